//+ theme: municipalities
//+ summary:
//+   lv: Kuras pašvaldības ir saistītas ar kopīgiem tīkliem, un cik cieši?
//+   en: Which municipalities are tied by shared networks, and how closely?
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
//+   - {name: municipality, type: id, meaning: {lv: viena pašvaldība, en: one municipality}}
//+   - {name: municipality_name, type: text, meaning: {lv: tās nosaukums, en: its name}}
//+   - {name: other, type: id, meaning: {lv: otra pašvaldība, en: the other municipality}}
//+   - {name: other_name, type: text, meaning: {lv: tās nosaukums, en: its name}}
//+   - {name: weight, type: number, meaning: {lv: "svars: katrs kopīgais ietvars ar n pašvaldībām dod 1/(n-1)", en: "weight: each shared context of n municipalities gives 1/(n-1)"}}
//+   - {name: through, type: list, meaning: {lv: "kopīgie ietvari un ko katrs dod svaram", en: the shared contexts and what each gives to the weight}}
//+   - {name: stability, type: list, meaning: {lv: "avoti un pasākumi, bez kura viena rindas nebūtu vai tās svars būtu cits", en: "sources and events, without one of which the row would be gone or its weight another"}}
//+ draw: [municipality, other]
// A municipality shares a network by being a member or by taking part, mostly as host, in an event of it; sub-networks
// count as their top one, an event outside networks as itself.
CALL () {
  MATCH (left:Municipality)<-[:AGENT]-(e:NetworkMembership)-[:CONTEXT]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, null AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Municipality)<-[:AGENT]-(e:EventParticipation)-[:CONTEXT]->(right:Event), (e)-[:SOURCE]->(source:Source)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, right.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Event)<-[:ABOUT]-(e:Claim {property: 'inContextOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:IN_CONTEXT_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, left.id AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Network)<-[:ABOUT]-(e:Claim {property: 'subOrganizationOf'})-[:VALUE_ENTITY]->(right:Network), (e)-[:SOURCE]->(source:Source)
  WHERE (left)-[:SUB_ORGANIZATION_OF]->(right) AND ($scope IS NULL OR source.scope = $scope)
  RETURN 'inside' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         0 AS weight, source.id AS source, null AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements
