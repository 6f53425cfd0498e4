//+ theme: people
//+ summary:
//+   lv: Kas un kā vārdā darbojas sadarbības tīklos?
//+   en: Who is active in the cooperation networks, and on whose behalf?
//+ parameters:
//+   - name: network
//+     type: Network
//+     meaning: {lv: Tikai šis tīkls un tā apakštīkli; tukšs nozīmē visus, en: Only this network and its sub-networks; empty means all}
//+   - name: as_of
//+     type: date
//+     meaning: {lv: "Tikai tas, kas ir spēkā šajā datumā; nezināms sākums vai beigas neizslēdz; tukšs nozīmē jebkad", en: Only what holds at this date; an unknown start or end does not exclude; empty means any time}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: role, type: text, meaning: {lv: loma tīklā, en: role in the network}}
//+   - {name: network, type: id, meaning: {lv: "tīkls, kā to sauc avots", en: the network as the source has it}}
//+   - {name: network_name, type: text, meaning: {lv: tīkla nosaukums, en: name of the network}}
//+   - {name: top_network, type: id, meaning: {lv: "augstākais tīkls, kurā tas ietilpst", en: the top network that it is in}}
//+   - {name: on_behalf_of, type: list, meaning: {lv: kā vārdā, en: on whose behalf}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
// Only network participation counts: whoever spoke at one event of a network is not yet active in it. The rows are gathered by
// network, so that what lies above it is found once for each, and taken apart again.
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
