"""RDF that `write` wrote -> `Graph`."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple, parse

from kg.loaders.graph import Graph, Node, Section
from kg.loaders.rdf.terms import FORMATS, TYPE
from kg.ontology import Property, Vocabulary


def read_graph(content: bytes, vocabulary: Vocabulary, form: str = "turtle") -> Graph:
    """RDF that `write` made, as a `Graph` again; places in files are not known."""
    return graph_of((q.triple for q in parse(content, format=FORMATS[form])), vocabulary)


def graph_of(content: Iterable[Triple], vocabulary: Vocabulary) -> Graph:
    """Triples as a `Graph`."""
    values: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    days = {p.iri + end for p in vocabulary.properties.values() if p.kind == "date" for end in vocabulary.bounds}
    for triple in content:
        if not isinstance(triple.subject, NamedNode) or triple.predicate == TYPE or triple.predicate.value in days:
            continue
        node = triple.subject.value.removeprefix(vocabulary.base)
        term, target = vocabulary.by_iri[triple.predicate.value], triple.object
        if isinstance(target, Literal):
            suffix = "En" if term.kind == "lang" and target.language == "en" else ""
            values[node][term.name + suffix].append(_python(term, target))
            if term.kind == "literal" and target.language == "en":
                values[node]["language"].append("En")
        elif isinstance(target, NamedNode) and term.kind == "entity":
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
