// Identifiers gathered beside statuses, the statuses counted in lists.
MATCH (source:Source) WHERE $scope IS NULL OR source.scope = $scope
WITH source WHERE $source IS NULL OR source.id = $source
MATCH (source)<-[:SOURCE]-(statement:Statement)
WITH source, collect(statement.id) AS statements, collect(statement.status) AS statuses
RETURN source.id AS teller, source.name AS title, size([status IN statuses WHERE status = 'stated']) AS stated,
       size([status IN statuses WHERE status = 'planned']) AS planned,
       size([status IN statuses WHERE status = 'derived']) AS derived, statements
ORDER BY teller
