// From the sources by the index on their scope; one source is one whose least and greatest are the same.
MATCH (source:Source) WHERE $scope IS NULL OR source.scope = $scope
MATCH (source)<-[:SOURCE]-(statement:Statement)-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]->(thing)
WHERE NOT thing:Source AND ($type IS NULL OR split(thing.id, '/')[0] = $type)
WITH thing, min(source.id) AS least, max(source.id) AS greatest, collect(DISTINCT statement) AS told
WHERE least = greatest
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, least AS source,
       [statement IN told | statement.id] AS statements
ORDER BY of_type, name, thing
