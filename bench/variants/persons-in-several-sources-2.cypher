// Only whoever is engaged twice at all is looked at, which the number of relationships tells.
MATCH (person:Person) WHERE COUNT { (person)<-[:AGENT]-() } > 1
MATCH (person)<-[:AGENT]-(engagement:Engagement)-[:SOURCE]->(source:Source), (engagement)-[:ROLE]->(role:Role)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
WITH person, collect(DISTINCT source.id) AS sources, collect(DISTINCT role.name) AS roles, collect(engagement.id) AS statements
WHERE size(sources) > 1
RETURN person.id AS person, person.name AS name, size(sources) AS number, sources, roles, statements
ORDER BY number DESC, name, person
