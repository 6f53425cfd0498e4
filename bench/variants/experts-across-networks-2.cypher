// By the short cut first: only whoever is in two networks at all is looked at closely.
MATCH (person:Person) WHERE COUNT { (person)-[:PARTICIPATES_IN]->(:Network) } > 1
MATCH (person)<-[:AGENT]-(engagement:NetworkParticipation {status: 'stated'})-[:SOURCE]->(source:Source)
WHERE ($scope IS NULL OR source.scope = $scope)
  AND coalesce(engagement.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)
  AND coalesce(engagement.validToMax >= date($as_of), true)
MATCH (engagement)-[:ROLE]->(role:Role)
MATCH (engagement)-[:CONTEXT]->(:Network)-[:SUB_ORGANIZATION_OF*0..]->(network:Network)
WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
OPTIONAL MATCH (engagement)-[:ON_BEHALF_OF]->(organisation)
WITH person, collect(DISTINCT network.id) AS networks, collect(DISTINCT role.name) AS roles,
     collect(DISTINCT organisation.name) AS organisations, collect(DISTINCT engagement.id) AS statements
WHERE size(networks) > 1
RETURN person.id AS person, person.name AS name, networks, roles, organisations AS on_behalf_of, statements
ORDER BY name, person
