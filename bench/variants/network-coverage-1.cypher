// From the statements, each asked what it may be.
MATCH (network:Network)<-[:ABOUT|CONTEXT|VALUE_ENTITY]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($network IS NULL OR network.id = $network) AND ($scope IS NULL OR source.scope = $scope)
OPTIONAL MATCH (person:Person)<-[:AGENT]-(statement:NetworkParticipation {status: 'stated'})
OPTIONAL MATCH (member:Organisation)<-[:AGENT]-(statement:NetworkMembership {status: 'stated'})
OPTIONAL MATCH (event:Event)<-[:ABOUT]-(statement:Claim {property: 'inContextOf'})
OPTIONAL MATCH (output:Output)<-[:ABOUT]-(statement:Claim {property: 'producedIn'})
WITH network, statement, person, member, event, output,
     event IS NOT NULL AND NOT EXISTS {
       MATCH (event)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
     } AS undated,
     output IS NOT NULL AND NOT EXISTS {
       MATCH (output)<-[:CONTEXT]-(contribution:Contribution {status: 'stated'})-[:SOURCE]->(teller:Source)
       WHERE ($scope IS NULL OR teller.scope = $scope) AND EXISTS { (contribution)-[:ROLE]->(:Role {id: 'role/developer'}) }
     } AS unsigned
WHERE coalesce(person, member, event, output) IS NOT NULL OR statement.property = 'ofProject'
RETURN network.id AS cooperation, network.name AS name, count(DISTINCT person) AS people, count(DISTINCT member) AS members,
       count(DISTINCT event) AS events, count(DISTINCT CASE WHEN undated THEN event END) AS undated,
       count(DISTINCT output) AS outputs, count(DISTINCT CASE WHEN unsigned THEN output END) AS unsigned,
       collect(DISTINCT statement.id) AS statements
ORDER BY cooperation
