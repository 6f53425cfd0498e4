:param {scope: 'seed', status: 'stated'};
MATCH (:Role {id: 'role/photographer'})<-[:ROLE]-(credit:Contribution)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR credit.status = $status)
MATCH (credit)-[:AGENT]->(agent:Agent), (credit)-[:CONTEXT]->(article:Source)
OPTIONAL MATCH (credit)-[:DEPICTS]->(event:Event)
RETURN split(agent.id, '/')[0] AS type, agent.id AS agent, agent.name AS name, article.id AS article, article.name AS title,
       collect(DISTINCT event.name) AS depicts, collect(DISTINCT credit.id) AS statements
ORDER BY type, name, agent, article;
