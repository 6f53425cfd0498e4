//+ theme: networks
//+ summary:
//+   lv: Kuras organizācijas ir tīkla dalībnieces?
//+   en: Which organisations are members of a network?
//+ parameters:
//+   - name: network
//+     type: Network
//+     example: network/t2
//+     meaning: {lv: Tīkls ar tā apakštīkliem, en: The network with its sub-networks}
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
//+   - {name: member, type: id, meaning: {lv: pašvaldība vai cita organizācija, en: the municipality or other organisation}}
//+   - {name: name, type: text, meaning: {lv: organizācijas nosaukums, en: name of the organisation}}
//+   - {name: network, type: id, meaning: {lv: "tīkls vai apakštīkls, kurā tā ir", en: the network or sub-network that it is in}}
//+   - {name: network_name, type: text, meaning: {lv: tīkla nosaukums, en: name of the network}}
//+   - {name: roles, type: list, meaning: {lv: lomas, en: roles}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to saka", en: the sources that say so}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [member, network]
// Whom a network visits is not thereby its member.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)<-[:CONTEXT]-(engagement:NetworkMembership)-[:AGENT]->(member),
      (engagement)-[:ROLE]->(role:Role), (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
  AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
RETURN member.id AS member, member.name AS name, network.id AS network, network.name AS network_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT source.id) AS sources, engagement.status AS status,
       collect(DISTINCT engagement.id) AS statements
ORDER BY network, name, member, status
