// One pattern over the three properties by their index.
MATCH (thing)<-[:ABOUT]-(statement:Claim)-[:SOURCE]->(source:Source)
WHERE statement.property IN ['startDate', 'issued', 'eventStatus'] AND ($scope IS NULL OR source.scope = $scope)
  AND CASE statement.property
        WHEN 'startDate' THEN thing:Event
        WHEN 'issued' THEN thing:Source
        ELSE thing:Event AND NOT EXISTS {
          MATCH (thing)<-[:ABOUT]-(:Claim {property: 'startDate'})-[:SOURCE]->(teller:Source) WHERE $scope IS NULL OR teller.scope = $scope
        }
      END
WITH thing, statement, CASE WHEN statement.property <> 'eventStatus' THEN left(statement.value, 4) END AS in_year
WHERE $year IS NULL OR in_year = $year
RETURN in_year, count(DISTINCT CASE thing.eventStatus WHEN 'held' THEN thing END) AS held,
       count(DISTINCT CASE thing.eventStatus WHEN 'planned' THEN thing END) AS announced,
       count(DISTINCT CASE WHEN thing:Source THEN thing END) AS articles, collect(DISTINCT statement.id) AS statements
ORDER BY coalesce(in_year, '')
