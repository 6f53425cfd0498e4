// All statements gathered first, then told apart by list comprehensions and subqueries for each network.
MATCH (network:Network)<-[:ABOUT|CONTEXT|VALUE_ENTITY]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($network IS NULL OR network.id = $network) AND ($scope IS NULL OR source.scope = $scope)
  AND (statement:NetworkParticipation|NetworkMembership AND statement.status = 'stated'
       OR statement.property IN ['ofProject', 'inContextOf', 'producedIn'])
WITH network, collect(DISTINCT statement) AS told
WITH network, told, COLLECT {
  UNWIND told AS statement
  MATCH (statement:Claim {property: 'inContextOf'})-[:ABOUT]->(event:Event)
  RETURN DISTINCT event
} AS events, COLLECT {
  UNWIND told AS statement
  MATCH (statement:Claim {property: 'producedIn'})-[:ABOUT]->(output:Output)
  RETURN DISTINCT output
} AS outputs
RETURN network.id AS cooperation, network.name AS name,
       COUNT { UNWIND told AS statement MATCH (statement:NetworkParticipation)-[:AGENT]->(person:Person) RETURN DISTINCT person } AS people,
       COUNT { UNWIND told AS statement MATCH (statement:NetworkMembership)-[:AGENT]->(member:Organisation) RETURN DISTINCT member } AS members,
       size(events) AS events, size([event IN events WHERE NOT EXISTS {
         MATCH (event)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
       }]) AS undated,
       size(outputs) AS outputs, size([output IN outputs WHERE NOT EXISTS {
         MATCH (output)<-[:CONTEXT]-(contribution:Contribution {status: 'stated'})-[:SOURCE]->(teller:Source)
         WHERE ($scope IS NULL OR teller.scope = $scope) AND EXISTS { (contribution)-[:ROLE]->(:Role {id: 'role/developer'}) }
       }]) AS unsigned, [statement IN told | statement.id] AS statements
ORDER BY cooperation
