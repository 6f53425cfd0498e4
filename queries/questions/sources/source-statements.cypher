:param {source: 'source/s1', status: 'stated'};
MATCH (:Source&Entity {id: $source})<-[:SOURCE]-(statement:Statement)
WHERE $status IS NULL OR statement.status = $status
OPTIONAL MATCH (statement)-[:AGENT|ABOUT|FUNDS]->(subject)
OPTIONAL MATCH (statement)-[:CONTEXT|VALUE_ENTITY|INDICATOR|FUNDED_BY]->(object)
OPTIONAL MATCH (statement)-[:ROLE]->(role:Role)
RETURN statement.line AS line, statement.locator AS locator, subject.id AS subject, subject.name AS subject_name,
       coalesce(statement.property, substring(role.id, 5), split(statement.id, '/')[0]) AS what, object.id AS object,
       coalesce(statement.value, statement.notation) AS value, statement.amount AS amount, statement.status AS status,
       collect(statement.id) AS statements
ORDER BY coalesce(line, 0), coalesce(locator, ''), subject, what, coalesce(object, ''), coalesce(value, ''), coalesce(amount, -1), status;
