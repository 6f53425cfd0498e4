"""Brokers: who holds together what would fall apart, and between whom they stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import GROUP, Edge, Found, Tie, climb, members, names, ranks, ties


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[Found]:
    """Betweenness (shortest ways, a tie of weight w being 1/w long), parts and roles of everybody who stands between.

    Roles are counted over pairs of neighbours who share no context themselves; R. Gould and R. Fernandez, 1989,
    https://doi.org/10.2307/270949. Undirected, gatekeeper and representative are the same.
    """
    import networkx as nx

    found = ties(edges)
    graph: nx.Graph[str] = nx.Graph()
    for tie in found:
        before = graph.get_edge_data(tie.left, tie.right, {"weight": 0})["weight"]
        graph.add_edge(tie.left, tie.right, weight=before + tie.weight)
    for _one, _other, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    between = nx.betweenness_centrality(graph, weight="distance")
    cut = set(nx.articulation_points(graph))
    people = sorted({tie.left for tie in found})
    scores = {person: round(between[person], 6) for person in people}
    brokers = sorted((p for p in people if scores[p] > 0 or p in cut), key=lambda p: (-scores[p], p))
    groups, called = _groups(edges), names(edges)
    neighbours = _neighbours(found)
    rows = []
    for rank, person in zip(ranks([scores[p] for p in brokers]), brokers, strict=True):
        roles = _roles(person, neighbours, groups)
        cells = (rank, person, called[person], scores[person], _parts(graph, person, cut), *roles)
        rows.append(Found(cells, frozenset().union(*(t.statements for t in found if t.left == person))))
    return rows


def _parts(graph: Any, person: str, cut: set[str]) -> int:
    """Into how many parts what hangs together around a person falls without them."""
    import networkx as nx

    if person not in cut:
        return 1
    around = nx.node_connected_component(graph, person) - {person}
    return nx.number_connected_components(graph.subgraph(around))


def _groups(edges: Sequence[Edge]) -> dict[str, str]:
    """The group of each person: where most statements put them, and of several the first by identifier."""
    tops = climb(edges, GROUP)
    votes: dict[str, Counter[str]] = {}
    for edge in edges:
        if edge.kind == GROUP:
            votes.setdefault(edge.left, Counter()).update(tops(edge.right).keys())
    return {person: min(count, key=lambda g, c=count: (-c[g], g)) for person, count in votes.items() if count}  # type: ignore[misc]


def _neighbours(found: Sequence[Tie]) -> dict[str, set[str]]:
    """Who shares a context with whom."""
    together: dict[str, set[str]] = {}
    for several in members(found).values():
        for person in several:
            together.setdefault(person, set()).update(several - {person})
    return together


def _roles(person: str, neighbours: Mapping[str, set[str]], groups: Mapping[str, str]) -> tuple[int, int, int, int]:
    """Coordinator, gatekeeper, consultant, liaison: how many pairs; those of unknown group are not counted."""
    coordinator = gatekeeper = consultant = liaison = 0
    own = groups.get(person)
    known = [other for other in sorted(neighbours[person]) if other in groups] if own else []
    for one, other in combinations(known, 2):
        if other in neighbours[one]:
            continue
        ends = (groups[one], groups[other])
        coordinator += ends == (own, own)
        gatekeeper += ends.count(str(own)) == 1
        consultant += own not in ends and ends[0] == ends[1]
        liaison += own not in ends and ends[0] != ends[1]
    return coordinator, gatekeeper, consultant, liaison


ANALYSIS = Analysis(
    compute=_compute,
    types=("integer", "id", "text", "number", "integer", "integer", "integer", "integer", "integer"),
    key=(1,),
    holds=(0, 4),
)
