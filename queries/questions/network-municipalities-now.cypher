//+ theme: municipalities
//+ summary:
//+   lv: Kuras pašvaldības bija tīklā toreiz, un kuras ir to vietā tagad?
//+   en: Which municipalities were in a network then, and which are in their place now?
//+ parameters:
//+   - name: network
//+     type: Network
//+     example: network/t2
//+     meaning: {lv: Tīkls ar tā apakštīkliem, en: The network with its sub-networks}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: municipality, type: id, meaning: {lv: pašvaldība, en: the municipality}}
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: relation, type: list, meaning: {lv: dalībniece (member) vai uzņēmēja (host), en: member or host}}
//+   - {name: now, type: id, meaning: {lv: pašvaldība tās vietā tagad, en: the municipality in its place now}}
//+   - {name: now_name, type: text, meaning: {lv: tās nosaukums, en: its name}}
//+   - {name: candidates, type: list, meaning: {lv: "iespējamās pašvaldības, ja avots neprecizē", en: municipalities that may be meant where the source does not tell}}
//+ draw: [municipality, now, candidates]
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
ORDER BY municipality_name, municipality
