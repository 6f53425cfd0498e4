// What the catalogue asked before: everything of a municipality in one union, sorted out afterwards.
MATCH (municipality:Municipality)
WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:UNIT_OF*0..1]-(:Organisation)<-[:CONTEXT]-(statement:Position {status: 'stated'})-[:AGENT]->(thing)
  RETURN 'people' AS column, statement, thing
  UNION
  MATCH (municipality)<-[:AGENT]-(statement:NetworkMembership {status: 'stated'})-[:CONTEXT]->(thing)
  RETURN 'networks' AS column, statement, thing
  UNION
  MATCH (municipality)<-[:AGENT]-(statement:ProjectParticipation {status: 'stated'})-[:CONTEXT]->(thing)
  RETURN 'projects' AS column, statement, thing
  UNION
  MATCH (municipality)<-[:AGENT]-(statement:EventParticipation {status: 'stated'})-[:CONTEXT]->(thing)
  RETURN 'events' AS column, statement, thing
  UNION
  MATCH (municipality)<-[:ABOUT|VALUE_ENTITY|ON_BEHALF_OF|PRESENTS|ADDRESSED_TO]-(statement:Statement)
  RETURN 'mention' AS column, statement, null AS thing
}
MATCH (statement)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH municipality, count(DISTINCT CASE column WHEN 'people' THEN thing END) AS people,
     count(DISTINCT CASE column WHEN 'networks' THEN thing END) AS networks,
     count(DISTINCT CASE column WHEN 'projects' THEN thing END) AS projects,
     count(DISTINCT CASE column WHEN 'events' THEN thing END) AS events, collect(DISTINCT statement.id) AS statements
RETURN municipality.id AS local_government, municipality.name AS name, people, networks, projects, events,
       [each IN [['people', people], ['networks', networks], ['projects', projects], ['events', events]] WHERE each[1] = 0 | each[0]] AS missing,
       statements
ORDER BY name, local_government
