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
// Only sources of the scope count: one article and one external page are one source of each scope.
MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($type IS NULL OR split(thing.id, '/')[0] = $type) AND NOT thing:Source
WITH thing, collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
WHERE size(sources) = 1
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, sources[0] AS source, statements
ORDER BY of_type, name, thing
