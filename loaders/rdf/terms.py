"""Namespaces and prefixes of our RDF, and RDF terms as Python values."""

from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat

from kg.ontology import Vocabulary

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
RDF_TYPE = NamedNode(RDF + "type")


def prefixes(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the prefixes of data and queries: those of standards, one per code list, and one per class."""
    return {
        "kg": vocabulary.namespace,
        "rdf": RDF,
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": XSD,
        **{name: f"{vocabulary.code_base}{name}/" for name in vocabulary.lists},
        **{c.segment: f"{vocabulary.base}{c.segment}/" for c in vocabulary.classes.values() if not c.abstract},
    }


def python_value(term: Any, vocabulary: Vocabulary) -> Any:
    """Return an RDF term as a Python value; None for blank nodes and unbound variables."""
    if isinstance(term, NamedNode):
        return short_iri(term.value, vocabulary)
    if not isinstance(term, Literal):
        return None
    datatype = term.datatype.value.removeprefix(XSD)
    if datatype == "integer":
        return int(term.value)
    if datatype in ("decimal", "double"):
        number = Decimal(term.value)
        return int(number) if number == int(number) else float(number)
    return term.value == "true" if datatype == "boolean" else term.value


def short_iri(text: str, vocabulary: Vocabulary) -> str:
    """Return an IRI of the data as identifier, one of a code as notation, and any other text unchanged."""
    if text.startswith(vocabulary.base):
        return text.removeprefix(vocabulary.base)
    return text.rsplit("/", 1)[1] if text.startswith(vocabulary.code_base) else text
