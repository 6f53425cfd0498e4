// From the networks, the top one of each found once.
MATCH (inner:Network)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
MATCH (inner)<-[:CONTEXT]-(engagement:NetworkParticipation)-[:ON_BEHALF_OF]->(municipality:Municipality),
      (engagement)-[:AGENT]->(person:Person), (engagement)-[:ROLE]->(role:Role), (engagement)-[:SOURCE]->(source:Source)
WHERE ($municipality IS NULL OR municipality.id = $municipality) AND ($role IS NULL OR role.id = $role)
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
WITH municipality, person, role, engagement.status AS status, collect(DISTINCT network.id) AS networks,
     collect(DISTINCT engagement.id) AS statements
RETURN municipality.id AS municipality, municipality.name AS municipality_name, person.id AS person, person.name AS name,
       role.name AS role, networks, status, statements
ORDER BY municipality_name, municipality, name, person, role, status
