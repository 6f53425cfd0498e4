"""The usual script: constraint, UNWIND, MERGE, batches of 5,000; the driver with its Rust extension."""

from given import PASSWORD, URI, USER, batches, graph, timed
from neo4j import GraphDatabase

nodes, edges = graph()
with GraphDatabase.driver(URI, auth=(USER, PASSWORD)) as driver, driver.session() as session, timed():
    session.run("CREATE CONSTRAINT IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE").consume()
    session.run("CALL db.awaitIndexes()").consume()
    for each in nodes:
        labels = ":".join(each.labels)
        write = f"UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n += row, n:{labels}"
        for rows in batches(each.rows):
            session.execute_write(lambda tx, query, rows: tx.run(query, rows=rows).consume(), write, rows)
    for edge in edges:
        ends = "MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]})"
        write = f"UNWIND $rows AS row {ends} MERGE (a)-[:{edge.kind}]->(b)"
        for rows in batches(edge.rows):
            session.execute_write(lambda tx, query, rows: tx.run(query, rows=rows).consume(), write, rows)
