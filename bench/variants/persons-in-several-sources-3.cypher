// The roles only of those who are left.
MATCH (person:Person)<-[:AGENT]-(engagement:Engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
WITH person, collect(DISTINCT source) AS tellers, collect(engagement) AS engagements
WHERE size(tellers) > 1
WITH person, [source IN tellers | source.id] AS sources, [engagement IN engagements | engagement.id] AS statements,
     COLLECT { UNWIND engagements AS engagement MATCH (engagement)-[:ROLE]->(role:Role) WITH DISTINCT role RETURN role.name } AS roles
RETURN person.id AS person, person.name AS name, size(sources) AS number, sources, roles, statements
ORDER BY number DESC, name, person
