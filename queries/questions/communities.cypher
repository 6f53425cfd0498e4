//+ theme: people
//+ summary:
//+   lv: Kādās kopās cilvēki sadarbojas ciešāk nekā ar pārējiem?
//+   en: In which groups do people work more closely than with the rest?
//+ analysis: communities
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
//+   - {name: community, type: id, meaning: {lv: "kopas pirmais dalībnieks, pēc kura to sauc", en: "the first of its members, after whom it is called"}}
//+   - {name: size, type: integer, meaning: {lv: dalībnieku skaits, en: number of members}}
//+   - {name: members, type: list, meaning: {lv: dalībnieki, en: the members}}
//+   - {name: names, type: list, meaning: {lv: dalībnieku vārdi, en: names of the members}}
//+   - {name: contexts, type: list, meaning: {lv: tīkli un pasākumi, en: networks and events that members are in}}
//+   - {name: stability, type: list, meaning: {lv: "avoti un pasākumi, bez kura viena šādas kopas nebūtu", en: "sources and events, without one of which there would be no such set"}}
//+ draw: [members, contexts]
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
