"""Values of parameters -> RDF terms."""

from pyoxigraph import Literal, NamedNode

from kg.ontology import Vocabulary
from kg.queries.catalogue.question import Parameter


def term_of(parameter: Parameter, value: str | int, vocabulary: Vocabulary) -> NamedNode | Literal:
    """Return the term that a value of a parameter stands for in SPARQL."""
    if parameter.type in vocabulary.classes:
        return NamedNode(f"{vocabulary.base}{value}")
    if parameter.type in vocabulary.lists:
        return NamedNode(vocabulary.codes[parameter.type][str(value)].iri)
    return Literal(value)
