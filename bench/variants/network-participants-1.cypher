// From the engagements; what lies above the network is looked for in each row.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(network:Network)
WHERE $network IS NULL OR EXISTS { (network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) }
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH person, role, network, engagement.status AS status, collect(DISTINCT organisation.name) AS on_behalf_of,
     collect(DISTINCT engagement.id) AS engagements
MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(top:Network)
WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()
WITH *, COLLECT {
  MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(inner)-[:SUB_ORGANIZATION_OF]->(outer)
  MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(outer)
  RETURN claim.id
} AS nesting
RETURN person.id AS person, person.name AS name, role.name AS role, network.id AS network,
       network.name AS network_name, top.id AS top_network, on_behalf_of, status, engagements + nesting AS statements
ORDER BY network, name, person, role, status
