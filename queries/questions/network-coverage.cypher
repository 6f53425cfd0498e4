//+ theme: sources
//+ summary:
//+   lv: Kas par tīkliem ierakstīts, un kā trūkst?
//+   en: What is recorded of the networks, and what is missing?
//+ parameters:
//+   - name: network
//+     type: Network
//+     meaning: {lv: Tikai šis tīkls; tukšs nozīmē visus, en: Only this network; empty means all}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: cooperation, type: id, meaning: {lv: tīkls, en: the network}}
//+   - {name: name, type: text, meaning: {lv: tīkla nosaukums, en: name of the network}}
//+   - {name: people, type: integer, meaning: {lv: nosauktie cilvēki, en: people named}}
//+   - {name: members, type: integer, meaning: {lv: nosauktās dalībnieces, en: members named}}
//+   - {name: events, type: integer, meaning: {lv: pasākumi, en: events}}
//+   - {name: undated, type: integer, meaning: {lv: pasākumi bez datuma, en: events without a date}}
//+   - {name: outputs, type: integer, meaning: {lv: rezultāti, en: outputs}}
//+   - {name: unsigned, type: integer, meaning: {lv: rezultāti bez nosaukta izstrādātāja, en: outputs of which no developer is named}}
//+ draw: [cooperation]
// Each network for itself, not with its sub-networks; only what sources of the scope state, of events and outputs also what they plan.
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
