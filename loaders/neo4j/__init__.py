"""`Graph` -> Neo4j: compare, write, verify."""
