// Source by source, each status counted beside the identifiers.
MATCH (source:Source)
WHERE ($source IS NULL OR source.id = $source) AND ($scope IS NULL OR source.scope = $scope)
CALL (source) {
  MATCH (source)<-[:SOURCE]-(statement:Statement)
  RETURN collect(statement.id) AS statements, count(CASE statement.status WHEN 'stated' THEN 1 END) AS stated,
         count(CASE statement.status WHEN 'planned' THEN 1 END) AS planned,
         count(CASE statement.status WHEN 'derived' THEN 1 END) AS derived
}
WITH * WHERE size(statements) > 0
RETURN source.id AS teller, source.name AS title, stated, planned, derived, statements
ORDER BY teller
