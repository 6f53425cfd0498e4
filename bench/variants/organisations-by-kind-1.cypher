// Identifiers of statements gathered, not the statements.
MATCH (organisation:Organisation)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement),
      (statement)-[:SOURCE]->(source:Source)
WHERE ($kind IS NULL OR organisation.kind = $kind) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR statement.status = $status)
RETURN organisation.kind AS of_kind, organisation.id AS organisation, organisation.name AS name,
       collect(DISTINCT source.id) AS sources, collect(DISTINCT statement.id) AS statements
ORDER BY of_kind, name, organisation
