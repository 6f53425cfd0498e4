// Gathered as nodes; identifiers are read only of what is left.
MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE NOT thing:Source AND ($scope IS NULL OR source.scope = $scope) AND ($type IS NULL OR split(thing.id, '/')[0] = $type)
WITH thing, collect(DISTINCT source) AS sources, collect(DISTINCT statement) AS told
WHERE size(sources) = 1
WITH thing, sources[0] AS source, [statement IN told | statement.id] AS statements
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, source.id AS source, statements
ORDER BY of_type, name, thing
