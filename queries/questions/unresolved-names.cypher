//+ theme: sources
//+ summary:
//+   lv: "Kurus pašvaldību nosaukumus avoti atstāj neskaidrus, un kas varētu būt domāts?"
//+   en: Which names of municipalities do the sources leave open, and what may be meant?
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: municipality, type: id, meaning: {lv: nenoskaidrotā pašvaldība, en: the unresolved municipality}}
//+   - {name: name, type: text, meaning: {lv: "nosaukums, kā to dod avots", en: the name as the source gives it}}
//+   - {name: candidates, type: list, meaning: {lv: iespējamās pašvaldības, en: municipalities that may be meant}}
//+   - {name: sources, type: list, meaning: {lv: "avoti, kas to nosauc vai nosauc iespējamās", en: sources that name it or the candidates}}
//+ draw: [municipality, candidates]
MATCH (municipality:Municipality {kind: 'unresolved'})<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
OPTIONAL MATCH (municipality)<-[:ABOUT]-(statement {property: 'candidate'})-[:VALUE_ENTITY]->(candidate)
RETURN municipality.id AS municipality, municipality.name AS name, collect(DISTINCT candidate.id) AS candidates,
       collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
ORDER BY name, municipality
