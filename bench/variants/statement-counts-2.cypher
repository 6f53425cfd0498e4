// All statements at once, added up by source.
MATCH (source:Source)<-[:SOURCE]-(statement:Statement)
WHERE ($source IS NULL OR source.id = $source) AND ($scope IS NULL OR source.scope = $scope)
RETURN source.id AS teller, source.name AS title, sum(CASE statement.status WHEN 'stated' THEN 1 ELSE 0 END) AS stated,
       sum(CASE statement.status WHEN 'planned' THEN 1 ELSE 0 END) AS planned,
       sum(CASE statement.status WHEN 'derived' THEN 1 ELSE 0 END) AS derived, collect(statement.id) AS statements
ORDER BY teller
