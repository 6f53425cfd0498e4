//+ theme: people
//+ summary:
//+   lv: Kādus amatus personas ieņem un kurās organizācijās?
//+   en: Which offices do people hold, and in which organisations?
//+ parameters:
//+   - name: person
//+     type: Person
//+     meaning: {lv: Tikai šī persona; tukšs nozīmē visas, en: Only this person; empty means all}
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
//+   - {name: organisation, type: id, meaning: {lv: organizācija, en: the organisation}}
//+   - {name: organisation_name, type: text, meaning: {lv: organizācijas nosaukums, en: name of the organisation}}
//+   - {name: role, type: text, meaning: {lv: amats, en: office}}
//+   - {name: remit, type: text, meaning: {lv: atbildības joma, en: remit}}
//+   - {name: valid_from, type: date, meaning: {lv: kopš kura laika, en: since when}}
//+   - {name: valid_to, type: date, meaning: {lv: līdz kuram laikam, en: until when}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
// An office is a position; speaking for an organisation at an event is none.
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:CONTEXT]->(organisation:Organisation),
      (position)-[:ROLE]->(role:Role), (position)-[:SOURCE]->(source:Source)
WHERE ($person IS NULL OR person.id = $person) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR position.status = $status)
  AND coalesce(left(position.validFrom, size($as_of)) <= left($as_of, size(position.validFrom)), true)
  AND coalesce(left(position.validTo, size($as_of)) >= left($as_of, size(position.validTo)), true)
// Sources that say the same make one row.
RETURN person.id AS person, person.name AS name, organisation.id AS organisation, organisation.name AS organisation_name,
       role.name AS role, position.remit AS remit, position.validFrom AS valid_from, position.validTo AS valid_to,
       position.status AS status, collect(DISTINCT position.id) AS statements
ORDER BY name, person, organisation, role, coalesce(remit, ''), coalesce(valid_from, ''), coalesce(valid_to, ''), status
