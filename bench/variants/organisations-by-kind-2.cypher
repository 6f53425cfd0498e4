// Gathered by organisation and source first, and then by organisation.
MATCH (organisation:Organisation) WHERE $kind IS NULL OR organisation.kind = $kind
MATCH (organisation)<-[:AGENT|CONTEXT|ON_BEHALF_OF|ABOUT|VALUE_ENTITY|PRESENTS|ADDRESSED_TO]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE $status IS NULL OR statement.status = $status
WITH organisation, source, collect(DISTINCT statement.id) AS some
WHERE $scope IS NULL OR source.scope = $scope
WITH organisation, collect(source.id) AS sources, collect(some) AS each
WITH organisation, sources, reduce(all = [], some IN each | all + some) AS statements
RETURN organisation.kind AS of_kind, organisation.id AS organisation, organisation.name AS name, sources, statements
ORDER BY of_kind, name, organisation
