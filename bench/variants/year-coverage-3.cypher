// The union first, the scope afterwards; who is undated asked of each event.
CALL () {
  MATCH (thing:Event)<-[:ABOUT]-(statement:Claim {property: 'startDate'})-[:SOURCE]->(source:Source)
  RETURN thing, statement, source, left(statement.value, 4) AS in_year
  UNION
  MATCH (thing:Source)<-[:ABOUT]-(statement:Claim {property: 'issued'})-[:SOURCE]->(source:Source)
  RETURN thing, statement, source, left(statement.value, 4) AS in_year
  UNION
  MATCH (thing:Event)<-[:ABOUT]-(statement:Claim {property: 'eventStatus'})-[:SOURCE]->(source:Source)
  WHERE NOT EXISTS {
    MATCH (thing)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
  }
  RETURN thing, statement, source, null AS in_year
}
WITH * WHERE ($scope IS NULL OR source.scope = $scope) AND ($year IS NULL OR in_year = $year)
RETURN in_year, count(DISTINCT CASE thing.eventStatus WHEN 'held' THEN thing END) AS held,
       count(DISTINCT CASE thing.eventStatus WHEN 'planned' THEN thing END) AS announced,
       count(DISTINCT CASE WHEN thing:Source THEN thing END) AS articles, collect(DISTINCT statement.id) AS statements
ORDER BY coalesce(in_year, '')
