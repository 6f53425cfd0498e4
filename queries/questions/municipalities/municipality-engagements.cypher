:param {municipality: 'municipality/iecavas-novads-2009', as_of: null, scope: 'seed', status: 'stated'};
// What its people and its units did is theirs.
MATCH (:Municipality&Entity {id: $municipality})<-[:AGENT]-(engagement:ProjectParticipation|NetworkMembership|EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
MATCH (engagement)-[:ROLE]->(role:Role), (engagement)-[:CONTEXT]->(context)
OPTIONAL MATCH (context)-[:IN_CONTEXT_OF*0..1]->()-[:OF_PROJECT*0..1]->(project:Project)
WITH role, context, source, project, engagement.id AS id, engagement.status AS status,
     [label IN labels(engagement) WHERE NOT label IN ['Entity', 'Statement', 'Engagement']][0] AS kind
RETURN kind AS engagement, role.name AS role, context.id AS context, context.name AS context_name,
       collect(DISTINCT project.id) AS projects, collect(DISTINCT source.id) AS sources, status,
       collect(DISTINCT id) AS statements
ORDER BY engagement, context, role, status;
