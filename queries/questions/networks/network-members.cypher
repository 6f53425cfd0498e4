:param {network: 'network/t2', as_of: null, scope: 'seed', status: 'stated'};
// Whom a network visits is not thereby its member.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(network:Network)<-[:CONTEXT]-(engagement:NetworkMembership)-[:AGENT]->(member),
      (engagement)-[:ROLE]->(role:Role), (engagement)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
RETURN member.id AS member, member.name AS name, network.id AS network, network.name AS network_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT source.id) AS sources, engagement.status AS status,
       collect(DISTINCT engagement.id) AS statements
ORDER BY network, name, member, status;
