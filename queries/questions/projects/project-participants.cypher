:param {project: 'project/lietpratiga-parvaldiba', role: null, scope: 'seed', status: 'stated'};
MATCH (project:Project&Entity {id: $project})<-[:CONTEXT]-(participation:ProjectParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR participation.status = $status)
MATCH (participation)-[:ROLE]->(role:Role), (participation)-[:AGENT]->(agent:Agent)
WHERE $role IS NULL OR role.id = $role
RETURN role.id AS role, role.name AS role_name, agent.id AS agent, agent.name AS name, agent.kind AS kind,
       collect(DISTINCT participation.id) AS statements
ORDER BY role, name, agent;
