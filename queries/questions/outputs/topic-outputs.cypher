:param {topic: 'topic/socialais-darbs', scope: 'seed'};
// No source gives a topic of an output: its topic is that of what it came from.
MATCH (topic:Topic&Entity {id: $topic})<-[:VALUE_ENTITY]-(claim:Claim)-[:ABOUT]->(origin), (claim)-[:SOURCE]->(source:Source)
WHERE claim.property IN ['topic', 'method'] AND ($scope IS NULL OR source.scope = $scope)
MATCH (origin)<-[:VALUE_ENTITY]-(making:Claim)-[:ABOUT]->(output:Output), (making)-[:SOURCE]->(teller:Source)
WHERE making.property IN ['producedIn', 'resultOf'] AND ($scope IS NULL OR teller.scope = $scope)
RETURN output.id AS output, output.name AS name, output.kind AS kind, origin.id AS through, origin.name AS through_name,
       collect(DISTINCT claim.id) + collect(DISTINCT making.id) AS statements
ORDER BY name, output, through;
