//+ theme: people
//+ summary:
//+   lv: Kas vada noteikta veida iestādes un vienības, un kur?
//+   en: Who heads units of a kind, and where?
//+ parameters:
//+   - name: role
//+     type: Role
//+     default: role/head
//+     meaning: {lv: Amats; tukšs nozīmē jebkuru, en: The office; empty means any}
//+   - name: kind
//+     type: organisation-kind
//+     meaning: {lv: Vienības veids; tukšs nozīmē visus, en: Kind of unit; empty means all}
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
//+   - {name: role, type: text, meaning: {lv: amats, en: office}}
//+   - {name: unit, type: id, meaning: {lv: vienība, en: the unit}}
//+   - {name: unit_name, type: text, meaning: {lv: vienības nosaukums, en: name of the unit}}
//+   - {name: kind, type: code, meaning: {lv: vienības veids, en: kind of unit}}
//+   - {name: municipality, type: id, meaning: {lv: "pašvaldība, kuras vienība tā ir", en: the municipality whose unit it is}}
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [person, unit, municipality]
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:ROLE]->(role:Role), (position)-[:CONTEXT]->(unit:Organisation),
      (position)-[:SOURCE]->(source:Source)
WHERE ($role IS NULL OR role.id = $role) AND ($kind IS NULL OR unit.kind = $kind)
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(left(position.validFrom, size($as_of)) <= left($as_of, size(position.validFrom)), true)
  AND coalesce(left(position.validTo, size($as_of)) >= left($as_of, size(position.validTo)), true)
WITH person, role, unit, position.status AS status, collect(DISTINCT position.id) AS positions
// The municipality only as far as sources that count tell it.
OPTIONAL MATCH (unit)-[:UNIT_OF]->(municipality:Municipality)<-[:VALUE_ENTITY]-(claim:Claim {property: 'unitOf'})-[:ABOUT]->(unit),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH person, role, unit, status, positions, municipality, collect(DISTINCT claim.id) AS belonging
RETURN person.id AS person, person.name AS name, role.name AS role, unit.id AS unit, unit.name AS unit_name,
       unit.kind AS kind, municipality.id AS municipality, municipality.name AS municipality_name, status,
       positions + belonging AS statements
ORDER BY name, person, unit, role, status
