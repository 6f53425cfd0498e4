//+ theme: sources
//+ summary:
//+   lv: Kādas organizācijas avoti nosauc, pa veidiem?
//+   en: Which organisations do the sources name, by kind?
//+ parameters:
//+   - name: kind
//+     type: organisation-kind
//+     meaning: {lv: "Tikai šis veids, piemēram, foundation; tukšs nozīmē visus", en: "Only this kind, such as foundation; empty means all"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: of_kind, type: code, meaning: {lv: organizācijas veids, en: kind of organisation}}
//+   - {name: organisation, type: id, meaning: {lv: organizācija, en: the organisation}}
//+   - {name: name, type: text, meaning: {lv: organizācijas nosaukums, en: name of the organisation}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to nosauc", en: the sources that name it}}
//+ draw: [organisation]
// Each organisation is answered for itself, which keeps what is gathered small.
MATCH (organisation:Organisation) WHERE $kind IS NULL OR organisation.kind = $kind
CALL (organisation) {
  MATCH (organisation)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement)
  WHERE $status IS NULL OR statement.status = $status
  WITH DISTINCT statement
  MATCH (statement)-[:SOURCE]->(source:Source) WHERE $scope IS NULL OR source.scope = $scope
  RETURN collect(DISTINCT source.id) AS sources, collect(statement.id) AS statements
}
WITH * WHERE size(statements) > 0
RETURN organisation.kind AS of_kind, organisation.id AS organisation, organisation.name AS name, sources, statements
ORDER BY of_kind, name, organisation
