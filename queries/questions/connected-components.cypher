//+ theme: networks
//+ summary:
//+   lv: Kas grafā savā starpā ir saistīts, un kas nav saistīts ar pārējo?
//+   en: What in the graph hangs together, and what has no tie to the rest?
//+ analysis: components
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
//+   - {name: component, type: id, meaning: {lv: "pirmais tajā pēc identifikatora", en: the first in it by identifier}}
//+   - {name: size, type: integer, meaning: {lv: cik tajā ir, en: how many are in it}}
//+   - {name: members, type: list, meaning: {lv: "personas, organizācijas, tīkli, projekti un pasākumi", en: "people, organisations, networks, projects and events"}}
//+   - {name: stability, type: list, meaning: {lv: "avoti un pasākumi, bez kura viena šādas kopas nebūtu", en: "sources and events, without one of which there would be no such set"}}
//+ draw: [members]
// Ties are engagements of people and organisations in organisations, networks, projects and events, and what is part of
// what. Who only wrote of it, and what it is about, ties nobody.
CALL () {
  MATCH (left:Agent)<-[:AGENT]-(e:Engagement)-[:CONTEXT]->(right:Agent|Cooperation|Event), (e)-[:SOURCE]->(source:Source), (e)-[:ROLE]->(role:Role)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN right:Event THEN right.id END AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Agent|Cooperation|Event)<-[:ABOUT]-(e:Claim)-[:VALUE_ENTITY]->(right:Agent|Cooperation), (e)-[:SOURCE]->(source:Source)
  WHERE e.property IN ['inContextOf', 'subOrganizationOf', 'ofProject', 'unitOf']
    AND (left)-[:IN_CONTEXT_OF|SUB_ORGANIZATION_OF|OF_PROJECT|UNIT_OF]->(right)
    AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN 'tie' AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN left:Event THEN left.id END AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements
