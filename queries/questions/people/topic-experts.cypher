:param {topic: 'topic/majoklu-politika', scope: 'seed', status: 'stated'};
// Whoever only attends an event on the topic is not thereby able to tell of it.
MATCH (topic:Topic&Entity {id: $topic})
CALL (topic) {
  MATCH (topic)<-[:TOPIC]-(engagement:EventParticipation)
  RETURN engagement, 'talk' AS how, null AS claim
  UNION
  MATCH (topic)<-[:TOPIC]-(practice:GoodPractice)<-[:PRESENTS]-(engagement:EventParticipation),
        (topic)<-[:VALUE_ENTITY]-(claim:Claim {property: 'topic'})-[:ABOUT]->(practice)
  RETURN engagement, 'practice' AS how, claim
  UNION
  MATCH (topic)<-[:TOPIC]-(network:Network)<-[:CONTEXT]-(engagement:NetworkParticipation),
        (topic)<-[:VALUE_ENTITY]-(claim:Claim {property: 'topic'})-[:ABOUT]->(network)
  RETURN engagement, 'network' AS how, claim
}
MATCH (engagement)-[:AGENT]->(person:Person), (engagement)-[:CONTEXT]->(context), (engagement)-[:ROLE]->(role:Role),
      (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND (claim IS NULL OR $scope IS NULL OR EXISTS { (claim)-[:SOURCE]->(:Source {scope: $scope}) })
RETURN person.id AS person, person.name AS name, how, context.id AS context, context.name AS context_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT engagement.id) + collect(DISTINCT claim.id) AS statements
ORDER BY name, person, how, context;
