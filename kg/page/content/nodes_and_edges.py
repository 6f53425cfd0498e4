"""Nodes and edges as the page stores them: names, positions on the map, properties, years and sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import isqrt
from typing import TYPE_CHECKING, Any

from kg.loaders.periods import period
from kg.ontology.model import ALIASES, ISSUED, NAME, ROLE, SCOPE, URL
from kg.ontology.naming import english
from kg.page.content.display_names import display_names, label
from kg.page.content.encoding import ADDRESS
from kg.page.content.provenance import IS_PLANNED
from kg.page.layout.positions import positions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.loaders import Edge, Node
    from kg.ontology import Text
    from kg.page.content.encoding import Encoding
    from kg.page.content.provenance import PageEdge

Record = dict[str, Any]
SIZE, SIZE_STEP, SIZE_MOST = 9, 3, 12  # of a mark on the map: without edges, by the root of their number, at most


def encode_nodes(
    encoding: Encoding,
    classes: list[Record],
    edges: list[Edge],
    sentences: Mapping[int, list[int]],
    scopes: Sequence[str],
) -> list[Record]:
    """Return every node, in the order of the graph.

    Args:
        encoding: of the graph.
        classes: those of the page.
        edges: of the graph.
        sentences: by node.
        scopes: of sources, in the order of the page.
    """
    nodes = encoding.graph.nodes.values()
    numbers = {cls["name"]: number for number, cls in enumerate(classes)}
    class_of = {node.id: classes[numbers[node.cls]] for node in nodes}
    names, wholes = display_names(encoding.graph, encoding.vocabulary), _wholes(encoding)
    spots, degrees = _spots(edges, class_of, names, wholes), _degrees(edges, class_of)
    return [
        {
            "id": node.id,
            "class": numbers[node.cls],
            **(_name(names[node.id]) if node.id in names else {}),
            "x": spots[node.id][0],
            "y": spots[node.id][1],
            **({} if class_of[node.id]["statement"] else {"size": _size(degrees[node.id])}),
            **({"planned": True} if IS_PLANNED in node.values else {}),
            **({"inside": encoding.numbers[wholes[node.id]]} if node.id in wholes else {}),
            **_details(encoding, node, statement=class_of[node.id]["statement"]),
            **_years_and_scope(encoding, node, scopes),
            "sentences": sentences[number],
        }
        for number, node in enumerate(nodes)
    ]


def _degrees(edges: list[Edge], class_of: Mapping[str, Record]) -> Counter[str]:
    """Count the edges of each node within the first view."""
    inner = [e for e in edges if class_of[e.source]["shownFirst"] and class_of[e.target]["shownFirst"]]
    return Counter(end for edge in inner for end in (edge.source, edge.target))


def _size(degree: int) -> int:
    return SIZE + min(SIZE_STEP * isqrt(degree), SIZE_MOST)


def _spots(
    edges: list[Edge], class_of: dict[str, Record], names: dict[str, Text], wholes: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """Return the position of each node; nodes of the first view get room for their Latvian name."""
    first = {key: label(names[key].lv) if key in names else "" for key, cls in class_of.items() if cls["shownFirst"]}
    rest = [key for key in class_of if key not in first]
    return positions(edges, first, sorted(rest, key=lambda key: class_of[key]["statement"]), wholes)


def _wholes(encoding: Encoding) -> dict[str, str]:
    """Return the whole inside which an entity is drawn, as the vocabulary declares."""
    names = {prop.name for prop in encoding.vocabulary.properties.values() if prop.drawn_inside}
    links = ((node.id, *link) for node in encoding.graph.nodes.values() for link in node.links)
    return {part: whole for part, name, whole in links if name in names and whole in encoding.numbers}


def _name(name: Text) -> Record:
    """Return a name and, if it is another text, its label on the map; once, where both languages agree."""
    labels = [label(name.lv), label(name.en)][: 2 if name.lv != name.en else 1]
    names = [name.lv, name.en][: len(labels)]
    return {"name": names} | ({"label": labels} if labels != names else {})


def _details(encoding: Encoding, node: Node, *, statement: bool) -> Record:
    """Return aliases to search by, properties, and the parts of a citation; a statement has a sentence instead."""
    values = dict(node.values)
    aliases = [alias for name in (ALIASES, english(ALIASES)) for alias in _texts(values.get(name, ()))]
    details = {ALIASES: aliases, "facts": [] if statement else _facts(encoding, node), ISSUED: values.get(ISSUED)}
    url = str(values.get(URL, ""))
    return {key: value for key, value in details.items() if value} | ({URL: url} if ADDRESS.fullmatch(url) else {})


def _facts(encoding: Encoding, node: Node) -> list[tuple[int, list[Any]]]:
    """Return the values of an entity by the number of their label; its name stands above them."""
    uses, wording = encoding.vocabulary.uses[node.cls], encoding.wording
    names = [name for name, use in uses.items() if name != NAME and not use.term.hidden]
    facts = [(wording.label(name), wording.values(node, name)) for name in (english(NAME), *names)]
    return [(encoding.terms.number(text), encoding.tokens(pieces)) for text, pieces in facts if pieces]


def _years_and_scope(encoding: Encoding, node: Node, scopes: Sequence[str]) -> Record:
    """Return the years of a node and, of a source, its scope."""
    years, scope = period(node, encoding.vocabulary), str(dict(node.values).get(SCOPE))
    return ({"time": years} if years else {}) | ({SCOPE: scopes.index(scope)} if scope in scopes else {})


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def encode_edges(
    encoding: Encoding, relations: list[str], edges: list[PageEdge], sentence_of: Mapping[str, int]
) -> list[Record]:
    """Return every edge of the page; a derived relationship carries the roles that it is derived from."""
    number = {name: index for index, name in enumerate(relations)}
    derived = {relationship.term.name for relationship in encoding.vocabulary.derived_relationships}
    return [
        {
            "from": encoding.numbers[edge.source],
            "to": encoding.numbers[edge.target],
            "property": number[edge.predicate],
            **_support(encoding, edge, sentence_of),
            **({"derived": True} if edge.predicate in derived else {}),
            **({"moved": True} if edge.moved else {}),
        }
        for edge in edges
    ]


def _support(encoding: Encoding, edge: PageEdge, sentence_of: Mapping[str, int]) -> Record:
    """Return the sentences and roles of the statements that support an edge, and whether all are only planned."""
    numbers = encoding.numbers
    statements = [encoding.graph.nodes[identifier] for identifier in edge.statements]
    links = [link for statement in statements for link in statement.links]
    support = {
        "sentences": sorted({sentence_of[node.id] for node in statements if node.id in sentence_of}),
        "roles": sorted({numbers[target] for name, target in links if name == ROLE and target in numbers}),
        "planned": bool(statements) and all(IS_PLANNED in node.values for node in statements),
    }
    return {key: value for key, value in support.items() if value}


def replaced(encoding: Encoding) -> dict[str, list[int]]:
    """Return the numbers of replaced entities and of their successors."""
    pairs, successions = defaultdict(set), encoding.vocabulary.successions
    for node in encoding.graph.nodes.values():
        for predicate, target in node.links:
            if predicate in successions and target in encoding.numbers:
                pairs["old"].add(encoding.numbers[node.id])
                pairs["new"].add(encoding.numbers[target])
    return {key: sorted(pairs[key]) for key in ("old", "new")}
