"""`Graph` -> RDF: every node becomes a resource, every value a literal or a code, every edge a triple.

Statements are resources (https://www.w3.org/TR/swbp-n-aryRelations/, pattern 1), so that RDF and Neo4j hold the same
graph. Plain RDF 1.1. A date has the datatype of its precision, and beside it, as in Neo4j, stand its first and last
day.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.loaders.graph import Graph, Node
from kg.loaders.partial_dates import bounds
from kg.loaders.rdf.terms import FORMATS, RDF_TYPE, XSD, prefixes
from kg.ontology import Property, Vocabulary
from kg.ontology.model import PROPERTY, VALUE
from kg.ontology.naming import english

_DAY = NamedNode(XSD + "date")
_DATES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
_DATATYPES = {"integer": "integer", "decimal": "decimal", "boolean": "boolean", "uri": "anyURI"}


def triples(graph: Graph, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Yield every triple of the graph, by subject in the order of the nodes."""
    converter = _Converter(vocabulary)
    for node in graph.nodes.values():
        yield from converter.triples(node)


def write_rdf(graph: Graph, vocabulary: Vocabulary, output: IO[bytes], form: str) -> None:
    """Write the graph as `turtle`, `ntriples` or `jsonld`; the same graph gives the same bytes."""
    if form != "turtle":
        serialize(triples(graph, vocabulary), output, format=FORMATS[form])
        return
    # The library writes prefixes in an order that changes from run to run: sorted ones replace them.
    names = prefixes(vocabulary)
    header = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(names.items())).encode()
    output.write(header)
    serialize(triples(graph, vocabulary), _Skipping(output, len(header)), format=RdfFormat.TURTLE, prefixes=names)


class _Skipping(BytesIO):
    """An output that drops a number of bytes and passes on what follows them."""

    def __init__(self, output: IO[bytes], dropped: int) -> None:
        super().__init__()
        self._output, self._remaining = output, dropped

    def write(self, data: Any) -> int:
        size = len(data)
        self._output.write(bytes(data)[self._remaining :])
        self._remaining = max(0, self._remaining - size)
        return size


class _Converter:
    """Converts nodes to triples; terms that occur again are made once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._classes = {
            name: [NamedNode(vocabulary.classes[c].iri) for c in lineage]
            for name, lineage in vocabulary.lineage.items()
        }
        self._predicates = {name: NamedNode(p.iri) for name, p in vocabulary.properties.items()}
        self._predicates |= {
            english(name): NamedNode(p.iri) for name, p in vocabulary.properties.items() if p.kind == "lang"
        }
        self._days = {
            name: [NamedNode(p.iri + end) for end in vocabulary.bounds]
            for name, p in vocabulary.properties.items()
            if p.kind == "date" and vocabulary.bounds
        }
        self._resources: dict[str, NamedNode] = {}
        self._objects: dict[tuple[str, str, Any], Literal | NamedNode] = {}

    def triples(self, node: Node) -> Iterator[Triple]:
        subject = self._resource(node.id)
        for cls in self._classes[node.cls]:
            yield Triple(subject, RDF_TYPE, cls)
        claimed = next((value for name, value in node.values if name == PROPERTY), None)
        for name, value in node.values:
            predicate = self._predicates[name]
            for item in value if isinstance(value, tuple) else (value,):
                yield Triple(subject, predicate, self._object(node.cls, name, item, claimed))
            if name in self._days and isinstance(value, str) and (days := bounds(value)):
                for day_predicate, day in zip(self._days[name], days, strict=True):
                    yield Triple(subject, day_predicate, Literal(day.isoformat(), datatype=_DAY))
        for name, target in node.links:
            yield Triple(subject, self._predicates[name], self._resource(target))

    def _resource(self, identifier: str) -> NamedNode:
        cached = self._resources.get(identifier)
        if cached is None:
            # An identifier that the checker refuses may hold characters that no IRI can.
            iri = self._vocabulary.base + quote(identifier, safe="/")
            cached = self._resources[identifier] = NamedNode(iri)
        return cached

    def _object(self, cls: str, name: str, value: Any, claimed: Any) -> Literal | NamedNode:
        if name == VALUE:
            return self._claimed_literal(str(value), str(claimed))
        key = (cls, name, value)
        cached = self._objects.get(key)
        # True and 1 are one key, their literals are not.
        if cached is None or isinstance(value, bool):
            cached = self._objects[key] = self._new_object(cls, name, value)
        return cached

    def _new_object(self, cls: str, name: str, value: Any) -> Literal | NamedNode:
        use = self._vocabulary.use_of(cls, name)
        kind = use.term.kind
        if kind == "code":
            code = self._vocabulary.codes[use.lists[-1]].get(value)
            return NamedNode(code.iri if code else f"{self._vocabulary.code_base}unknown/{_slug(value)}")
        if kind == "term":
            return self._predicates.get(value) or NamedNode(f"{self._vocabulary.namespace}unknown")
        return _typed_literal(use.term, name, value)

    def _claimed_literal(self, value: str, claimed: str) -> Literal:
        """Return the value of a claim as a literal of the claimed property."""
        term = self._vocabulary.property_of(claimed)
        if term.kind == "code":
            return Literal(value)
        number: Any = int(value) if term.kind == "integer" and value.lstrip("-").isdigit() else value
        return _typed_literal(term, claimed, number)


def _slug(text: Any) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in str(text))


def _typed_literal(term: Property, name: str, value: Any) -> Literal:
    if term.kind == "lang":
        return Literal(str(value), language="en" if name != term.name else "lv")
    if term.kind == "date":
        return Literal(str(value), datatype=NamedNode(_DATES.get(len(str(value)), XSD + "string")))
    if term.kind in _DATATYPES and (isinstance(value, int | float) or term.kind in ("uri", "decimal", "boolean")):
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Literal(text, datatype=NamedNode(XSD + _DATATYPES[term.kind]))
    return Literal(str(value))
