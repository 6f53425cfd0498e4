"""Parts of a graph to draw: what sources of a scope say, what holds on a day, what is near to one thing."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.loaders import Graph
from kg.page.content.provenance import is_statement
from kg.queries import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.loaders import Node
    from kg.ontology import Vocabulary
    from kg.queries import Answer

Key = tuple[str, str, object]  # thing, property, value


def of_scope(graph: Graph, vocabulary: Vocabulary, scope: str) -> Graph:
    """What the sources of a scope say: their statements, and of things only what these statements support."""
    sources = {node.id for node in graph.nodes.values() if ("scope", scope) in node.values}

    def keeps(node: Node) -> bool:
        return any(name == "source" and target in sources for name, target in node.links)

    others = {n.id for n in graph.nodes.values() if "scope" in dict(n.values)} - sources
    return _mentioned(_with_statements(graph, vocabulary, keeps, others), vocabulary, graph)


def as_of(graph: Graph, vocabulary: Vocabulary, day: str) -> Graph:
    """What held on a day: nothing that ended before it or began after it; what has no date stays."""

    def holds(node: Node) -> bool:
        values = dict(node.values)
        begins = next((str(values[name]) for name in ("validFrom", "startDate", "issued") if name in values), "")
        ends = str(values.get("validTo", ""))
        return begins[: len(day)] <= day and (not ends or day[: len(ends)] <= ends)

    gone = {node.id for node in graph.nodes.values() if not holds(node)}
    # A statement holds, if all that it speaks of does; where several sources say it, one is enough.
    ends = {n.id: {target for name, target in n.links if name != "source"} for n in graph.nodes.values()}
    return _with_statements(graph, vocabulary, lambda node: not ends[node.id] & gone, gone)


def around(graph: Graph, vocabulary: Vocabulary, focus: str, depth: int) -> Graph:
    """One thing and what is linked with it in some steps, directly or by a statement that joins the two.

    Raises:
        QuestionError: there is no such thing.
    """
    if focus not in graph.nodes:
        close = get_close_matches(focus, graph.nodes, n=1)
        remedy = f"did you mean {close[0]}?" if close else "look it up with `kg show`"
        raise QuestionError(f"{focus} does not exist, expected an identifier such as person/p018, {remedy}")
    things = _near(graph, vocabulary, focus, depth)
    frame = {t for n in graph.nodes.values() if _speaks_within(n, vocabulary, things) for _, t in n.links}
    kept = {
        node.id
        for node in graph.nodes.values()
        if node.id in things or node.id in frame or _speaks_within(node, vocabulary, things)
    }
    return _only(graph, kept)


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

    part = _only(graph, named | statements | ends)
    return Graph({key: node._replace(links=edges(node)) for key, node in part.nodes.items()})


FRAME = ("source", "role", "line")  # what a statement names beside the things that it joins


def _near(graph: Graph, vocabulary: Vocabulary, focus: str, depth: int) -> set[str]:
    """The things within some steps."""
    linked: dict[str, set[str]] = defaultdict(set)
    for node in graph.nodes.values():
        ends = {target for name, target in node.links if name not in FRAME}
        group = ends if is_statement(node.cls, vocabulary) else {node.id}
        for end in group:
            linked[end] |= ends - {end}
        for end in ends:
            linked[end] |= group - {end}
    found = last = {focus}
    for _ in range(depth):
        last = {other for one in last for other in linked[one]} - found
        found = found | last
    return found


def _speaks_within(node: Node, vocabulary: Vocabulary, things: set[str]) -> bool:
    """Whether all that a statement joins is among some things."""
    ends = {target for name, target in node.links if name not in FRAME}
    return is_statement(node.cls, vocabulary) and bool(ends) and ends <= things


def _only(graph: Graph, kept: Iterable[str]) -> Graph:
    """The nodes of some identifiers, with the edges between them."""
    wanted = set(kept)
    return Graph(
        {
            key: node._replace(links=tuple(link for link in node.links if link[1] in wanted))
            for key, node in graph.nodes.items()
            if key in wanted
        }
    )


def _with_statements(graph: Graph, vocabulary: Vocabulary, keeps: Callable[[Node], bool], without: set[str]) -> Graph:
    """The graph without some nodes and statements, and without the edges and values that only those support."""
    statements = [node for node in graph.nodes.values() if is_statement(node.cls, vocabulary)]
    lost = {node.id for node in statements if not keeps(node)}
    cuts = {cut.engagement: cut.term.name for cut in vocabulary.derived_relationships}
    before, after = _supported(statements, cuts), _supported([n for n in statements if n.id not in lost], cuts)
    dropped = before - after
    kept = _only(graph, set(graph.nodes) - lost - without)
    return Graph({key: _supported_only(node, dropped) for key, node in kept.nodes.items()})


def _supported(statements: Iterable[Node], cuts: Mapping[str, str]) -> set[Key]:
    """What statements support: short cuts by engagements, edges and values by claims."""
    found: set[Key] = set()
    for node in statements:
        ends, values = dict(node.links), dict(node.values)
        if node.cls in cuts:
            found.add((ends.get("agent", ""), cuts[node.cls], ends.get("context")))
        elif "property" in values:
            found.add((ends.get("about", ""), str(values["property"]), ends.get("valueEntity", values.get("value"))))
    return found


def _supported_only(node: Node, dropped: set[Key]) -> Node:
    """A node without the links and values that were dropped; its name stays, for it must be called something."""
    links = tuple(link for link in node.links if (node.id, *link) not in dropped)
    values = []
    for name, value in node.values:
        rest = tuple(v for v in value if (node.id, name, v) not in dropped) if isinstance(value, tuple) else value
        gone = rest == () if isinstance(value, tuple) else (node.id, name, value) in dropped
        if name in ("name", "nameEn") or not gone:
            values.append((name, rest))
    return node._replace(links=links, values=tuple(values))


def _mentioned(part: Graph, vocabulary: Vocabulary, whole: Graph) -> Graph:
    """A part without the things that statements spoke of in the whole, and none does any more."""
    now, before = _spoken_of(part, vocabulary), _spoken_of(whole, vocabulary)
    return _only(part, [key for key in part.nodes if key in now or key not in before])


def _spoken_of(graph: Graph, vocabulary: Vocabulary) -> set[str]:
    return {t for n in graph.nodes.values() if is_statement(n.cls, vocabulary) for _, t in n.links}
