//+ theme: sources
//+ summary:
//+   lv: Kas avotus rakstījis, fotografējis un izdevis?
//+   en: Who wrote, photographed and published the sources?
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: source, type: id, meaning: {lv: avots, en: the source}}
//+   - {name: title, type: text, meaning: {lv: virsraksts, en: title}}
//+   - {name: issued, type: date, meaning: {lv: publicēts, en: issued}}
//+   - {name: publisher, type: id, meaning: {lv: izdevējs, en: the publisher}}
//+   - {name: publisher_name, type: text, meaning: {lv: izdevēja nosaukums, en: name of the publisher}}
//+   - {name: url, type: text, meaning: {lv: tīmekļa adrese, en: web address}}
//+   - {name: authors, type: list, meaning: {lv: autori, en: authors}}
//+   - {name: photographers, type: list, meaning: {lv: "fotogrāfi, arī organizācijas", en: "photographers, organisations too"}}
// An article seldom tells its own address: what is shown of a source may come from any other, and its receipt says from which.
MATCH (source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH collect(source) AS sources
CALL (sources) {
  MATCH (role:Entity)<-[:ROLE]-(contribution:Contribution)-[:CONTEXT]->(source:Source), (contribution)-[:AGENT]->(agent:Agent)
  WHERE role.id IN ['role/author', 'role/photographer'] AND ($status IS NULL OR contribution.status = $status)
    AND ($scope IS NULL OR source.scope = $scope)
  RETURN source, contribution.id AS contribution, role.id AS role, agent.name AS name
  UNION ALL
  UNWIND sources AS source
  RETURN source, null AS contribution, null AS role, null AS name
}
WITH source, collect(contribution) AS contributions, collect(DISTINCT CASE role WHEN 'role/author' THEN name END) AS authors,
     collect(DISTINCT CASE role WHEN 'role/photographer' THEN name END) AS photographers
OPTIONAL MATCH (source)-[:PUBLISHER]->(publisher:Organisation)
WITH *, COLLECT {
  MATCH (source)<-[:ABOUT]-(claim:Claim)
  WHERE claim.property IN ['issued', 'url'] AND claim.value = source[claim.property]
     OR claim.property = 'publisher' AND EXISTS { (claim)-[:VALUE_ENTITY]->(publisher) }
  RETURN claim.id
} AS claims
RETURN source.id AS source, source.name AS title, source.issued AS issued, publisher.id AS publisher,
       publisher.name AS publisher_name, source.url AS url, authors, photographers, contributions + claims AS statements
ORDER BY source
