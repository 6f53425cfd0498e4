//+ theme: municipalities
//+ summary:
//+   lv: Kuras pašvaldības ir tīkla dalībnieces, kuras tas apmeklējis un kuras uzņēmušas tā pasākumus?
//+   en: Which municipalities are members of a network, which did it visit and which hosted its events?
//+ parameters:
//+   - name: network
//+     type: Network
//+     example: network/t2
//+     meaning: {lv: Tīkls ar tā apakštīkliem, en: The network with its sub-networks}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: municipality, type: id, meaning: {lv: pašvaldība, en: the municipality}}
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: relation, type: code, meaning: {lv: "dalībniece (member), apmeklēta (visited) vai uzņēmēja (host)", en: "member, visited or host"}}
//+   - {name: networks, type: list, meaning: {lv: tīkli un apakštīkli, en: networks and sub-networks}}
//+   - {name: events, type: list, meaning: {lv: vizītes vai pasākumi, en: visits or events}}
//+ draw: [municipality, networks, events]
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
ORDER BY municipality_name, municipality, relation
