// Each column counted in a subquery of its own.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(position:Position {status: 'stated'})-[:AGENT]->(person),
        (position)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT person) AS people, collect(DISTINCT position.id) AS positions
}
CALL (municipality) {
  MATCH (municipality)<-[:AGENT]-(membership:NetworkMembership {status: 'stated'})-[:CONTEXT]->(network), (membership)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT network) AS networks, collect(membership.id) AS memberships
}
CALL (municipality) {
  MATCH (municipality)<-[:AGENT]-(work:ProjectParticipation {status: 'stated'})-[:CONTEXT]->(project), (work)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT project) AS projects, collect(work.id) AS works
}
CALL (municipality) {
  MATCH (municipality)<-[:AGENT]-(part:EventParticipation {status: 'stated'})-[:CONTEXT]->(event), (part)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN count(DISTINCT event) AS events, collect(part.id) AS parts
}
CALL (municipality) {
  MATCH (municipality)<-[:ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(mention:Statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN collect(DISTINCT mention.id) AS mentions
}
WITH *, positions + memberships + works + parts + mentions AS statements
WHERE size(statements) > 0
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government
