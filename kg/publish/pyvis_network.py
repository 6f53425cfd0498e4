"""`Graph` -> a network of pyvis: entities as nodes, statements folded into the edges between them.

Places are those of our own layout, with physics off. The same graph gives the same HTML.
"""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.loaders import Edge
from kg.loaders.wording import Wording
from kg.ontology.model import LINE, NAME, ROLE, SOURCE, STATEMENT
from kg.page.content.display_names import display_names, label
from kg.page.content.encoding import Encoding
from kg.page.content.page_content import look
from kg.page.content.provenance import IS_PLANNED, PageEdge, page_edges
from kg.page.content.translations import Terms
from kg.page.layout.positions import positions
from kg.page.selection import around, behind
from kg.publish.offline_network import OfflineNetwork

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.loaders import Graph, Node
    from kg.ontology import Text, Vocabulary
    from kg.queries import Answer

Option = dict[str, Any]
LABEL_INSIDE = ("box", "database", "ellipse")  # shapes of vis-network that have their label on their own colour
WIDTH = 80  # of a tooltip, in characters
BESIDE = (SOURCE, ROLE)  # what a statement names beside the entities that it joins
SIZE = 14  # of a mark, for which the layout leaves room
WIDER = 1.8  # than our layout, which leaves no room for labels of edges
BEND = 0.3  # how much each further edge between the same two nodes is bent


def network_of(subject: str | Answer | None, depth: int, graph: Graph, vocabulary: Vocabulary) -> OfflineNetwork:
    """Return a picture of an entity with its neighbours, of what is behind an answer, or of all.

    Args:
        subject: the identifier of an entity, an answer, or None.
        depth: steps to the furthest neighbours of an entity.
        graph: as its readers may see it.
        vocabulary: gives labels, colours and shapes.

    Raises:
        QuestionError: there is no such entity, or the files are not those that answered.
    """
    if subject is None:
        return network(graph, vocabulary)
    if isinstance(subject, str):
        return network(around(graph, vocabulary, subject, depth), vocabulary, [subject])
    return network(behind(graph, subject), vocabulary, subject.texts)


def network(graph: Graph, vocabulary: Vocabulary, named: Collection[str] = ()) -> OfflineNetwork:
    """Return the picture of a graph, all of it.

    Args:
        graph: as its readers may see it; see `kg.loaders.redaction.redact_internal_people`.
        vocabulary: gives labels, colours and shapes.
        named: identifiers of entities to show even where no edge leads to them.
    """
    numbers = {identifier: number for number, identifier in enumerate(graph.nodes)}
    wording = Wording(graph, vocabulary)
    edges = list(_edges(Encoding(wording, Terms(), numbers)))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = [node for node in graph.nodes.values() if node.id in ends or _is_shown(node, named, vocabulary)]
    names = {identifier: name.lv for identifier, name in display_names(graph, vocabulary).items()}
    labels = {node.id: label(names.get(node.id, node.id)) for node in nodes}
    places = positions([Edge(edge.source, edge.predicate, edge.target) for edge in edges], labels, [])
    picture = OfflineNetwork()
    statements = _statements(graph, vocabulary)
    for node in nodes:
        cls = vocabulary.classes[node.cls]
        lines = [f"{cls.label.lv}: {names.get(node.id, node.id)}", *_sources(wording, statements[node.id])]
        x, y = (round(WIDER * place) for place in places[node.id])
        picture.add_node(
            node.id, labels[node.id], x=x, y=y, size=SIZE, title=_tooltip(lines), **_look(node.cls, vocabulary)
        )
    pairs: Counter[frozenset[str]] = Counter()
    for edge in edges:
        pair = frozenset((edge.source, edge.target))
        picture.add_edge(edge.source, edge.target, **_appearance(wording, edge, pairs[pair]))
        pairs[pair] += 1
    return picture


def _is_shown(node: Node, named: Collection[str], vocabulary: Vocabulary) -> bool:
    return vocabulary.classes[node.cls].shown_first or (node.id in named and not vocabulary.is_a(node.cls, STATEMENT))


def _edges(encoding: Encoding) -> Iterator[PageEdge]:
    """Yield the edges between entities; then, from the subject of each statement, those to its other ends."""
    nodes, vocabulary = encoding.graph.nodes, encoding.vocabulary
    linked = set()
    for edge in page_edges(encoding, (edge for edge in encoding.graph.edges if edge.target in nodes)):
        ends = (nodes[edge.source], nodes[edge.target])
        if not (edge.moved or any(vocabulary.is_a(end.cls, STATEMENT) for end in ends)):
            linked.add((edge.source, edge.target))
            yield edge
    others: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in nodes.values():
        if vocabulary.is_a(node.cls, STATEMENT):
            subject = encoding.wording.sentence(node).subject
            for predicate, end in node.links:
                if predicate not in BESIDE and end in nodes and end != subject and (subject, end) not in linked:
                    others[subject, predicate, end].append(node.id)
    for key, statements in sorted(others.items()):
        yield PageEdge(*key, statements=tuple(statements))


def _statements(graph: Graph, vocabulary: Vocabulary) -> Mapping[str, list[Node]]:
    """Return by entity the statements that link to it otherwise than as their source."""
    by_end: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        if vocabulary.is_a(node.cls, STATEMENT):
            for end in {target for predicate, target in node.links if predicate != SOURCE}:
                by_end[end].append(node)
    return by_end


def _look(cls: str, vocabulary: Vocabulary) -> Option:
    colour, shape, ink = (look(vocabulary.classes[cls], vocabulary)[key] for key in ("colour", "shape", "ink"))
    font = {"color": ink} if shape in LABEL_INSIDE else {"strokeWidth": 3, "strokeColor": "#ffffff"}
    return {"color": colour, "shape": shape, "font": font}


def _appearance(wording: Wording, edge: PageEdge, earlier: int) -> Option:
    """Return label, tooltip and line of an edge; `earlier` counts those before it between the same two nodes."""
    nodes = [wording.graph.nodes[identifier] for identifier in edge.statements]
    text = _label(edge.predicate, wording.vocabulary).lv
    roles = {target for node in nodes for predicate, target in node.links if predicate == ROLE}
    names = sorted(_name(wording.graph.nodes[role]) for role in roles if role in wording.graph.nodes)
    planned = bool(nodes) and all(IS_PLANNED in node.values for node in nodes)
    return {
        "label": text,
        "title": _tooltip([f"{text}: {', '.join(names)}" if names else text, *_sources(wording, nodes)]),
        "dashes": planned,
        "font": {"size": 11, "color": "#555555", "align": "middle"},
        "smooth": {"enabled": earlier > 0, "type": "curvedCW", "roundness": BEND * earlier},
    }


def _label(name: str, vocabulary: Vocabulary) -> Text:
    return vocabulary.classes[name].label if name in vocabulary.classes else vocabulary.property_of(name).label


def _sources(wording: Wording, statements: Iterable[Node]) -> Iterator[str]:
    """Yield each source of some statements with the places in it, and how it says them where that is unusual."""
    nodes = wording.graph.nodes
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for node in sorted(statements, key=_line):
        for predicate, source in node.links:
            if predicate == SOURCE and source in nodes:
                marks = [text.lv for text in wording.marks(node)]
                places[source][" – ".join([*filter(None, [wording.citation(node).lv]), *marks])] = None
    for source in sorted(places):
        title = _name(nodes[source])
        where = "; ".join(filter(None, places[source]))
        yield f"{title} ({where})" if where else title


def _name(node: Node) -> str:
    return str(dict(node.values).get(NAME, node.id))


def _line(statement: Node) -> int:
    line = dict(statement.values).get(LINE)
    return line if isinstance(line, int) else 0


def _tooltip(lines: Iterable[str]) -> str:
    """Return plain text: vis-network puts a string into its tooltip as text, never as HTML."""
    return "\n".join(textwrap.fill(line, WIDTH, subsequent_indent="   ") for line in lines)
