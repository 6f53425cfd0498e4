//+ theme: outputs
//+ summary:
//+   lv: Kas ir par šo tematu, un kas par to runājis?
//+   en: What is about a topic, and who spoke about it?
//+ parameters:
//+   - name: topic
//+     type: Topic
//+     example: majoklu-politika
//+     meaning: {lv: Temats, en: The topic}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+   - name: status
//+     type: status
//+     default: stated
//+     meaning: {lv: Ar kādu statusu avots to saka; tukšs nozīmē jebkuru, en: With which status the source says it; empty means any}
//+ columns:
//+   - {name: type, type: code, meaning: {lv: "kas tā par lietu: tīkls, pasākums, persona", en: "what sort of thing it is: network, event, person"}}
//+   - {name: thing, type: id, meaning: {lv: lieta vai dalībnieks, en: the thing or participant}}
//+   - {name: name, type: text, meaning: {lv: vārds vai nosaukums, en: its name}}
//+   - {name: how, type: code, meaning: {lv: "kā saistīts: temats, metode vai loma pasākumā", en: "how it is connected: topic, method or the role at an event"}}
//+   - {name: event, type: id, meaning: {lv: "pasākums, kurā par to runāts", en: the event at which it was spoken about}}
//+ draw: [thing, event]
MATCH (topic:Topic&Entity {id: $topic})<-[:VALUE_ENTITY|TOPIC]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR statement.status = $status)
MATCH (statement)-[:ABOUT|AGENT]->(thing)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role), (statement)-[:CONTEXT]->(event:Event)
RETURN split(thing.id, '/')[0] AS type, thing.id AS thing, thing.name AS name,
       coalesce(statement.property, substring(role.id, 5)) AS how, event.id AS event,
       collect(DISTINCT statement.id) AS statements
ORDER BY type, thing, how, coalesce(event, '')
