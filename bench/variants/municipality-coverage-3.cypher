// Every relationship to a municipality in one pattern, what it counts for by its type and the kind of the statement.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
OPTIONAL MATCH (municipality)<-[link:AGENT|ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND (type(link) <> 'AGENT'
       OR statement.status = 'stated' AND statement:NetworkMembership|ProjectParticipation|EventParticipation)
OPTIONAL MATCH (statement WHERE type(link) = 'AGENT')-[:CONTEXT]->(thing)
WITH municipality, count(DISTINCT CASE WHEN statement:NetworkMembership THEN thing END) AS networks,
     count(DISTINCT CASE WHEN statement:ProjectParticipation THEN thing END) AS projects,
     count(DISTINCT CASE WHEN statement:EventParticipation THEN thing END) AS events, collect(DISTINCT statement.id) AS told
OPTIONAL MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(position:Position {status: 'stated'})-[:AGENT]->(person),
               (position)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH municipality, networks, projects, events, told, count(DISTINCT person) AS people, collect(DISTINCT position.id) AS positions
WITH *, told + positions AS statements
WHERE size(statements) > 0
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government
