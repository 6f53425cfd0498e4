:param {project: null, scope: 'seed', status: 'stated'};
// Every value that a source gives has its row, so that values which disagree stand side by side.
MATCH (project:Project)<-[:CONTEXT|ABOUT|FUNDS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($project IS NULL OR project.id = $project) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR statement.status = $status)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
OPTIONAL MATCH (statement)-[:AGENT|VALUE_ENTITY|FUNDED_BY]->(thing)
WITH project, statement, source, thing,
     CASE WHEN statement:Claim THEN statement.property WHEN statement:Funding THEN 'funding' ELSE substring(role.id, 5) END AS what
WHERE what IN ['number', 'programme', 'startDate', 'endDate', 'implementer', 'partner', 'funding']
RETURN project.id AS project, what, coalesce(thing.name, statement.value) AS value, thing.id AS thing,
       statement.amount AS amount, statement.unit AS unit, statement.share AS share, statement.rank AS rank,
       collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
ORDER BY project, what, coalesce(thing, ''), value, coalesce(amount, -1), coalesce(share, -1), coalesce(unit, ''), coalesce(rank, '');
