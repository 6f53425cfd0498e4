"""Parts of a graph to draw: what the sources of a scope say, what holds on a day, what is near to one entity."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.loaders import Graph
from kg.loaders.periods import holds_on
from kg.ontology.model import (
    ABOUT,
    AGENT,
    CONTEXT,
    NAME,
    PROPERTY,
    SCOPE,
    SOURCE,
    STATEMENT,
    VALUE,
    VALUE_ENTITY,
)
from kg.ontology.naming import english
from kg.queries import QuestionError
from kg.queries.catalogue.search import find_entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.loaders import Node
    from kg.ontology import Vocabulary
    from kg.queries import Answer

Support = tuple[str, str, object]  # entity, property, value


def of_scope(graph: Graph, vocabulary: Vocabulary, scope: str) -> Graph:
    """Return what the sources of a scope say: their statements, and of entities only what these support."""
    sources = {node.id for node in graph.nodes.values() if (SCOPE, scope) in node.values}
    other_sources = {node.id for node in graph.nodes.values() if SCOPE in dict(node.values)} - sources

    def has_source(statement: Node) -> bool:
        return any(name == SOURCE and target in sources for name, target in statement.links)

    return _without_unmentioned(_reduced(graph, vocabulary, has_source, other_sources), graph, vocabulary)


def as_of(graph: Graph, vocabulary: Vocabulary, day: str) -> Graph:
    """Return what holds on a day, month or year: nothing that is known to have ended before or begun after it."""
    outside = {node.id for node in graph.nodes.values() if not holds_on(node, day, vocabulary)}

    def holds(statement: Node) -> bool:
        """A statement holds if all that it speaks of does; of several sources one is enough."""
        return not any(target in outside for name, target in statement.links if name != SOURCE)

    return _reduced(graph, vocabulary, holds, outside)


def around(graph: Graph, vocabulary: Vocabulary, focus: str, depth: int) -> Graph:
    """Return one entity and what is linked with it in some steps, directly or by a statement that joins the two.

    Raises:
        QuestionError: there is no such entity.
    """
    near = _near(graph, vocabulary, find_entity(focus, graph).id, depth)
    statements = [node for node in graph.nodes.values() if _joins_only(node, vocabulary, near)]
    named = {target for node in statements for _, target in node.links}
    return _subgraph(graph, near | named | {node.id for node in statements})


def behind(graph: Graph, answer: Answer) -> Graph:
    """Return what an answer names and the statements behind it, with their ends; no other edges of these ends.

    Raises:
        QuestionError: the graph lacks a statement of the answer.
    """
    if lacking := answer.statements - graph.nodes.keys():
        what = f"{len(lacking)} of {len(answer.statements)} statements behind the answer are not in the files"
        raise QuestionError(f"{what}, expected those that were loaded, run `kg load` and ask again")
    named, statements = answer.texts & graph.nodes.keys(), answer.statements
    ends = {target for statement in statements for _, target in graph.nodes[statement].links}

    def edges(node: Node) -> tuple[tuple[str, str], ...]:
        within = named if node.id in named else ()
        return node.links if node.id in statements else tuple(link for link in node.links if link[1] in within)

    part = _subgraph(graph, named | statements | ends)
    return Graph({key: node._replace(links=edges(node)) for key, node in part.nodes.items()})


def _near(graph: Graph, vocabulary: Vocabulary, focus: str, depth: int) -> set[str]:
    """Return the entities within some steps."""
    linked: dict[str, set[str]] = defaultdict(set)
    for node in graph.nodes.values():
        if vocabulary.is_a(node.cls, STATEMENT):
            group = ends = _joined(node, vocabulary)
        else:
            group, ends = {node.id}, {target for _, target in node.links}
        for end in group:
            linked[end] |= ends - {end}
        for end in ends:
            linked[end] |= group - {end}
    near = last = {focus}
    for _ in range(depth):
        last = {neighbour for node in last for neighbour in linked[node]} - near
        near = near | last
    return near


def _joined(statement: Node, vocabulary: Vocabulary) -> set[str]:
    """Return the entities of which a statement speaks."""
    return {target for name, target in statement.links if name in vocabulary.mentioned_by}


def _joins_only(node: Node, vocabulary: Vocabulary, entities: set[str]) -> bool:
    """Return whether a node is a statement that speaks of nothing but some entities."""
    joined = _joined(node, vocabulary) if vocabulary.is_a(node.cls, STATEMENT) else set()
    return bool(joined) and joined <= entities


def _subgraph(graph: Graph, identifiers: Iterable[str]) -> Graph:
    """Return the nodes of some identifiers, with the edges between them."""
    chosen = set(identifiers)
    return Graph(
        {
            key: node._replace(links=tuple(link for link in node.links if link[1] in chosen))
            for key, node in graph.nodes.items()
            if key in chosen
        }
    )


def _reduced(graph: Graph, vocabulary: Vocabulary, passes: Callable[[Node], bool], excluded: set[str]) -> Graph:
    """Return a graph without some nodes and statements, and without the edges and values that only those support."""
    statements = [node for node in graph.nodes.values() if vocabulary.is_a(node.cls, STATEMENT)]
    passing = [node for node in statements if passes(node)]
    failing = {node.id for node in statements} - {node.id for node in passing}
    derived = {cut.engagement: cut.term.name for cut in vocabulary.derived_relationships}
    unsupported = _supported(statements, derived) - _supported(passing, derived)
    rest = _subgraph(graph, graph.nodes.keys() - failing - excluded)
    return Graph({key: _without(node, unsupported) for key, node in rest.nodes.items()})


def _supported(statements: Iterable[Node], derived: Mapping[str, str]) -> set[Support]:
    """Return what statements support: derived relationships by engagements, edges and values by claims."""
    supported: set[Support] = set()
    for node in statements:
        ends, values = dict(node.links), dict(node.values)
        if node.cls in derived:
            supported.add((ends.get(AGENT, ""), derived[node.cls], ends.get(CONTEXT)))
        elif PROPERTY in values:
            value = ends.get(VALUE_ENTITY, values.get(VALUE))
            supported.add((ends.get(ABOUT, ""), str(values[PROPERTY]), value))
    return supported


def _without(node: Node, unsupported: set[Support]) -> Node:
    """Return a node without links and values that nothing supports; its name stays, for it must be called something."""
    links = tuple(link for link in node.links if (node.id, *link) not in unsupported)
    values = []
    for name, value in node.values:
        if name in (NAME, english(NAME)):
            values.append((name, value))
        elif isinstance(value, tuple):
            if rest := tuple(item for item in value if (node.id, name, item) not in unsupported):
                values.append((name, rest))
        elif (node.id, name, value) not in unsupported:
            values.append((name, value))
    return node._replace(links=links, values=tuple(values))


def _without_unmentioned(part: Graph, whole: Graph, vocabulary: Vocabulary) -> Graph:
    """Return a part without the entities that statements mentioned in the whole, and none does in the part."""
    after, before = _mentioned(part, vocabulary), _mentioned(whole, vocabulary)
    return _subgraph(part, [key for key in part.nodes if key in after or key not in before])


def _mentioned(graph: Graph, vocabulary: Vocabulary) -> set[str]:
    statements = (node for node in graph.nodes.values() if vocabulary.is_a(node.cls, STATEMENT))
    return {target for node in statements for _, target in node.links}
