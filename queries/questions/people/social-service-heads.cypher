:param {as_of: null, scope: 'seed', status: 'stated'};
MATCH (person:Person)<-[:AGENT]-(position:Position)-[:CONTEXT]->(office:Organisation {kind: 'social-service'}),
      (position)-[:ROLE]->(:Role {id: 'role/head'}), (position)-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR position.status = $status)
  AND coalesce(position.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(position.validToMax >= date($as_of), true)
WITH person, office, position.status AS status, collect(DISTINCT source.id) AS sources, collect(DISTINCT position.id) AS positions
// The municipality only as far as sources that count tell it.
OPTIONAL MATCH (office)-[:UNIT_OF]->(municipality:Municipality)<-[:VALUE_ENTITY]-(claim:Claim {property: 'unitOf'})-[:ABOUT]->(office),
               (claim)-[:SOURCE]->(source:Source)
WHERE $scope IS NULL OR source.scope = $scope
WITH person, office, status, sources, positions, municipality, collect(DISTINCT claim.id) AS belonging
RETURN person.id AS person, person.name AS name, office.id AS organisation, office.name AS organisation_name,
       municipality.id AS municipality, municipality.name AS municipality_name, sources, status,
       positions + belonging AS statements
ORDER BY name, person, organisation, status;
