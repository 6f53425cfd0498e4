:param {as_of: null, scope: 'seed'};
// Only network participation counts, and only what a source states: plans and single events do not.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation {status: 'stated'})-[:SOURCE]->(source:Source),
      (engagement)-[:CONTEXT]->(direct:Network)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
WITH person, collect(DISTINCT direct) AS direct, collect(engagement) AS engagements
WHERE size(direct) > 1
WITH person, engagements, COLLECT {
  UNWIND direct AS inner
  MATCH (inner)-[:SUB_ORGANIZATION_OF*0..]->(network:Network) WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  RETURN DISTINCT network.id
} AS networks
WHERE size(networks) > 1
WITH person, networks, [each IN engagements | each.id] AS statements,
     COLLECT { UNWIND engagements AS each MATCH (each)-[:ROLE]->(role:Role) RETURN DISTINCT role.name } AS roles,
     COLLECT { UNWIND engagements AS each MATCH (each)-[:ON_BEHALF_OF]->(organisation) RETURN DISTINCT organisation.name } AS on_behalf_of
RETURN person.id AS person, person.name AS name, networks, roles, on_behalf_of, statements
ORDER BY name, person;
