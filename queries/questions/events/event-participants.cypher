:param {event: 'event/e01', scope: 'seed', status: 'stated'};
MATCH (:Event&Entity {id: $event})<-[:CONTEXT]-(engagement:EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
MATCH (engagement)-[:AGENT]->(agent:Agent), (engagement)-[:ROLE]->(role:Role)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
OPTIONAL MATCH (engagement)-[:TOPIC]->(topic)
RETURN engagement.part AS part, agent.id AS agent, agent.name AS name, role.name AS role,
       collect(DISTINCT organisation.name) AS on_behalf_of, collect(DISTINCT topic.name) AS topics,
       engagement.status AS status, collect(DISTINCT engagement.id) AS statements
ORDER BY coalesce(part, 0), name, agent, role, status;
