// Everything gathered of everybody, then those with several sources.
MATCH (person:Person)<-[:AGENT]-(engagement:Engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
MATCH (engagement)-[:ROLE]->(role:Role)
WITH person, collect(DISTINCT source.id) AS sources, collect(DISTINCT role.name) AS roles,
     collect(DISTINCT engagement.id) AS statements
WHERE size(sources) > 1
RETURN person.id AS person, person.name AS name, size(sources) AS number, sources, roles, statements
ORDER BY number DESC, name, person
