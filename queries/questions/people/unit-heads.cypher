:param {role: 'role/head', kind: null, as_of: null, scope: 'seed', status: 'stated'};
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:ROLE]->(role:Role), (position)-[:CONTEXT]->(unit:Organisation),
      (position)-[:SOURCE]->(source:Source)
WHERE ($role IS NULL OR role.id = $role) AND ($kind IS NULL OR unit.kind = $kind)
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(position.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(position.validToMax >= date($as_of), true)
WITH person, role, unit, position.status AS status, collect(DISTINCT position.id) AS positions
// The municipality only as far as sources that count tell it.
OPTIONAL MATCH (unit)-[:UNIT_OF]->(municipality:Municipality)<-[:VALUE_ENTITY]-(claim:Claim {property: 'unitOf'})-[:ABOUT]->(unit),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH person, role, unit, status, positions, municipality, collect(DISTINCT claim.id) AS belonging
RETURN person.id AS person, person.name AS name, role.name AS role, unit.id AS unit, unit.name AS unit_name,
       unit.kind AS kind, municipality.id AS municipality, municipality.name AS municipality_name, status,
       positions + belonging AS statements
ORDER BY name, person, unit, role, status;
