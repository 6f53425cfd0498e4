"""Who is to stand near whom on the map, and which parts that makes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.loaders import Edge

BRIDGE = 8  # what is linked with more than so many brings nobody together

Ties = dict[str, dict[str, float]]  # by node: who is to be near it, and how much that counts


def ties(edges: Iterable[Edge], first: Iterable[str], bodies: Mapping[str, str]) -> Ties:
    """Who of the first view is linked, directly or by something that is not in it, such as a statement or event.

    Args:
        edges: all edges.
        first: the nodes of the first view.
        bodies: those that stand inside another, with the one that stands for both.
    """
    found: Ties = {bodies.get(node, node): {} for node in sorted(first)}
    shown = {node: bodies.get(node, node) for node in first}
    bridges: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in shown and other not in shown:
                bridges[other].add(shown[end])
        if edge.source in shown and edge.target in shown:
            _tie(found, shown[edge.source], shown[edge.target], 1.0)
    for bridge in sorted(bridges):
        if len(bridges[bridge]) <= BRIDGE:
            for one, other in combinations(sorted(bridges[bridge]), 2):
                _tie(found, one, other, 1 / len(bridges[bridge]))
    return found


def _tie(found: Ties, one: str, other: str, weight: float) -> None:
    if one != other:
        found[one][other] = found[other][one] = found[one].get(other, 0.0) + weight


def parts(tied: Ties) -> list[list[str]]:
    """Nodes that hang together, the largest part first."""
    left = dict.fromkeys(tied)
    found = []
    while left:
        start = next(iter(left))
        part = list(steps(tied, start))
        for node in part:
            del left[node]
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part))


def steps(tied: Ties, start: str) -> dict[str, int]:
    """How many ties each node that can be reached is away."""
    away = {start: 0}
    ring = [start]
    while ring:
        inner, ring = ring, []
        for node in inner:
            for other in tied[node]:
                if other not in away:
                    away[other] = away[node] + 1
                    ring.append(other)
    return away
