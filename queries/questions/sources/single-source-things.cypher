:param {type: null, scope: 'seed'};
// Only sources of the scope count: one article and one external page are one source of each scope. Sources are counted
// before statements are gathered, for most things have more than one.
MATCH (thing:Entity) WHERE NOT thing:Statement AND NOT thing:Source AND ($type IS NULL OR split(thing.id, '/')[0] = $type)
CALL (thing) {
  MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(:Statement)-[:SOURCE]->(source:Source)
  WHERE $scope IS NULL OR source.scope = $scope
  WITH DISTINCT source LIMIT 2
  RETURN collect(source) AS sources
}
WITH thing, sources[0] AS source WHERE size(sources) = 1
WITH thing, source, COLLECT {
  MATCH (thing)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|INDICATOR|PRESENTS|DEPICTS|ADDRESSED_TO|FUNDS|FUNDED_BY|TOPIC]-(statement:Statement)
  WHERE EXISTS { (statement)-[:SOURCE]->(source) }
  RETURN DISTINCT statement.id
} AS statements
RETURN split(thing.id, '/')[0] AS of_type, thing.id AS thing, thing.name AS name, source.id AS source, statements
ORDER BY of_type, name, thing;
