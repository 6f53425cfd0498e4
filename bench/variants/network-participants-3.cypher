// The rows gathered by network, what is above it found once for each, and the rows taken apart again.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation)-[:SOURCE]->(source:Source),
      (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(network:Network)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
  AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH network, person, role, engagement.status AS status, collect(DISTINCT organisation.name) AS on_behalf_of,
     collect(engagement.id) AS engagements
WITH network, collect({person: person, role: role, status: status, on_behalf_of: on_behalf_of, engagements: engagements}) AS told
WHERE $network IS NULL OR EXISTS { (network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) }
MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(top:Network) WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()
WITH network, told, top, COLLECT {
  MATCH (network)-[:SUB_ORGANIZATION_OF*0..]->(inner)-[:SUB_ORGANIZATION_OF]->(outer)
  MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(outer)
  RETURN claim.id
} AS nesting
UNWIND told AS each
RETURN each.person.id AS person, each.person.name AS name, each.role.name AS role, network.id AS network,
       network.name AS network_name, top.id AS top_network, each.on_behalf_of AS on_behalf_of, each.status AS status,
       each.engagements + nesting AS statements
ORDER BY network, name, person, role, status
