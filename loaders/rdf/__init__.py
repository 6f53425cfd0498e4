"""`Graph` <-> RDF: terms, triples, a store that SPARQL can ask."""
