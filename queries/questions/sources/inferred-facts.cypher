:param {about: null, scope: 'seed'};
MATCH (subject)<-[:AGENT|ABOUT|FUNDS]-(statement:Statement)-[:SOURCE]->(source:Source)
WHERE ($about IS NULL OR subject.id = $about) AND ($scope IS NULL OR source.scope = $scope)
  AND (statement.status = 'derived' OR source.scope = 'external')
OPTIONAL MATCH (statement)-[:CONTEXT|VALUE_ENTITY|INDICATOR|FUNDED_BY]->(object)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
RETURN subject.id AS subject, subject.name AS subject_name,
       coalesce(statement.property, substring(role.id, 5), split(statement.id, '/')[0]) AS what, object.id AS object,
       coalesce(statement.value, statement.notation) AS value, statement.amount AS amount,
       CASE source.scope WHEN 'external' THEN 'external' ELSE 'derived' END AS basis, collect(DISTINCT statement.id) AS statements
ORDER BY subject, what, coalesce(object, ''), coalesce(value, ''), coalesce(amount, -1), basis;
