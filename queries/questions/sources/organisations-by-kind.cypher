:param {kind: null, scope: 'seed', status: 'stated'};
// Each organisation is answered for itself, which keeps what is gathered small.
MATCH (organisation:Organisation) WHERE $kind IS NULL OR organisation.kind = $kind
CALL (organisation) {
  MATCH (organisation)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement)
  WHERE $status IS NULL OR statement.status = $status
  WITH DISTINCT statement
  MATCH (statement)-[:SOURCE]->(source:Source) WHERE $scope IS NULL OR source.scope = $scope
  RETURN collect(DISTINCT source.id) AS sources, collect(statement.id) AS statements
}
WITH * WHERE size(statements) > 0
RETURN organisation.kind AS of_kind, organisation.id AS organisation, organisation.name AS name, sources, statements
ORDER BY of_kind, name, organisation;
