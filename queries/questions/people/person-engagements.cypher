:param {person: 'person/p018', as_of: null, scope: 'seed', status: 'stated'};
MATCH (:Person&Entity {id: $person})<-[:AGENT]-(engagement:Engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(context)
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH role, context, engagement.status AS status, organisation, source, engagement,
     [label IN labels(engagement) WHERE NOT label IN ['Entity', 'Statement', 'Engagement']][0] AS kind
RETURN kind AS engagement, role.name AS role, context.id AS context, context.name AS context_name,
       collect(DISTINCT organisation.name) AS on_behalf_of, collect(DISTINCT source.id) AS sources, status,
       collect(DISTINCT engagement.id) AS statements
ORDER BY engagement, context, role, status;
