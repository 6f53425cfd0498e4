:param {scope: 'seed', status: 'stated'};
// An office is no taking part, and neither is writing.
MATCH (source:Source)<-[:CONTEXT]-(authorship:Contribution)-[:AGENT]->(person:Person),
      (authorship)-[:ROLE]->(:Role {id: 'role/author'}), (authorship)-[:SOURCE]->(teller:Source)
WHERE ($scope IS NULL OR teller.scope = $scope) AND ($status IS NULL OR authorship.status = $status)
MATCH (source)<-[:SOURCE]-(engagement:Engagement)-[:AGENT]->(person), (engagement)-[:ROLE]->(role:Role),
      (engagement)-[:CONTEXT]->(context)
WHERE NOT engagement:Position AND NOT context:Source
  AND ($scope IS NULL OR source.scope = $scope) AND ($status IS NULL OR engagement.status = $status)
RETURN person.id AS person, person.name AS name, source.id AS source, source.name AS title,
       collect(DISTINCT context.id) AS engaged_in, collect(DISTINCT role.name) AS roles,
       collect(DISTINCT authorship.id) + collect(DISTINCT engagement.id) AS statements
ORDER BY name, person, source;
