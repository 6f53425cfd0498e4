// From the statements: all sources and statements of all things, then those with one source.
MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($type IS NULL OR split(thing.id, '/')[0] = $type) AND NOT thing:Source
WITH thing, collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
WHERE size(sources) = 1
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, sources[0] AS source, statements
ORDER BY of_type, name, thing
