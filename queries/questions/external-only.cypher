//+ theme: sources
//+ summary:
//+   lv: Kuras personas un organizācijas zināmas tikai no papildu avotiem?
//+   en: Which persons and organisations are known only from additional sources?
//+ columns:
//+   - {name: type, type: code, meaning: {lv: "persona, organizācija vai pašvaldība", en: "person, organisation or municipality"}}
//+   - {name: agent, type: id, meaning: {lv: persona vai organizācija, en: the person or organisation}}
//+   - {name: name, type: text, meaning: {lv: vārds vai nosaukums, en: the name}}
//+   - {name: sources, type: list, meaning: {lv: papildu avoti, en: the additional sources}}
//+ draw: [agent]
MATCH (agent:Agent)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WITH agent, collect(DISTINCT source) AS sources, collect(DISTINCT statement.id) AS statements
WHERE all(source IN sources WHERE source.scope = 'external')
RETURN split(agent.id, '/')[0] AS type, agent.id AS agent, agent.name AS name, [source IN sources | source.id] AS sources, statements
ORDER BY type, name, agent
