// From the events and sources: the claims of each gathered, so that its dates are looked for once.
CALL () {
  MATCH (thing:Event)<-[:ABOUT]-(claim:Claim)-[:SOURCE]->(source:Source)
  WHERE claim.property IN ['startDate', 'eventStatus'] AND ($scope IS NULL OR source.scope = $scope)
  WITH thing, collect(claim) AS claims
  WITH thing, claims, [claim IN claims WHERE claim.property = 'startDate'] AS dated
  UNWIND CASE size(dated) WHEN 0 THEN claims ELSE dated END AS statement
  RETURN thing, statement, CASE WHEN size(dated) > 0 THEN left(statement.value, 4) END AS in_year
  UNION ALL
  MATCH (thing:Source)<-[:ABOUT]-(statement:Claim {property: 'issued'})-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  RETURN thing, statement, left(statement.value, 4) AS in_year
}
WITH * WHERE $year IS NULL OR in_year = $year
RETURN in_year, count(DISTINCT CASE thing.eventStatus WHEN 'held' THEN thing END) AS held,
       count(DISTINCT CASE thing.eventStatus WHEN 'planned' THEN thing END) AS announced,
       count(DISTINCT CASE WHEN thing:Source THEN thing END) AS articles, collect(DISTINCT statement.id) AS statements
ORDER BY coalesce(in_year, '')
