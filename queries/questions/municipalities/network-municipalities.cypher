:param {network: 'network/t2', scope: 'seed', status: 'stated'};
// Three relations that are easily confused: whom a network visits or whoever hosts it is not thereby its member.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)
CALL (network) {
  MATCH (network)<-[:CONTEXT]-(engagement:NetworkMembership)-[:AGENT]->(municipality:Municipality)
  RETURN municipality, engagement, 'member' AS relation, null AS event, null AS claim
  UNION
  MATCH (network)<-[:IN_CONTEXT_OF]-(event:Event {eventStatus: 'held'})<-[:CONTEXT]-(engagement:EventParticipation)-[:AGENT]->(municipality:Municipality),
        (engagement)-[:ROLE]->(:Role {id: 'role/host'}),
        (event)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(network)
  RETURN municipality, engagement, CASE event.kind WHEN 'visit' THEN 'visited' ELSE 'host' END AS relation, event, claim
}
MATCH (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND (claim IS NULL OR $scope IS NULL OR EXISTS { (claim)-[:SOURCE]->(:Source {scope: $scope}) })
RETURN municipality.id AS municipality, municipality.name AS municipality_name, relation,
       collect(DISTINCT network.id) AS networks, collect(DISTINCT event.id) AS events,
       collect(DISTINCT engagement.id) + collect(DISTINCT claim.id) AS statements
ORDER BY municipality_name, municipality, relation;
