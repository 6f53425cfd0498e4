:param {network: null, as_of: null, scope: 'seed', status: 'stated'};
// Only network participation counts: whoever spoke at one event of a network is not yet active in it. The rows are gathered by
// network, so that what lies above it is found once for each, and taken apart again.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation)-[:SOURCE]->(source:Source),
      (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(network:Network)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
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
ORDER BY network, name, person, role, status;
