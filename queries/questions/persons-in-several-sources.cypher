//+ theme: people
//+ summary:
//+   lv: Kuras personas minētas vairākos avotos?
//+   en: Which people are in more than one source?
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
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: number, type: integer, meaning: {lv: avotu skaits, en: number of sources}}
//+   - {name: sources, type: list, meaning: {lv: avoti, en: the sources}}
//+   - {name: roles, type: list, meaning: {lv: lomas, en: roles}}
//+ draw: [person, sources]
// What a source only says of a person by being written by that person counts, too: authors and photographers are named.
MATCH (source:Source) WHERE $scope IS NULL OR source.scope = $scope
MATCH (source)<-[:SOURCE]-(engagement:Engagement)-[:AGENT]->(person:Person), (engagement)-[:ROLE]->(role:Role)
WHERE $status IS NULL OR engagement.status = $status
WITH person, collect(DISTINCT source) AS tellers, collect(DISTINCT role) AS acted, collect(engagement) AS engagements
WHERE size(tellers) > 1
WITH person, [source IN tellers | source.id] AS sources, [role IN acted | role.name] AS roles,
     [engagement IN engagements | engagement.id] AS statements
RETURN person.id AS person, person.name AS name, size(sources) AS number, sources, roles, statements
ORDER BY number DESC, name, person
