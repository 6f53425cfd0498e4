"""`Graph` -> RDF: every node a resource, every value a literal or a code, every edge a triple.

Statements are resources of their own (https://www.w3.org/TR/swbp-n-aryRelations/, pattern 1), so that the RDF and
what Neo4j holds are the same graph. Plain RDF 1.1; dates take the type of their precision, and have beside them, as in
Neo4j, their first and last day.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.loaders.graph import Graph, Node
from kg.loaders.partial_dates import bounds
from kg.loaders.rdf.terms import FORMATS, TYPE, XSD, prefixes
from kg.ontology import Property, Vocabulary

_DAY = NamedNode(XSD + "date")
_DATES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
_DATATYPES = {"integer": "integer", "decimal": "decimal", "boolean": "boolean", "uri": "anyURI"}


def triples(graph: Graph, vocabulary: Vocabulary) -> Iterator[Triple]:
    """Every triple of the graph, by subject in the order of the nodes."""
    writer = _Writer(vocabulary)
    for node in graph.nodes.values():
        yield from writer.of(node)


def write(graph: Graph, vocabulary: Vocabulary, output: IO[bytes], form: str) -> None:
    """Write the graph as `turtle`, `ntriples` or `jsonld`; the same graph gives the same bytes."""
    if form != "turtle":
        serialize(triples(graph, vocabulary), output, format=FORMATS[form])
        return
    # The library writes prefixes in an order that changes from run to run: ours stand in for them.
    names = prefixes(vocabulary)
    own = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(names.items())).encode()
    output.write(own)
    serialize(triples(graph, vocabulary), _After(output, len(own)), format=RdfFormat.TURTLE, prefixes=names)


class _After(BytesIO):
    """Passes on what is written after a number of bytes."""

    def __init__(self, output: IO[bytes], left: int) -> None:
        super().__init__()
        self._output, self._left = output, left

    def write(self, data: Any) -> int:
        size = len(data)
        self._output.write(bytes(data)[self._left :])
        self._left = max(0, self._left - size)
        return size


class _Writer:
    """Turns nodes into triples, keeping the terms that return."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._classes = {
            name: [NamedNode(vocabulary.classes[c].iri) for c in lineage]
            for name, lineage in vocabulary.lineage.items()
        }
        self._predicates = {name: NamedNode(p.iri) for name, p in vocabulary.properties.items()}
        self._predicates |= {
            name + "En": NamedNode(p.iri) for name, p in vocabulary.properties.items() if p.kind == "lang"
        }
        self._days = {
            name: [NamedNode(p.iri + end) for end in vocabulary.bounds]
            for name, p in vocabulary.properties.items()
            if p.kind == "date" and vocabulary.bounds
        }
        self._things: dict[str, NamedNode] = {}
        self._literals: dict[tuple[str, str, Any], Literal | NamedNode] = {}

    def of(self, node: Node) -> Iterator[Triple]:
        subject = self._thing(node.id)
        for cls in self._classes[node.cls]:
            yield Triple(subject, TYPE, cls)
        claimed = next((value for name, value in node.values if name == "property"), None)
        for name, value in node.values:
            predicate = self._predicates[name]
            for each in value if isinstance(value, tuple) else (value,):
                yield Triple(subject, predicate, self._value(node.cls, name, each, claimed))
            if name in self._days and isinstance(value, str) and (days := bounds(value)):
                for day_of, day in zip(self._days[name], days, strict=True):
                    yield Triple(subject, day_of, Literal(day.isoformat(), datatype=_DAY))
        for name, target in node.links:
            yield Triple(subject, self._predicates[name], self._thing(target))

    def _thing(self, identifier: str) -> NamedNode:
        found = self._things.get(identifier)
        if found is None:
            # An identifier that the checker refuses may hold what no IRI can.
            iri = self._vocabulary.base + quote(identifier, safe="/")
            found = self._things[identifier] = NamedNode(iri)
        return found

    def _value(self, cls: str, name: str, value: Any, claimed: Any) -> Literal | NamedNode:
        if name == "value":
            return self._claimed(str(value), str(claimed))
        key = (cls, name, value)
        found = self._literals.get(key)
        # True and 1 are one key, their literals are not.
        if found is None or isinstance(value, bool):
            found = self._literals[key] = self._literal(cls, name, value)
        return found

    def _literal(self, cls: str, name: str, value: Any) -> Literal | NamedNode:
        use = self._vocabulary.use_of(cls, name)
        kind = use.term.kind
        if kind == "code":
            known = self._vocabulary.codes[use.lists[-1]].get(value)
            return NamedNode(known.iri if known else f"{self._vocabulary.code_base}unknown/{_slug(value)}")
        if kind == "term":
            return self._predicates.get(value) or NamedNode(f"{self._vocabulary.namespace}unknown")
        return _typed(use.term, name, value)

    def _claimed(self, value: str, claimed: str) -> Literal:
        term = self._vocabulary.property_of(claimed)
        if term.kind == "code":
            return Literal(value)
        found: Any = int(value) if term.kind == "integer" and value.lstrip("-").isdigit() else value
        return _typed(term, claimed, found)


def _slug(text: Any) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in str(text))


def _typed(term: Property, name: str, value: Any) -> Literal:
    if term.kind == "lang":
        return Literal(str(value), language="en" if name != term.name else "lv")
    if term.kind == "date":
        return Literal(str(value), datatype=NamedNode(_DATES.get(len(str(value)), XSD + "string")))
    if term.kind in _DATATYPES and (isinstance(value, int | float) or term.kind in ("uri", "decimal", "boolean")):
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Literal(text, datatype=NamedNode(XSD + _DATATYPES[term.kind]))
    return Literal(str(value))
