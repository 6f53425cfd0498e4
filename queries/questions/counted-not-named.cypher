//+ theme: sources
//+ summary:
//+   lv: Ko avoti saskaita, bet nenosauc vārdā?
//+   en: What do the sources count, but not name?
//+ parameters:
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: thing, type: id, meaning: {lv: "lieta, par kuru ir skaitlis", en: the thing that the figure is about}}
//+   - {name: name, type: text, meaning: {lv: lietas nosaukums, en: name of the thing}}
//+   - {name: indicator, type: id, meaning: {lv: kas saskaitīts, en: what is counted}}
//+   - {name: counted, type: integer, meaning: {lv: cik saskaitīts, en: how many are counted}}
//+   - {name: named, type: integer, meaning: {lv: cik nosaukts, en: how many are named}}
//+   - {name: unnamed, type: integer, meaning: {lv: "cik ir, bet nav nosaukts", en: how many are not named}}
//+ draw: [thing]
// People at an event, municipalities in a network, networks of a municipality: each figure against those of whom it is stated.
MATCH (figure:Observation)-[:INDICATOR]->(indicator:Indicator), (figure)-[:SOURCE]->(source:Source)
WHERE indicator.id IN ['indicator/pasakuma-dalibnieki', 'indicator/tikla-pasvaldibas', 'indicator/pasvaldibas-tikli']
  AND figure.status <> 'planned' AND ($scope IS NULL OR source.scope = $scope)
MATCH (figure)-[:ABOUT]->(thing)
WITH thing, indicator, figure.amount AS counted, collect(DISTINCT figure.id) AS figures
OPTIONAL MATCH (thing)-[:AGENT|CONTEXT]-(engagement:Engagement {status: 'stated'})-[:SOURCE]->(source:Source),
               (engagement)-[:AGENT|CONTEXT]->(other)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND (indicator.id = 'indicator/pasakuma-dalibnieki' AND engagement:EventParticipation AND other:Person
    OR indicator.id = 'indicator/tikla-pasvaldibas' AND engagement:NetworkMembership AND other:Municipality
    OR indicator.id = 'indicator/pasvaldibas-tikli' AND engagement:NetworkMembership AND other:Network)
WITH thing, indicator, counted, figures, count(DISTINCT other) AS named, collect(DISTINCT engagement.id) AS engagements
RETURN thing.id AS thing, thing.name AS name, indicator.id AS indicator, counted, named, counted - named AS unnamed,
       figures + engagements AS statements
ORDER BY thing, indicator, counted
