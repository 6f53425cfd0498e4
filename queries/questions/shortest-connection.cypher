//+ theme: people
//+ summary:
//+   lv: Kāds ir īsākais ceļš no vienas personas līdz otrai, un kas katru soli saka?
//+   en: What is the shortest connection between two people, and what says each step?
//+ analysis: path
//+ parameters:
//+   - name: person
//+     type: Person
//+     example: person/p017
//+     meaning: {lv: No kuras personas, en: the person from whom}
//+   - name: other
//+     type: Person
//+     example: person/p013
//+     meaning: {lv: Līdz kurai personai, en: the person to whom}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: step, type: integer, meaning: {lv: "solis, no 1", en: "the step, from 1"}}
//+   - {name: start, type: id, meaning: {lv: no kurienes, en: from where}}
//+   - {name: start_name, type: text, meaning: {lv: tā nosaukums, en: its name}}
//+   - {name: by, type: list, meaning: {lv: loma vai īpašība, en: "the role, or the property"}}
//+   - {name: end, type: id, meaning: {lv: uz kurieni, en: to where}}
//+   - {name: end_name, type: text, meaning: {lv: tā nosaukums, en: its name}}
//+   - {name: source, type: id, meaning: {lv: "avots, kas to saka; ja vairāki, pirmais", en: "a source that says it; of several, the first"}}
//+ draw: [start, end]
// Ties are engagements of people and organisations in organisations, networks, projects and events, and what is part of
// what. Who only wrote of it, and what it is about, ties nobody.
// Neo4j gives the edges of all shortest ways, SPARQL all edges; the shortest way in both is the same.
MATCH (one:Entity {id: $person}), (last:Entity {id: $other})
MATCH ALL SHORTEST (one) ((x)-[:AGENT|CONTEXT|ABOUT|VALUE_ENTITY]-(e:Statement)-[:AGENT|CONTEXT|ABOUT|VALUE_ENTITY]-(y)
  WHERE (x:Agent OR x:Cooperation OR x:Event) AND (y:Agent OR y:Cooperation OR y:Event)
    AND ($status IS NULL OR e.status = $status)
    AND EXISTS { (e)-[:SOURCE]->(source:Source) WHERE $scope IS NULL OR source.scope = $scope }
    AND (e:Engagement OR e.property IN ['inContextOf', 'subOrganizationOf', 'ofProject', 'unitOf']
      AND EXISTS { (x)-[:IN_CONTEXT_OF|SUB_ORGANIZATION_OF|OF_PROJECT|UNIT_OF]-(y) })
  ){1,20} (last)
UNWIND e AS said
WITH DISTINCT said AS e
CALL (e) {
  MATCH (left)<-[:AGENT]-(e)-[:CONTEXT]->(right), (e)-[:ROLE]->(role:Role)
  RETURN left, right, role.name AS kind, CASE WHEN right:Event THEN right.id END AS event
  UNION ALL
  MATCH (left)<-[:ABOUT]-(e)-[:VALUE_ENTITY]->(right)
  RETURN left, right, e.property AS kind, CASE WHEN left:Event THEN left.id END AS event
}
MATCH (e)-[:SOURCE]->(source:Source)
RETURN kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
       1 AS weight, source.id AS source, event, [e.id] AS statements
ORDER BY kind, left, right, statements
