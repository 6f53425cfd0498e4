//+ theme: networks
//+ summary:
//+   lv: Kuri eksperti pārstāv pašvaldības tīklos, un kādā lomā?
//+   en: Which experts represent municipalities in the networks, and in which role?
//+ parameters:
//+   - name: municipality
//+     type: Municipality
//+     meaning: {lv: Tikai šī pašvaldība; tukšs nozīmē visas, en: Only this municipality; empty means all}
//+   - name: role
//+     type: Role
//+     meaning: {lv: Tikai šī loma; tukšs nozīmē visas, en: Only this role; empty means all}
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
//+   - {name: municipality, type: id, meaning: {lv: pašvaldība, en: the municipality}}
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: role, type: text, meaning: {lv: loma tīklā, en: role in the network}}
//+   - {name: networks, type: list, meaning: {lv: tīkli; apakštīkli skaitīti pie augstākā, en: networks; sub-networks count as their top one}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [municipality, person, networks]
MATCH (municipality:Municipality) WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:AGENT]->(person:Person),
        (engagement)-[:ROLE]->(role:Role), (engagement)-[:SOURCE]->(source:Source), (engagement)-[:CONTEXT]->(direct:Network)
  WHERE ($role IS NULL OR role.id = $role) AND ($scope IS NULL OR source.scope = $scope)
    AND ($status IS NULL OR engagement.status = $status)
    AND coalesce(left(engagement.validFrom, size($as_of)) <= left($as_of, size(engagement.validFrom)), true)
    AND coalesce(left(engagement.validTo, size($as_of)) >= left($as_of, size(engagement.validTo)), true)
  RETURN person, role, engagement.status AS status, collect(DISTINCT direct) AS direct, collect(engagement.id) AS statements
}
RETURN municipality.id AS municipality, municipality.name AS municipality_name, person.id AS person, person.name AS name,
       role.name AS role, reduce(all = [], inner IN direct | all + [
         (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->() | network.id
       ]) AS networks, status, statements
ORDER BY municipality_name, municipality, name, person, role, status
