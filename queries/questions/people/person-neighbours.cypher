:param {person: 'person/p018', scope: 'seed', status: 'stated'};
MATCH (:Person&Entity {id: $person})<-[:AGENT]-(own:NetworkParticipation|EventParticipation)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR own.status = $status)
MATCH (own)-[:CONTEXT]->()-[:SUB_ORGANIZATION_OF*0..]->(through)
WHERE NOT (through)-[:SUB_ORGANIZATION_OF]->()
MATCH (through)<-[:SUB_ORGANIZATION_OF*0..]-()<-[:CONTEXT]-(other:NetworkParticipation|EventParticipation)-[:AGENT]->(neighbour:Person),
      (other)-[:ROLE]->(role:Role), (other)-[:SOURCE]->(teller:Source)
WHERE neighbour.id <> $person
  AND ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR other.status = $status)
RETURN neighbour.id AS neighbour, neighbour.name AS name, through.id AS through, through.name AS through_name,
       collect(DISTINCT role.name) AS roles, collect(DISTINCT own.id) + collect(DISTINCT other.id) AS statements
ORDER BY name, neighbour, through;
