//+ theme: events
//+ summary:
//+   lv: Kas piedalījās pasākumā un kā, pa dienām?
//+   en: Who took part in an event and how, by day?
//+ parameters:
//+   - name: event
//+     type: Event
//+     example: event/e01
//+     meaning: {lv: Pasākums, en: The event}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: part, type: integer, meaning: {lv: "diena vai daļa; tukšs, ja avots to nesaka", en: "day or part; empty where the source does not tell"}}
//+   - {name: agent, type: id, meaning: {lv: persona vai organizācija, en: the person or organisation}}
//+   - {name: name, type: text, meaning: {lv: vārds vai nosaukums, en: the name}}
//+   - {name: role, type: text, meaning: {lv: loma, en: role}}
//+   - {name: on_behalf_of, type: list, meaning: {lv: kā vārdā, en: on whose behalf}}
//+   - {name: topics, type: list, meaning: {lv: par ko, en: on what}}
//+   - {name: status, type: code, meaning: {lv: apgalvojuma statuss, en: status of the statement}}
//+ draw: [agent]
MATCH (:Event&Entity {id: $event})<-[:CONTEXT]-(engagement:EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
MATCH (engagement)-[:AGENT]->(agent:Agent), (engagement)-[:ROLE]->(role:Role)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
OPTIONAL MATCH (engagement)-[:TOPIC]->(topic)
RETURN engagement.part AS part, agent.id AS agent, agent.name AS name, role.name AS role,
       collect(DISTINCT organisation.name) AS on_behalf_of, collect(DISTINCT topic.name) AS topics,
       engagement.status AS status, collect(DISTINCT engagement.id) AS statements
ORDER BY coalesce(part, 0), name, agent, role, status
