// From the networks: what puts one below its top one is looked for once for each.
MATCH (network:Network)-[:SUB_ORGANIZATION_OF*0..]->(top:Network)
WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()
  AND ($network IS NULL OR EXISTS { (network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) })
WITH network, top, COLLECT {
  MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(inner)-[:SUB_ORGANIZATION_OF]->(outer)
  MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(outer)
  RETURN claim.id
} AS nesting
MATCH (network)<-[:CONTEXT]-(engagement:NetworkParticipation)-[:SOURCE]->(source:Source),
      (engagement)-[:AGENT]->(person:Person), (engagement)-[:ROLE]->(role:Role)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH person, role, network, top, nesting, engagement.status AS status, collect(DISTINCT organisation.name) AS on_behalf_of,
     collect(engagement.id) AS engagements
RETURN person.id AS person, person.name AS name, role.name AS role, network.id AS network,
       network.name AS network_name, top.id AS top_network, on_behalf_of, status, engagements + nesting AS statements
ORDER BY network, name, person, role, status
