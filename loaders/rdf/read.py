"""RDF that `write_rdf` wrote -> `Graph`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple, parse

from kg.loaders.graph import Graph, Node, Section
from kg.loaders.rdf.terms import FORMATS, RDF_TYPE
from kg.ontology import Property, Vocabulary
from kg.ontology.model import PROPERTY


def read_graph(content: bytes, vocabulary: Vocabulary, form: str = "turtle") -> Graph:
    """Read RDF that `write_rdf` wrote as a `Graph`; the origins of its nodes are not known."""
    return _graph_of((quad.triple for quad in parse(content, format=FORMATS[form])), vocabulary)


def _graph_of(triples: Iterable[Triple], vocabulary: Vocabulary) -> Graph:
    values: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    days = {p.iri + end for p in vocabulary.properties.values() if p.kind == "date" for end in vocabulary.bounds}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or triple.predicate == RDF_TYPE or triple.predicate.value in days:
            continue
        node = triple.subject.value.removeprefix(vocabulary.base)
        term, target = vocabulary.by_iri[triple.predicate.value], triple.object
        if isinstance(target, Literal):
            suffix = "En" if term.kind == "lang" and target.language == "en" else ""
            values[node][term.name + suffix].append(_python_value(term, target))
            if term.kind == "literal" and target.language == "en":
                values[node]["language"].append("En")
        elif isinstance(target, NamedNode) and term.kind == "entity":
            links[node].append((term.name, target.value.removeprefix(vocabulary.base)))
        elif isinstance(target, NamedNode) and term.kind == "term":
            values[node][term.name].append(vocabulary.by_iri[target.value].name)
        elif isinstance(target, NamedNode):
            values[node][term.name].append(target.value.rsplit("/", 1)[1])
    return Graph({identifier: _node(identifier, values, links, vocabulary) for identifier in sorted({*values, *links})})


def _python_value(term: Property, literal: Literal) -> Any:
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
    properties = values[identifier]
    # A claimed value carries the language; in the graph the name of the claimed property does.
    language = properties.pop("language", [""])[0]
    if language:
        properties[PROPERTY] = [f"{properties[PROPERTY][0]}{language}"]
    pairs = tuple((name, _single_or_tuple(vocabulary, cls, name, list_)) for name, list_ in sorted(properties.items()))
    return Node(identifier, cls, pairs, tuple(sorted(links[identifier])), Section("", ""), 0)


def _single_or_tuple(vocabulary: Vocabulary, cls: str, name: str, values: list[Any]) -> Any:
    use = vocabulary.use_of(cls, name)
    return values[0] if use.single and len(values) == 1 else tuple(sorted(values))
