// Four patterns under one another, each from its own kind of statement, gathered together at the end.
CALL () {
  MATCH (person:Person)<-[:AGENT]-(statement:NetworkParticipation {status: 'stated'})-[:CONTEXT]->(network:Network)
  RETURN network, statement, 'person' AS kind, person AS thing, false AS lacking
  UNION ALL
  MATCH (member:Organisation)<-[:AGENT]-(statement:NetworkMembership {status: 'stated'})-[:CONTEXT]->(network:Network)
  RETURN network, statement, 'member' AS kind, member AS thing, false AS lacking
  UNION ALL
  MATCH (event:Event)<-[:ABOUT]-(statement:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(network:Network)
  RETURN network, statement, 'event' AS kind, event AS thing, NOT EXISTS {
    MATCH (event)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
  } AS lacking
  UNION ALL
  MATCH (output:Output)<-[:ABOUT]-(statement:Claim {property: 'producedIn'})-[:VALUE_ENTITY]->(network:Network)
  RETURN network, statement, 'output' AS kind, output AS thing, NOT EXISTS {
    MATCH (output)<-[:CONTEXT]-(contribution:Contribution {status: 'stated'})-[:SOURCE]->(teller:Source)
    WHERE ($scope IS NULL OR teller.scope = $scope) AND EXISTS { (contribution)-[:ROLE]->(:Role {id: 'role/developer'}) }
  } AS lacking
  UNION ALL
  MATCH (network:Network)<-[:ABOUT]-(statement:Claim {property: 'ofProject'})
  RETURN network, statement, 'project' AS kind, null AS thing, false AS lacking
}
WITH * WHERE ($network IS NULL OR network.id = $network)
  AND ($scope IS NULL OR EXISTS { (statement)-[:SOURCE]->(:Source {scope: $scope}) })
WITH network, count(DISTINCT CASE kind WHEN 'person' THEN thing END) AS people,
     count(DISTINCT CASE kind WHEN 'member' THEN thing END) AS members,
     count(DISTINCT CASE kind WHEN 'event' THEN thing END) AS events,
     count(DISTINCT CASE WHEN kind = 'event' AND lacking THEN thing END) AS undated,
     count(DISTINCT CASE kind WHEN 'output' THEN thing END) AS outputs,
     count(DISTINCT CASE WHEN kind = 'output' AND lacking THEN thing END) AS unsigned, collect(statement.id) AS statements
RETURN network.id AS cooperation, network.name AS name, people, members, events, undated, outputs, unsigned, statements
ORDER BY cooperation
