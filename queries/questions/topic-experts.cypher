//+ theme: people
//+ summary:
//+   lv: Kas varētu pastāstīt par tematu?
//+   en: Who could tell me about a topic?
//+ parameters:
//+   - name: topic
//+     type: Topic
//+     example: topic/majoklu-politika
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
//+   - {name: person, type: id, meaning: {lv: persona, en: the person}}
//+   - {name: name, type: text, meaning: {lv: personas vārds, en: name of the person}}
//+   - {name: how, type: code, meaning: {lv: "kā tas zināms: par to uzstājās (talk), rādīja tā piemēru (practice) vai darbojas tā tīklā (network)", en: "how it is known: gave a talk on it (talk), showed an example of it (practice) or is active in a network on it (network)"}}
//+   - {name: context, type: id, meaning: {lv: pasākums vai tīkls, en: the event or network}}
//+   - {name: context_name, type: text, meaning: {lv: pasākuma vai tīkla nosaukums, en: name of the event or network}}
//+   - {name: roles, type: list, meaning: {lv: lomas, en: roles}}
//+ draw: [person, context]
// Whoever only attends an event on the topic is not thereby able to tell of it.
MATCH (topic:Topic&Entity {id: $topic})
CALL (topic) {
  MATCH (topic)<-[:TOPIC]-(engagement:EventParticipation)
  RETURN engagement, 'talk' AS how, null AS claim
  UNION
  MATCH (topic)<-[:TOPIC]-(practice:GoodPractice)<-[:PRESENTS]-(engagement:EventParticipation),
        (topic)<-[:VALUE_ENTITY]-(claim:Claim {property: 'topic'})-[:ABOUT]->(practice)
  RETURN engagement, 'practice' AS how, claim
  UNION
  MATCH (topic)<-[:TOPIC]-(network:Network)<-[:CONTEXT]-(engagement:NetworkParticipation),
        (topic)<-[:VALUE_ENTITY]-(claim:Claim {property: 'topic'})-[:ABOUT]->(network)
  RETURN engagement, 'network' AS how, claim
}
MATCH (engagement)-[:AGENT]->(person:Person), (engagement)-[:CONTEXT]->(context), (engagement)-[:ROLE]->(role:Role),
      (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND (claim IS NULL OR $scope IS NULL OR EXISTS { (claim)-[:SOURCE]->(:Source {scope: $scope}) })
RETURN person.id AS person, person.name AS name, how, context.id AS context, context.name AS context_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT engagement.id) + collect(DISTINCT claim.id) AS statements
ORDER BY name, person, how, context
