// All in one pattern, nodes gathered by organisation and named at the end.
MATCH (organisation:Organisation)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($kind IS NULL OR organisation.kind = $kind) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR statement.status = $status)
WITH organisation, collect(DISTINCT source) AS tellers, collect(DISTINCT statement) AS told
WITH organisation, [source IN tellers | source.id] AS sources, [statement IN told | statement.id] AS statements
RETURN organisation.kind AS of_kind, organisation.id AS organisation, organisation.name AS name, sources, statements
ORDER BY of_kind, name, organisation
