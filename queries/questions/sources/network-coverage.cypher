:param {network: null, scope: 'seed'};
// Each network for itself, not with its sub-networks; only what sources of the scope state, of events and outputs also what
// they plan.
MATCH (network:Network) WHERE $network IS NULL OR network.id = $network
CALL (network) {
  MATCH (network)<-[:CONTEXT]-(statement:NetworkParticipation|NetworkMembership {status: 'stated'})-[:SOURCE]->(source:Source),
        (statement)-[:AGENT]->(thing)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN collect(statement.id) AS engagements, count(DISTINCT CASE WHEN statement:NetworkParticipation THEN thing END) AS people,
         count(DISTINCT CASE WHEN statement:NetworkMembership THEN thing END) AS members
}
CALL (network) {
  MATCH (network)<-[:VALUE_ENTITY]-(statement:Claim)-[:SOURCE]->(source:Source), (statement)-[:ABOUT]->(thing:Event|Output)
  WHERE statement.property IN ['inContextOf', 'producedIn'] AND ($scope IS NULL OR source.scope = $scope)
  WITH thing, collect(statement.id) AS some
  WITH *, thing:Event AND NOT EXISTS {
    MATCH (thing)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
  } AS undated, thing:Output AND NOT EXISTS {
    MATCH (thing)<-[:CONTEXT]-(contribution:Contribution {status: 'stated'})-[:SOURCE]->(teller:Source)
    WHERE ($scope IS NULL OR teller.scope = $scope) AND EXISTS { (contribution)-[:ROLE]->(:Role {id: 'role/developer'}) }
  } AS unsigned
  RETURN count(CASE WHEN thing:Event THEN 1 END) AS events, count(CASE WHEN undated THEN 1 END) AS undated,
         count(CASE WHEN thing:Output THEN 1 END) AS outputs, count(CASE WHEN unsigned THEN 1 END) AS unsigned,
         reduce(all = [], each IN collect(some) | all + each) AS placings
}
WITH *, engagements + placings + COLLECT {
  MATCH (network)<-[:ABOUT]-(claim:Claim {property: 'ofProject'})-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN claim.id
} AS statements
WHERE size(statements) > 0
RETURN network.id AS cooperation, network.name AS name, people, members, events, undated, outputs, unsigned, statements
ORDER BY cooperation;
