:param {project: null, scope: 'seed', status: 'stated'};
MATCH (project:Project)<-[:CONTEXT|ABOUT]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
// Each statement fills one column: an engagement that of its role, a claim that of its property if its value is the one that holds.
OPTIONAL MATCH (role:Role)<-[:ROLE]-(statement)-[:AGENT]->(agent)
WHERE $status IS NULL OR statement.status = $status
OPTIONAL MATCH (statement {property: 'programme'})-[:VALUE_ENTITY]->(programme)<-[:PROGRAMME]-(project)
WITH project, statement, agent.name AS agent, programme,
     CASE WHEN statement.value = project[statement.property] OR programme IS NOT NULL THEN statement.property ELSE role.id END AS column
WHERE column IN ['number', 'programme', 'startDate', 'endDate', 'role/implementer', 'role/partner']
// The name of an unnamed project is ours, no source's.
RETURN project.id AS project, CASE WHEN project.kind = 'unnamed' THEN null ELSE project.name END AS name,
       max(CASE column WHEN 'number' THEN statement.value END) AS number,
       collect(DISTINCT CASE column WHEN 'role/implementer' THEN agent END) AS implementers,
       collect(DISTINCT CASE column WHEN 'role/partner' THEN agent END) AS partners,
       max(programme.id) AS programme, max(programme.name) AS programme_name,
       max(CASE column WHEN 'startDate' THEN statement.value END) AS start_date,
       max(CASE column WHEN 'endDate' THEN statement.value END) AS end_date,
       collect(DISTINCT statement.id) AS statements
ORDER BY project;
