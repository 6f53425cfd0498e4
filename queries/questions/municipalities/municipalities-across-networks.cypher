:param {scope: 'seed', status: 'stated'};
// Different people may have been in different networks.
MATCH (municipality:Municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:AGENT]->(person:Person),
      (engagement)-[:SOURCE]->(source:Source), (engagement)-[:CONTEXT]->(direct:Network)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
WITH municipality, collect(DISTINCT direct) AS direct, collect(DISTINCT person) AS persons, collect(engagement.id) AS statements
WITH municipality, statements, [person IN persons | person.id] AS people, COLLECT {
  UNWIND direct AS inner
  MATCH (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN DISTINCT network.id
} AS networks
WHERE size(networks) > 1
RETURN municipality.id AS municipality, municipality.name AS municipality_name, networks, people, statements
ORDER BY municipality_name, municipality;
