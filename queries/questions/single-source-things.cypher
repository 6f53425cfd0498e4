//+ theme: sources
//+ summary:
//+   lv: Kas pieminēts tikai vienā avotā?
//+   en: What is mentioned in only one source?
//+ parameters:
//+   - name: type
//+     type: text
//+     meaning: {lv: "Tikai šādas lietas, piemēram, person vai network; tukšs nozīmē visas", en: "Only such things, as person or network; empty means all"}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: of_type, type: code, meaning: {lv: kas tā par lietu, en: what sort of thing it is}}
//+   - {name: thing, type: id, meaning: {lv: lieta, en: the thing}}
//+   - {name: name, type: text, meaning: {lv: vārds vai nosaukums, en: its name}}
//+   - {name: source, type: id, meaning: {lv: vienīgais avots, en: the only source}}
//+ draw: [thing, source]
// Only sources of the scope count: one article and one external page are one source of each scope. Sources are counted
// before statements are gathered, for most things have more than one.
MATCH (thing:Entity) WHERE NOT thing:Statement AND NOT thing:Source AND ($type IS NULL OR split(thing.id, '/')[0] = $type)
CALL (thing) {
  MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(:Statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  WITH DISTINCT source LIMIT 2
  RETURN collect(source) AS sources
}
WITH thing, sources[0] AS source WHERE size(sources) = 1
WITH thing, source, COLLECT {
  MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(statement:Statement)
  WHERE EXISTS { (statement)-[:SOURCE]->(source) }
  RETURN DISTINCT statement.id
} AS statements
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, source.id AS source, statements
ORDER BY of_type, name, thing
