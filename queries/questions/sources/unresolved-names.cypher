:param {scope: 'seed'};
MATCH (municipality:Municipality {kind: 'unresolved'})<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
OPTIONAL MATCH (municipality)<-[:ABOUT]-(statement {property: 'candidate'})-[:VALUE_ENTITY]->(candidate)
RETURN municipality.id AS municipality, municipality.name AS name, collect(DISTINCT candidate.id) AS candidates,
       collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
ORDER BY name, municipality;
