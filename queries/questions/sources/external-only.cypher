MATCH (agent:Agent)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WITH agent, collect(DISTINCT source) AS sources, collect(DISTINCT statement.id) AS statements
WHERE all(source IN sources WHERE source.scope = 'external')
RETURN split(agent.id, '/')[0] AS type, agent.id AS agent, agent.name AS name, [source IN sources | source.id] AS sources, statements
ORDER BY type, name, agent;
