:param {municipality: null, role: null, as_of: null, scope: 'seed', status: 'stated'};
MATCH (municipality:Municipality) WHERE $municipality IS NULL OR municipality.id = $municipality
CALL (municipality) {
  MATCH (municipality)<-[:ON_BEHALF_OF]-(engagement:NetworkParticipation)-[:AGENT]->(person:Person),
        (engagement)-[:ROLE]->(role:Role), (engagement)-[:SOURCE]->(source:Source), (engagement)-[:CONTEXT]->(direct:Network)
  WHERE ($role IS NULL OR role.id = $role) AND ($scope IS NULL OR source.scope = $scope)
    AND ($status IS NULL OR engagement.status = $status)
    AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
    AND coalesce(engagement.validToMax >= date($as_of), true)
  RETURN person, role, engagement.status AS status, collect(DISTINCT direct) AS direct, collect(engagement.id) AS statements
}
RETURN municipality.id AS municipality, municipality.name AS municipality_name, person.id AS person, person.name AS name,
       role.name AS role, reduce(all = [], inner IN direct | all + [
         (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->() | network.id
       ]) AS networks, status, statements
ORDER BY municipality_name, municipality, name, person, role, status;
