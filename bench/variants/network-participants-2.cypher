// What is above a network only for those that are in another; on whose behalf by a subquery for each row.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation)-[:CONTEXT]->(network:Network), (engagement)-[:ROLE]->(role:Role)
WHERE ($scope IS NULL OR EXISTS { (engagement)-[:SOURCE]->(:Source {scope: $scope}) })
  AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
  AND ($network IS NULL OR EXISTS { (network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) })
WITH person, role, network, engagement.status AS status, collect(engagement) AS told
WITH *, [each IN told | each.id] AS engagements,
     COLLECT { UNWIND told AS each MATCH (each)-[:ON_BEHALF_OF]->(organisation) RETURN DISTINCT organisation.name } AS on_behalf_of
CALL (network) {
  WITH network WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN network AS top, [] AS nesting
  UNION ALL
  MATCH (network)-[:SUB_ORGANIZATION_OF*1..]->(top:Network) WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()
  RETURN top, COLLECT {
    MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(inner)-[:SUB_ORGANIZATION_OF]->(outer)
    MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(outer)
    RETURN claim.id
  } AS nesting
}
RETURN person.id AS person, person.name AS name, role.name AS role, network.id AS network,
       network.name AS network_name, top.id AS top_network, on_behalf_of, status, engagements + nesting AS statements
ORDER BY network, name, person, role, status
