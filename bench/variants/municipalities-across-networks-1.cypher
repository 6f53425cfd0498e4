// What lies above each engagement first, then the municipalities with several networks.
MATCH (municipality:Municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:AGENT]->(person:Person),
      (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
MATCH (engagement)-[:CONTEXT]->(:Network)-[:SUB_ORGANIZATION_OF*0..]->(network:Network)
WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
WITH municipality, collect(DISTINCT network.id) AS networks, collect(DISTINCT person.id) AS people,
     collect(DISTINCT engagement.id) AS statements
WHERE size(networks) > 1
RETURN municipality.id AS municipality, municipality.name AS municipality_name, networks, people, statements
ORDER BY municipality_name, municipality
