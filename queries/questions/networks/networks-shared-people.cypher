:param {network: 'network/t2', other: 'network/t3', scope: 'seed', status: 'stated'};
// Taking part in an event of a network is not yet being active in it.
MATCH (:Network&Entity {id: $network})<-[:SUB_ORGANIZATION_OF*0..]-(:Network)<-[:CONTEXT]-(first:NetworkParticipation)-[:AGENT]->(person:Person),
      (first)-[:ROLE]->(role:Role), (first)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR first.status = $status)
MATCH (person)<-[:AGENT]-(second:NetworkParticipation)-[:CONTEXT]->(:Network)-[:SUB_ORGANIZATION_OF*0..]->(:Network {id: $other}),
      (second)-[:ROLE]->(other_role:Role), (second)-[:SOURCE]->(teller:Source)
WHERE ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR second.status = $status)
RETURN person.id AS person, person.name AS name, collect(DISTINCT role.name) AS roles,
       collect(DISTINCT other_role.name) AS other_roles,
       collect(DISTINCT first.id) + collect(DISTINCT second.id) AS statements
ORDER BY name, person;
