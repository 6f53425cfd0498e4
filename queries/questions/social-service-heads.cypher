//+ theme: people
//+ summary:
//+   lv: Kas vada pašvaldību sociālos dienestus?
//+   en: Who heads the social service offices of municipalities?
//+ parameters:
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
//+   - {name: organisation, type: id, meaning: {lv: sociālais dienests, en: the social service office}}
//+   - {name: organisation_name, type: text, meaning: {lv: dienesta nosaukums, en: name of the office}}
//+   - {name: municipality, type: id, meaning: {lv: "pašvaldība, kuras dienests tas ir", en: the municipality whose office it is}}
//+   - {name: municipality_name, type: text, meaning: {lv: pašvaldības nosaukums, en: name of the municipality}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas nosauc amatu", en: the sources that name the position}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:CONTEXT]->(office:Organisation {kind: 'social-service'}),
      (position)-[:ROLE]->(:Role {id: 'role/head'}), (position)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(left(position.validFrom, size($as_of)) <= left($as_of, size(position.validFrom)), true)
  AND coalesce(left(position.validTo, size($as_of)) >= left($as_of, size(position.validTo)), true)
WITH person, office, position.status AS status, collect(DISTINCT source.id) AS sources, collect(DISTINCT position.id) AS positions
// The municipality only as far as sources that count tell it.
OPTIONAL MATCH (office)-[:UNIT_OF]->(municipality:Municipality)<-[:VALUE_ENTITY]-(claim:Claim {property: 'unitOf'})-[:ABOUT]->(office),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH person, office, status, sources, positions, municipality, collect(DISTINCT claim.id) AS belonging
RETURN person.id AS person, person.name AS name, office.id AS organisation, office.name AS organisation_name,
       municipality.id AS municipality, municipality.name AS municipality_name, sources, status,
       positions + belonging AS statements
ORDER BY name, person, organisation, status
