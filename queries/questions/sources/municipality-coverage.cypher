:param {municipality: null, scope: 'seed'};
// Whatever a source only mentions has its row too, with nothing but zeros.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(position:Position {status: 'stated'})-[:AGENT]->(person),
        (position)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT person) AS people, collect(DISTINCT position.id) AS positions
}
CALL (municipality) {
  MATCH (municipality)<-[:AGENT]-(statement:NetworkMembership|ProjectParticipation|EventParticipation {status: 'stated'})-[:CONTEXT]->(thing),
        (statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT CASE WHEN statement:NetworkMembership THEN thing END) AS networks,
         count(DISTINCT CASE WHEN statement:ProjectParticipation THEN thing END) AS projects,
         count(DISTINCT CASE WHEN statement:EventParticipation THEN thing END) AS events, collect(statement.id) AS engagements
}
WITH *, positions + engagements + COLLECT {
  MATCH (municipality)<-[:ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(mention:Statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN mention.id
} AS statements
WHERE size(statements) > 0
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government;
