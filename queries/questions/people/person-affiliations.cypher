:param {person: null, as_of: null, scope: 'seed', status: 'stated'};
// An office is a position; speaking for an organisation at an event is none.
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:CONTEXT]->(organisation:Organisation),
      (position)-[:ROLE]->(role:Role), (position)-[:SOURCE]->(source:Source)
WHERE ($person IS NULL OR person.id = $person) AND ($scope IS NULL OR source.scope = $scope)
  AND ($status IS NULL OR position.status = $status)
  AND coalesce(position.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(position.validToMax >= date($as_of), true)
// Sources that say the same make one row.
RETURN person.id AS person, person.name AS name, organisation.id AS organisation, organisation.name AS organisation_name,
       role.name AS role, position.remit AS remit, position.validFrom AS valid_from, position.validTo AS valid_to,
       position.status AS status, collect(DISTINCT position.id) AS statements
ORDER BY name, person, organisation, role, coalesce(remit, ''), coalesce(valid_from, ''), coalesce(valid_to, ''), status;
