:param {organisation: 'organisation/latvijas-pasvaldibu-savieniba', as_of: null, scope: 'seed', status: 'stated'};
// Units of the organisation itself, not the units of units; only as sources that count tell it.
MATCH (whole:Organisation&Entity {id: $organisation})
CALL (whole) {
  RETURN whole AS unit, [] AS belonging
  UNION
  MATCH (whole)<-[:UNIT_OF]-(unit:Organisation)<-[:ABOUT]-(claim:Claim {property: 'unitOf'})-[:VALUE_ENTITY]->(whole),
        (claim)-[:SOURCE]->(source:Source)
  WHERE unit <> whole AND ($scope IS NULL OR source.scope = $scope)
  RETURN unit, collect(DISTINCT claim.id) AS belonging
}
MATCH (unit)<-[:CONTEXT]-(position:Position)-[:AGENT]->(person:Person), (position)-[:ROLE]->(role:Role),
      (position)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(position.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(position.validToMax >= date($as_of), true)
WITH person, unit, role, position.validFrom AS valid_from, position.validTo AS valid_to, position.status AS status,
     belonging, collect(DISTINCT position.id) AS positions
RETURN person.id AS person, person.name AS name, unit.id AS unit, unit.name AS unit_name, role.name AS role, valid_from,
       valid_to, status, positions + belonging AS statements
ORDER BY name, person, unit, role, coalesce(valid_from, ''), coalesce(valid_to, ''), status;
