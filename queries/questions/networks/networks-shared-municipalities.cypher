:param {network: 'network/t2', other: 'network/t3', scope: 'seed', status: 'stated'};
// Whom a network visits is not thereby its member.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(:Network)<-[:CONTEXT]-(first:NetworkMembership)-[:AGENT]->(municipality:Municipality),
      (first)-[:ROLE]->(role:Role), (first)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR first.status = $status)
MATCH (municipality)<-[:AGENT]-(second:NetworkMembership)-[:CONTEXT]->(:Network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $other}),
      (second)-[:ROLE]->(other_role:Role), (second)-[:SOURCE]->(teller:Source)
WHERE ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR second.status = $status)
RETURN municipality.id AS municipality, municipality.name AS name, collect(DISTINCT role.name) AS roles,
       collect(DISTINCT other_role.name) AS other_roles,
       collect(DISTINCT first.id) + collect(DISTINCT second.id) AS statements
ORDER BY name, municipality;
