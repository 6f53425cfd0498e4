// From the municipalities: each gathers its engagements, and people and networks are subqueries over these.
MATCH (municipality:Municipality)
WITH municipality, COLLECT {
  MATCH (municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  RETURN engagement
} AS engagements
WITH municipality, engagements, COLLECT {
  UNWIND engagements AS engagement
  MATCH (engagement)-[:CONTEXT]->(direct:Network)
  WITH DISTINCT direct
  MATCH (direct)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN DISTINCT network.id
} AS networks
WHERE size(networks) > 1
WITH municipality, networks, [engagement IN engagements | engagement.id] AS statements, COLLECT {
  UNWIND engagements AS engagement
  MATCH (engagement)-[:AGENT]->(person:Person)
  WITH DISTINCT person
  RETURN person.id
} AS people
RETURN municipality.id AS municipality, municipality.name AS municipality_name, networks, people, statements
ORDER BY municipality_name, municipality
