MATCH (statement:Statement)-[:SOURCE]->(source:Source)
WHERE statement.id IN $ids
RETURN statement.id, source.id, source.name, source.issued, statement.line, statement.locator, statement.status
ORDER BY statement.id
