//+ theme: outputs
//+ summary:
//+   lv: Kādi rezultāti tapuši tīklos, projektos un pasākumos par šo tematu?
//+   en: Which outputs came from networks, projects and events about a topic?
//+ parameters:
//+   - name: topic
//+     type: Topic
//+     example: socialais-darbs
//+     meaning: {lv: Temats, en: The topic}
//+   - name: scope
//+     type: scope
//+     default: seed
//+     meaning: {lv: Kuri avoti ņemti vērā; tukšs nozīmē visus, en: Which sources count; empty means all}
//+ columns:
//+   - {name: output, type: id, meaning: {lv: rezultāts, en: the output}}
//+   - {name: name, type: text, meaning: {lv: rezultāta nosaukums, en: name of the output}}
//+   - {name: kind, type: code, meaning: {lv: rezultāta veids, en: kind of output}}
//+   - {name: through, type: id, meaning: {lv: "tīkls, projekts vai pasākums par šo tematu", en: "the network, project or event about the topic"}}
//+   - {name: through_name, type: text, meaning: {lv: tā nosaukums, en: its name}}
//+ draw: [output, through]
// No source gives a topic of an output: its topic is that of what it came from.
MATCH (topic:Topic&Entity {id: $topic})<-[:VALUE_ENTITY]-(claim:Claim)-[:ABOUT]->(origin), (claim)-[:SOURCE]->(source:Source)
WHERE claim.property IN ['topic', 'method'] AND ($scope IS NULL OR source.scope = $scope)
MATCH (origin)<-[:VALUE_ENTITY]-(making:Claim)-[:ABOUT]->(output:Output), (making)-[:SOURCE]->(teller:Source)
WHERE making.property IN ['producedIn', 'resultOf'] AND ($scope IS NULL OR teller.scope = $scope)
RETURN output.id AS output, output.name AS name, output.kind AS kind, origin.id AS through, origin.name AS through_name,
       collect(DISTINCT claim.id) + collect(DISTINCT making.id) AS statements
ORDER BY name, output, through
