:param {year: null, scope: 'seed'};
// The year of the start; an event of which sources give several years is in each of them.
MATCH (dated:Event)<-[:ABOUT]-(statement:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH collect({thing: dated, statement: statement, in_year: left(statement.value, 4)}) AS told, collect(DISTINCT dated) AS dated
CALL (told, dated) {
  UNWIND told AS each
  RETURN each.thing AS thing, each.statement AS statement, each.in_year AS in_year
  UNION ALL
  MATCH (thing:Event)<-[:ABOUT]-(statement:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE NOT thing IN dated AND ($scope IS NULL OR source.scope = $scope)
  RETURN thing, statement, null AS in_year
  UNION ALL
  MATCH (thing:Source)<-[:ABOUT]-(statement:Claim {property: 'issued'})-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN thing, statement, left(statement.value, 4) AS in_year
}
WITH * WHERE $year IS NULL OR in_year = $year
RETURN in_year, count(DISTINCT CASE thing.eventStatus WHEN 'held' THEN thing END) AS held,
       count(DISTINCT CASE thing.eventStatus WHEN 'planned' THEN thing END) AS announced,
       count(DISTINCT CASE WHEN thing:Source THEN thing END) AS articles, collect(DISTINCT statement.id) AS statements
ORDER BY coalesce(in_year, '');
