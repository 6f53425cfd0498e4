// The roles and organisations only of those who are left.
MATCH (person:Person)<-[:AGENT]-(engagement:NetworkParticipation {status: 'stated'})-[:CONTEXT]->(:Network)
      -[:SUB_ORGANIZATION_OF*0..]->(network:Network)
WHERE NOT (network)-[:SUB_ORGANIZATION_OF]->()
  AND ($scope IS NULL OR EXISTS { (engagement)-[:SOURCE]->(:Source {scope: $scope}) })
WITH person, collect(DISTINCT network.id) AS networks, collect(DISTINCT engagement) AS engagements
WHERE size(networks) > 1
RETURN person.id AS person, person.name AS name, networks,
       COLLECT { UNWIND engagements AS e MATCH (e)-[:ROLE]->(role) RETURN DISTINCT role.name } AS roles,
       COLLECT { UNWIND engagements AS e MATCH (e)-[:ON_BEHALF_OF]->(o) RETURN DISTINCT o.name } AS on_behalf_of,
       [e IN engagements | e.id] AS statements
ORDER BY name, person
