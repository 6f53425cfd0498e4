:param {network: null, scope: 'seed'};
// Whom a network visits is not thereby its member, and where it met otherwise is not a visit.
MATCH (network:Network)<-[:IN_CONTEXT_OF]-(visit:Event {kind: 'visit', eventStatus: 'held'})
WHERE $network IS NULL OR EXISTS { (network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $network}) }
MATCH (visit)<-[:CONTEXT]-(engagement:EventParticipation {status: 'stated'})-[:AGENT]->(municipality:Municipality),
      (engagement)-[:ROLE]->(:Role {id: 'role/host'}), (engagement)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
// Whose visit it was must come from sources that count, too.
MATCH (visit)<-[:ABOUT]-(claim:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(network), (claim)-[:SOURCE]->(teller:Source)
WHERE $scope IS NULL OR teller.scope = $scope
RETURN network.id AS network, network.name AS network_name, municipality.id AS municipality,
       municipality.name AS municipality_name, collect(DISTINCT visit.id) AS visits,
       collect(DISTINCT engagement.id) + collect(DISTINCT claim.id) AS statements
ORDER BY network, municipality_name, municipality;
