//+ theme: people
//+ summary:
//+   lv: Kas un kādā amatā darbojas organizācijā un tās struktūrvienībās?
//+   en: Who holds which office in an organisation and its units?
//+ parameters:
//+   - name: organisation
//+     type: Organisation
//+     example: organisation/latvijas-pasvaldibu-savieniba
//+     meaning: {lv: Organizācija vai pašvaldība, en: The organisation or municipality}
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
//+   - {name: unit, type: id, meaning: {lv: "organizācija vai tās vienība, kurā ir amats", en: the organisation or its unit that has the office}}
//+   - {name: unit_name, type: text, meaning: {lv: vienības nosaukums, en: name of the unit}}
//+   - {name: role, type: text, meaning: {lv: amats, en: office}}
//+   - {name: valid_from, type: date, meaning: {lv: kopš kura laika, en: since when}}
//+   - {name: valid_to, type: date, meaning: {lv: līdz kuram laikam, en: until when}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [person, unit]
// Units of the organisation itself, not the units of units; only as sources that count tell it.
MATCH (whole:Organisation&Entity {id: $organisation})
CALL (whole) {
  RETURN whole AS unit, [] AS belonging
  UNION
  MATCH (whole)<-[:UNIT_OF]-(unit:Organisation)<-[:ABOUT]-(claim:Claim {property: 'unitOf'})-[:VALUE_ENTITY]->(whole),
        (claim)-[:SOURCE]->(source:Source)
  WHERE unit <> whole AND ($scope IS NULL OR source.scope = $scope)
  RETURN unit, collect(DISTINCT claim.id) AS belonging
}
MATCH (unit)<-[:CONTEXT]-(position:Position)-[:AGENT]->(person:Person), (position)-[:ROLE]->(role:Role),
      (position)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(left(position.validFrom, size($as_of)) <= left($as_of, size(position.validFrom)), true)
  AND coalesce(left(position.validTo, size($as_of)) >= left($as_of, size(position.validTo)), true)
WITH person, unit, role, position.validFrom AS valid_from, position.validTo AS valid_to, position.status AS status,
     belonging, collect(DISTINCT position.id) AS positions
RETURN person.id AS person, person.name AS name, unit.id AS unit, unit.name AS unit_name, role.name AS role, valid_from,
       valid_to, status, positions + belonging AS statements
ORDER BY name, person, unit, role, coalesce(valid_from, ''), coalesce(valid_to, ''), status
