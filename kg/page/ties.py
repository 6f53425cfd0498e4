"""Who is to stand near whom on the map, and which groups that makes."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from loaders import Edge

BRIDGE = 8  # what is linked with more than so many brings nobody together
GROUP = 150  # larger groups are taken apart; networkx would want scipy from 500


def ties(edges: Iterable[Edge], first: Iterable[str]) -> nx.Graph[str]:
    """Who of the first view is linked, directly or by something that is not in it, such as a statement or event."""
    import networkx as nx

    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(first)
    bridges: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in found and other not in found:
                bridges[other].add(end)
        if edge.source in found and edge.target in found and edge.source != edge.target:
            _tie(found, edge.source, edge.target, 1.0)
    for bridge in sorted(bridges):
        if len(bridges[bridge]) <= BRIDGE:
            for one, other in combinations(sorted(bridges[bridge]), 2):
                _tie(found, one, other, 1 / len(bridges[bridge]))
    return found


def _tie(tied: nx.Graph[str], one: str, other: str, weight: float) -> None:
    known = tied.get_edge_data(one, other, {"weight": 0.0})
    tied.add_edge(one, other, weight=known["weight"] + weight)


def groups(tied: nx.Graph[str]) -> list[nx.Graph[str]]:
    """Parts that hang together, the largest first."""
    import networkx as nx

    parts = [part for whole in nx.connected_components(tied) for part in _small_enough(_ordered(tied, whole))]
    return [_ordered(tied, part) for part in sorted(parts, key=lambda part: (-len(part), part))]


def _ordered(tied: nx.Graph[str], nodes: Iterable[str]) -> nx.Graph[str]:
    """A part of a graph, in an order that does not change from run to run as that of sets does."""
    import networkx as nx

    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(sorted(nodes))
    for one, other in sorted(sorted(ends) for ends in tied.subgraph(part).edges):
        part.add_edge(one, other, weight=tied[one][other]["weight"])
    return part


def _small_enough(part: nx.Graph[str]) -> list[list[str]]:
    from networkx.algorithms.community import louvain_communities

    if len(part) <= GROUP:
        return [sorted(part)]
    communities = [sorted(each) for each in louvain_communities(part, seed=1)]
    return [each[start : start + GROUP] for each in communities for start in range(0, len(each), GROUP)]
