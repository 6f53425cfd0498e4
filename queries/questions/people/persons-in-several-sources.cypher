:param {scope: 'seed', status: 'stated'};
// What a source only says of a person by being written by that person counts, too: authors and photographers are named.
MATCH (source:Source) WHERE $scope IS NULL OR source.scope = $scope
MATCH (source)<-[:SOURCE]-(engagement:Engagement)-[:AGENT]->(person:Person), (engagement)-[:ROLE]->(role:Role)
WHERE $status IS NULL OR engagement.status = $status
WITH person, collect(DISTINCT source) AS tellers, collect(DISTINCT role) AS acted, collect(engagement) AS engagements
WHERE size(tellers) > 1
WITH person, [source IN tellers | source.id] AS sources, [role IN acted | role.name] AS roles,
     [engagement IN engagements | engagement.id] AS statements
RETURN person.id AS person, person.name AS name, size(sources) AS number, sources, roles, statements
ORDER BY number DESC, name, person;
