//+ theme: people
//+ summary:
//+   lv: Kuri autori paši piedalījušies tajā, par ko raksta?
//+   en: Which authors took part themselves in what they wrote about?
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
//+   - {name: source, type: id, meaning: {lv: avots, en: the source}}
//+   - {name: title, type: text, meaning: {lv: avota virsraksts, en: title of the source}}
//+   - {name: engaged_in, type: list, meaning: {lv: kur avots sauc autoru par iesaistītu, en: in what the source calls its author engaged}}
//+   - {name: roles, type: list, meaning: {lv: lomas, en: roles}}
//+ draw: [person, source, engaged_in]
// An office is no taking part, and neither is writing.
MATCH (source:Source)<-[:CONTEXT]-(authorship:Contribution)-[:AGENT]->(person:Person),
      (authorship)-[:ROLE]->(:Role {id: 'role/author'}), (authorship)-[:SOURCE]->(teller:Source)
WHERE ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR authorship.status = $status)
MATCH (source)<-[:SOURCE]-(engagement:Engagement)-[:AGENT]->(person), (engagement)-[:ROLE]->(role:Role),
      (engagement)-[:CONTEXT]->(context)
WHERE NOT engagement:Position AND NOT context:Source
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
RETURN person.id AS person, person.name AS name, source.id AS source, source.name AS title,
       collect(DISTINCT context.id) AS engaged_in, collect(DISTINCT role.name) AS roles,
       collect(DISTINCT authorship.id) + collect(DISTINCT engagement.id) AS statements
ORDER BY name, person, source
