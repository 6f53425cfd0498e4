"""A question and its parameters -> an `Answer` with receipts, from Neo4j or from RDF."""
