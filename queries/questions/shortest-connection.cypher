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
MATCH (:Person {id: $person}), (:Person {id: $other})
CALL () {
  MATCH (left:Agent)<-[:AGENT]-(e:Engagement)-[:CONTEXT]->(right:Agent|Cooperation|Event), (e)-[:SOURCE]->(source:Source), (e)-[:ROLE]->(role:Role)
  WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN role.name AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN right:Event THEN right.id END AS event, [e.id] AS statements
  UNION ALL
  MATCH (left:Agent|Cooperation|Event)<-[:ABOUT]-(e:Claim)-[:VALUE_ENTITY]->(right:Agent|Cooperation), (e)-[:SOURCE]->(source:Source)
  WHERE e.property IN ['inContextOf', 'subOrganizationOf', 'ofProject', 'unitOf']
    AND (left)-[:IN_CONTEXT_OF|SUB_ORGANIZATION_OF|OF_PROJECT|UNIT_OF]->(right)
    AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR e.status = $status)
  RETURN e.property AS kind, left.id AS left, left.name AS left_name, right.id AS right, right.name AS right_name,
         1 AS weight, source.id AS source, CASE WHEN left:Event THEN left.id END AS event, [e.id] AS statements
}
RETURN kind, left, left_name, right, right_name, weight, source, event, statements
ORDER BY kind, left, right, statements
