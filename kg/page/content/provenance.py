"""Who says what: the sentences of the page with their sources, and the sentences that support each edge."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.loaders.periods import period
from kg.ontology.model import (
    ABOUT,
    AGENT,
    CONTEXT,
    PLANNED,
    PREFERRED,
    PROPERTY,
    RANK,
    SOURCE,
    STATED,
    STATEMENT,
    STATUS,
    VALUE_ENTITY,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.loaders import Edge, Node
    from kg.page.content.encoding import Encoding

Record = dict[str, Any]
Key = tuple[str, str, str]  # source, predicate, target
IS_PLANNED = (STATUS, PLANNED)


class PageEdge(NamedTuple):
    """An edge of the graph or, where `predicate` is a class, engagements without a derived relationship.

    Attributes:
        statements: identifiers of those that support it.
        moved: whether it passed to the successor of a replaced entity.
    """

    source: str
    predicate: str
    target: str
    statements: tuple[str, ...] = ()
    moved: bool = False


def sentences(encoding: Encoding, classes: Sequence[str], statuses: Sequence[str]) -> list[Record]:
    """Return every sentence once, with all its sources: number, place in it, and number of the statement."""
    merged: dict[str, Record] = {}
    for node in encoding.graph.nodes.values():
        if not encoding.vocabulary.is_a(node.cls, STATEMENT):
            continue
        record = _sentence(encoding, node, classes, statuses)
        sentence = merged.setdefault(repr(record), {**record, "sources": []})
        place = encoding.terms.number(encoding.wording.citation(node))
        sentence["sources"] += [
            [encoding.numbers[target], place, encoding.numbers[node.id]]
            for predicate, target in node.links
            if predicate == SOURCE and target in encoding.numbers
        ]
    return sorted(merged.values(), key=lambda record: (record["class"], record["marks"], record["sources"]))


def _sentence(encoding: Encoding, node: Node, classes: Sequence[str], statuses: Sequence[str]) -> Record:
    sentence, years = encoding.wording.sentence(node), period(node, encoding.vocabulary)
    status = str(dict(node.values).get(STATUS, ""))
    return {
        "class": classes.index(node.cls),
        "subject": encoding.numbers[sentence.subject],
        "says": encoding.tokens(sentence.pieces),
        "marks": [encoding.terms.number(text) for text in encoding.wording.marks(node)],
        STATUS: statuses.index(status) if status in statuses else 0,
        **({"time": years} if years else {}),
    }


def sentence_by_statement(encoding: Encoding, records: list[Record]) -> Mapping[str, int]:
    """Return the number of the sentence of each statement."""
    ids = list(encoding.graph.nodes)
    return {ids[node]: number for number, record in enumerate(records) for _, _, node in record["sources"]}


def sentences_by_node(encoding: Encoding, records: list[Record]) -> dict[int, list[int]]:
    """Return the sentences of each node: of an entity, a source, or the statement itself."""
    nodes = list(encoding.graph.nodes.values())
    by_node: dict[int, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        statements = [statement for _, _, statement in record["sources"]]
        targets = (target for statement in statements for _, target in nodes[statement].links)
        ends = {encoding.numbers[target] for target in targets if target in encoding.numbers}
        for node in sorted({*ends, *statements}):
            by_node[node].append(number)
    return by_node


def page_edges(encoding: Encoding, edges: Iterable[Edge]) -> list[PageEdge]:
    """Return the edges of a graph, the engagements without a derived relationship, then the edges of successors."""
    supporting = _supporting_statements(encoding)
    of_graph = [PageEdge(*edge, statements=tuple(supporting.get(edge, ()))) for edge in edges]
    engagements = _engagements(encoding, {(edge.source, edge.predicate, edge.target) for edge in of_graph})
    before = of_graph + [PageEdge(*key, statements=tuple(ids)) for key, ids in sorted(engagements.items())]
    return before + _moved(encoding, before)


def _engagements(encoding: Encoding, of_graph: set[Key]) -> Mapping[Key, list[str]]:
    """Return the engagements that the graph has no derived relationship for, by agent, class and context."""
    derived = _derived_by_engagement(encoding)
    engagements: dict[Key, list[str]] = defaultdict(list)
    for node in encoding.graph.nodes.values():
        ends = dict(node.links)
        agent, context = ends.get(AGENT, ""), ends.get(CONTEXT, "")
        if agent in encoding.numbers and context in encoding.numbers:
            stated = (STATUS, STATED) in node.values
            if not (stated and (agent, derived.get(node.cls), context) in of_graph):
                engagements[agent, node.cls, context].append(node.id)
    return engagements


def _supporting_statements(encoding: Encoding) -> Mapping[Key, list[str]]:
    """Return the statements that support each edge: claims of it, and stated engagements it is derived from."""
    derived = _derived_by_engagement(encoding)
    supporting: dict[Key, list[str]] = defaultdict(list)
    for node in encoding.graph.nodes.values():
        ends, values = dict(node.links), dict(node.values)
        if node.cls in derived and values.get(STATUS) == STATED:
            supporting[ends.get(AGENT, ""), derived[node.cls], ends.get(CONTEXT, "")].append(node.id)
        elif VALUE_ENTITY in ends:
            supporting[ends.get(ABOUT, ""), str(values.get(PROPERTY)), ends[VALUE_ENTITY]].append(node.id)
    return supporting


def _moved(encoding: Encoding, edges: Iterable[PageEdge]) -> list[PageEdge]:
    """Return the edges of entities with exactly one successor, moved to that successor."""
    nodes = encoding.graph.nodes
    successors = {key: _successor(key, nodes, encoding.vocabulary.successions) for key in nodes}
    moved: dict[Key, list[str]] = defaultdict(list)
    for edge in edges:
        source, target = successors.get(edge.source, edge.source), successors.get(edge.target, edge.target)
        same = (source, target) == (edge.source, edge.target)
        if not same and source != target and not encoding.vocabulary.is_a(nodes[edge.source].cls, STATEMENT):
            moved[source, edge.predicate, target] += edge.statements
    return [PageEdge(*key, statements=tuple(ids), moved=True) for key, ids in sorted(moved.items())]


def _successor(key: str, nodes: Mapping[str, Node], successions: Collection[str]) -> str:
    """Return what replaced an entity in the end; the entity itself where nothing or more than one did."""
    for _ in nodes:
        successors = [target for name, target in nodes[key].links if name in successions and target in nodes]
        if len(successors) != 1:
            break
        key = successors[0]
    return key


def disputes(encoding: Encoding, sentence_of: Mapping[str, int]) -> list[list[int]]:
    """Return groups of sentences that give different values for a single-valued property, the preferred first."""
    nodes = encoding.graph.nodes
    claims: dict[tuple[str, str], list[tuple[bool, int]]] = defaultdict(list)
    for node in nodes.values():
        ends, values = dict(node.links), dict(node.values)
        about, name = ends.get(ABOUT, ""), str(values.get(PROPERTY))
        if about in nodes and RANK in values and node.id in sentence_of:
            use = encoding.vocabulary.uses[nodes[about].cls].get(name)
            if use is not None and use.maximum == 1:
                claims[about, name].append((values[RANK] != PREFERRED, sentence_of[node.id]))
    groups = ([number for _, number in sorted(set(ranked))] for ranked in claims.values())
    return [group for group in groups if len(set(group)) > 1]


def _derived_by_engagement(encoding: Encoding) -> Mapping[str, str]:
    return {derived.engagement: derived.term.name for derived in encoding.vocabulary.derived_relationships}
