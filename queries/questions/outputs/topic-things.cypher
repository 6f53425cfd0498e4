:param {topic: 'topic/majoklu-politika', scope: 'seed', status: 'stated'};
MATCH (topic:Topic&Entity {id: $topic})<-[:VALUE_ENTITY|TOPIC]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR statement.status = $status)
MATCH (statement)-[:ABOUT|AGENT]->(thing)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role), (statement)-[:CONTEXT]->(event:Event)
RETURN split(thing.id, '/')[0] AS type, thing.id AS thing, thing.name AS name,
       coalesce(statement.property, substring(role.id, 5)) AS how, event.id AS event,
       collect(DISTINCT statement.id) AS statements
ORDER BY type, thing, how, coalesce(event, '');
