//+ theme: people
//+ summary:
//+   lv: Kuri cilvēki ir saistīti ar kopīgiem tīkliem vai pasākumiem, un cik cieši?
//+   en: Which people are tied by shared networks or events, and how closely?
//+ analysis: projection
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
//+   - {name: rank, type: integer, meaning: {lv: "vieta; vienādiem vienāda", en: "rank; equal ones share it"}}
//+   - {name: person, type: id, meaning: {lv: viena persona, en: one person}}
//+   - {name: person_name, type: text, meaning: {lv: tās nosaukums, en: its name}}
//+   - {name: other, type: id, meaning: {lv: otra persona, en: the other person}}
//+   - {name: other_name, type: text, meaning: {lv: tās nosaukums, en: its name}}
//+   - {name: weight, type: number, meaning: {lv: "svars: katrs kopīgais ietvars ar n cilvēkiem dod 1/(n-1)", en: "weight: each shared context of n people gives 1/(n-1)"}}
//+   - {name: through, type: list, meaning: {lv: "kopīgie ietvari un ko katrs dod svaram", en: the shared contexts and what each gives to the weight}}
//+   - {name: stability, type: list, meaning: {lv: "avoti un pasākumi, bez kura viena rindas nebūtu vai tās svars būtu cits", en: "sources and events, without one of which the row would be gone or its weight another"}}
//+ draw: [person, other]
// People share a network that both are active in (sub-networks count as their top one) or an event that both took part in.
CALL () {
  MATCH (left:Person)<-[:AGENT]-(e:NetworkParticipation)-[:CONTEXT]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Person)<-[:AGENT]-(e:EventParticipation)-[:CONTEXT]->(right:Event), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, right.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Network)<-[:ABOUT]-(e:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:SUB_ORGANIZATION_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements
