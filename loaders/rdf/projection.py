"""`Graph` <-> RDF: every node a resource, every value a literal or a code, every edge a triple.

Statements are resources of their own (https://www.w3.org/TR/swbp-n-aryRelations/, pattern 1), so that the RDF and
what Neo4j holds are the same graph. Plain RDF 1.1; dates take the type of their precision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from kg.loaders.graph import Graph, Node, Section
from kg.ontology import Property, Vocabulary

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
_TYPE = NamedNode(RDF + "type")
_DATES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
_DATATYPES = {"integer": "integer", "decimal": "decimal", "boolean": "boolean", "uri": "anyURI"}


def prefixes(vocabulary: Vocabulary) -> dict[str, str]:
    """The prefixes of the data and of queries: standards, one per code list and one per class of things."""
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


def dataset(graph: Graph, vocabulary: Vocabulary) -> Store:
    """The graph together with the vocabulary, in memory, ready for SPARQL."""
    store = Store()
    for file in vocabulary.files:
        store.load(path=str(file), format=RdfFormat.TURTLE)
    content = BytesIO()
    write(graph, vocabulary, content, "ntriples")
    store.load(input=content.getvalue(), format=RdfFormat.N_TRIPLES)
    return store


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
        self._things: dict[str, NamedNode] = {}
        self._literals: dict[tuple[str, str, Any], Literal | NamedNode] = {}

    def of(self, node: Node) -> Iterator[Triple]:
        subject = self._thing(node.id)
        for cls in self._classes[node.cls]:
            yield Triple(subject, _TYPE, cls)
        claimed = next((value for name, value in node.values if name == "property"), None)
        for name, value in node.values:
            predicate = self._predicates[name]
            for each in value if isinstance(value, tuple) else (value,):
                yield Triple(subject, predicate, self._value(node.cls, name, each, claimed))
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


def read_graph(content: bytes, vocabulary: Vocabulary, form: str = "turtle") -> Graph:
    """RDF that `write` made, as a `Graph` again; places in files are not known."""
    return graph_of((q.triple for q in parse(content, format=FORMATS[form])), vocabulary)


def graph_of(content: Iterable[Triple], vocabulary: Vocabulary) -> Graph:
    """Triples as a `Graph`."""
    values: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for triple in content:
        if not isinstance(triple.subject, NamedNode) or triple.predicate == _TYPE:
            continue
        node = triple.subject.value.removeprefix(vocabulary.base)
        term, target = vocabulary.by_iri[triple.predicate.value], triple.object
        if isinstance(target, Literal):
            suffix = "En" if term.kind == "lang" and target.language == "en" else ""
            values[node][term.name + suffix].append(_python(term, target))
            if term.kind == "literal" and target.language == "en":
                values[node]["language"].append("En")
        elif isinstance(target, NamedNode) and term.kind == "thing":
            links[node].append((term.name, target.value.removeprefix(vocabulary.base)))
        elif isinstance(target, NamedNode) and term.kind == "term":
            values[node][term.name].append(vocabulary.by_iri[target.value].name)
        elif isinstance(target, NamedNode):
            values[node][term.name].append(target.value.rsplit("/", 1)[1])
    return Graph({identifier: _node(identifier, values, links, vocabulary) for identifier in sorted({*values, *links})})


def _python(term: Property, literal: Literal) -> Any:
    text = literal.value
    if term.kind == "integer":
        return int(text)
    if term.kind == "decimal":
        return int(float(text)) if float(text) == int(float(text)) else float(text)
    return text == "true" if term.kind == "boolean" else text


def _node(
    identifier: str,
    values: dict[str, dict[str, list[Any]]],
    links: dict[str, list[tuple[str, str]]],
    vocabulary: Vocabulary,
) -> Node:
    cls = vocabulary.by_segment[identifier.split("/", 1)[0]].name
    held = values[identifier]
    language = held.pop("language", [""])[0]
    if language:
        held["property"] = [f"{held['property'][0]}{language}"]
    pairs = tuple((name, _shape(vocabulary, cls, name, each)) for name, each in sorted(held.items()))
    return Node(identifier, cls, pairs, tuple(sorted(links[identifier])), Section("", ""), 0)


def _shape(vocabulary: Vocabulary, cls: str, name: str, values: list[Any]) -> Any:
    use = vocabulary.use_of(cls, name)
    return values[0] if use.single and len(values) == 1 else tuple(sorted(values))
