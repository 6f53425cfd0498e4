"""An RDF store in memory: the graph together with the vocabulary, ready for SPARQL."""

from io import BytesIO

from pyoxigraph import RdfFormat, Store

from kg.loaders.graph import Graph
from kg.loaders.rdf.write import write_rdf
from kg.ontology import Vocabulary


def rdf_store(graph: Graph, vocabulary: Vocabulary) -> Store:
    """Return a store in memory with the graph and the vocabulary."""
    store = Store()
    for file in vocabulary.files:
        store.load(path=str(file), format=RdfFormat.TURTLE)
    content = BytesIO()
    write_rdf(graph, vocabulary, content, "ntriples")
    store.load(input=content.getvalue(), format=RdfFormat.N_TRIPLES)
    return store
