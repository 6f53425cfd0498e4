"""Load with rdflib-neo4j: N-Triples parsed into its store, in batches; nodes have the key `uri`, label `Resource`."""

from given import FOLDER, PASSWORD, URI, USER, timed
from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

auth = {"uri": URI, "database": "neo4j", "user": USER, "pwd": PASSWORD}
config = Neo4jStoreConfig(
    auth_data=auth, batching=True, batch_size=5_000, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE
)
with timed():
    graph = Graph(store=Neo4jStore(config=config))
    graph.parse(FOLDER / "graph.nt", format="nt")
    graph.close(commit_pending_transaction=True)
