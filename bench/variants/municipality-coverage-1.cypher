// All that leads to a municipality read once, and told apart by the kinds of the statements.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(statement:Position {status: 'stated'})-[:AGENT]->(thing)
  RETURN statement, thing
  UNION ALL
  MATCH (municipality)<-[:AGENT]-(statement:NetworkMembership|ProjectParticipation|EventParticipation {status: 'stated'})-[:CONTEXT]->(thing)
  RETURN statement, thing
  UNION ALL
  MATCH (municipality)<-[:ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(statement:Statement)
  RETURN statement, null AS thing
}
MATCH (statement)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH municipality, count(DISTINCT CASE WHEN statement:Position THEN thing END) AS people,
     count(DISTINCT CASE WHEN statement:NetworkMembership THEN thing END) AS networks,
     count(DISTINCT CASE WHEN statement:ProjectParticipation THEN thing END) AS projects,
     count(DISTINCT CASE WHEN statement:EventParticipation THEN thing END) AS events, collect(DISTINCT statement.id) AS statements
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government
