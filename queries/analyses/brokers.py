"""Brokers: people on whom connections between others depend, and the roles that they have between them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import GROUP, ComputedRow, Edge, Tie, climb, members, names, ranks, ties


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[ComputedRow]:
    """Compute betweenness (of shortest paths, a tie of weight w being 1/w long), components and roles of each broker.

    Roles are counted over pairs of neighbours who share no context themselves; R. Gould and R. Fernandez, 1989,
    https://doi.org/10.2307/270949. Undirected, gatekeeper and representative are the same.
    """
    import networkx as nx

    all_ties = ties(edges)
    graph: nx.Graph[str] = nx.Graph()
    for tie in all_ties:
        before = graph.get_edge_data(tie.left, tie.right, {"weight": 0})["weight"]
        graph.add_edge(tie.left, tie.right, weight=before + tie.weight)
    for _one, _other, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    between = nx.betweenness_centrality(graph, weight="distance")
    cut = set(nx.articulation_points(graph))
    people = sorted({tie.left for tie in all_ties})
    scores = {person: round(between[person], 6) for person in people}
    brokers = sorted((p for p in people if scores[p] > 0 or p in cut), key=lambda p: (-scores[p], p))
    groups, called = _groups(edges), names(edges)
    neighbours = _neighbours(all_ties)
    rows = []
    for rank, person in zip(ranks([scores[p] for p in brokers]), brokers, strict=True):
        roles = _roles(person, neighbours, groups)
        cells = (rank, person, called[person], scores[person], _components(graph, person, cut), *roles)
        rows.append(ComputedRow(cells, frozenset().union(*(t.statements for t in all_ties if t.left == person))))
    return rows


def _components(graph: Any, person: str, cut: set[str]) -> int:
    """Count the components into which the component of a person falls without them."""
    import networkx as nx

    if person not in cut:
        return 1
    around = nx.node_connected_component(graph, person) - {person}
    return nx.number_connected_components(graph.subgraph(around))


def _groups(edges: Sequence[Edge]) -> dict[str, str]:
    """Return the group of each person: the one that most statements name, of equals the first by identifier."""
    tops = climb(edges, GROUP)
    votes: dict[str, Counter[str]] = {}
    for edge in edges:
        if edge.kind == GROUP:
            votes.setdefault(edge.left, Counter()).update(tops(edge.right).keys())
    return {person: min(count, key=lambda g, c=count: (-c[g], g)) for person, count in votes.items() if count}  # type: ignore[misc]


def _neighbours(all_ties: Sequence[Tie]) -> dict[str, set[str]]:
    """Return the people who share a context with each person."""
    neighbours: dict[str, set[str]] = {}
    for group in members(all_ties).values():
        for person in group:
            neighbours.setdefault(person, set()).update(group - {person})
    return neighbours


def _roles(person: str, neighbours: Mapping[str, set[str]], groups: Mapping[str, str]) -> tuple[int, int, int, int]:
    """Count the pairs for which a person is coordinator, gatekeeper, consultant, liaison; only people with a group."""
    coordinator = gatekeeper = consultant = liaison = 0
    own = groups.get(person)
    grouped = [other for other in sorted(neighbours[person]) if other in groups] if own else []
    for one, other in combinations(grouped, 2):
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
