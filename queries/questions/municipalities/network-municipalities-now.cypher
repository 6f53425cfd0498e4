:param {network: 'network/t2', status: 'stated'};
// A municipality that no source says was replaced is still there. All sources count: the articles are of the time, the reform is not.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)
CALL (network) {
  MATCH (network)<-[:CONTEXT]-(engagement:NetworkMembership)
  RETURN engagement, 'member' AS relation
  UNION
  MATCH (network)<-[:IN_CONTEXT_OF]-(:Event {eventStatus: 'held'})<-[:CONTEXT]-(engagement:EventParticipation)-[:ROLE]->(:Role {id: 'role/host'})
  RETURN engagement, 'host' AS relation
}
MATCH (engagement)-[:AGENT]->(municipality:Municipality)
WHERE $status IS NULL OR engagement.status = $status
WITH municipality, collect(DISTINCT relation) AS relation, collect(DISTINCT engagement.id) AS engagements
MATCH (municipality)-[:REPLACED_BY*0..]->(now:Municipality)
WHERE NOT (now)-[:REPLACED_BY]->()
WITH *, COLLECT { MATCH (municipality)-[:CANDIDATE]->(candidate) RETURN candidate.id } AS candidates,
COLLECT {
  MATCH (municipality)-[:REPLACED_BY*0..]->(inner)-[:REPLACED_BY]->(outer)
  MATCH (inner)<-[:ABOUT]-(claim:Claim {property: 'replacedBy'})-[:VALUE_ENTITY]->(outer)
  RETURN claim.id
} AS replacing,
COLLECT { MATCH (municipality)<-[:ABOUT]-(claim:Claim {property: 'candidate'}) RETURN claim.id } AS doubting
RETURN municipality.id AS municipality, municipality.name AS municipality_name, relation, now.id AS now,
       now.name AS now_name, candidates, engagements + replacing + doubting AS statements
ORDER BY municipality_name, municipality;
