"""Which nodes of the first view belong near each other, and which components they form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.loaders import Edge

MOST_ENDS = 8  # a bridge with more ends than this brings nobody together

Affinities = dict[str, dict[str, float]]  # by node: its neighbours with weights, symmetric


def affinities(edges: Iterable[Edge], first: Iterable[str], bodies: Mapping[str, str]) -> Affinities:
    """Return the weights between nodes of the first view.

    Two nodes are linked by an edge, or by a bridge: a node outside the first view, such as a statement or event.

    Args:
        edges: all edges.
        first: the nodes of the first view.
        bodies: nodes drawn inside another one, with the outermost node that stands for both.
    """
    weights: Affinities = {bodies.get(node, node): {} for node in sorted(first)}
    body_of = {node: bodies.get(node, node) for node in first}
    bridges: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in body_of and other not in body_of:
                bridges[other].add(body_of[end])
        if edge.source in body_of and edge.target in body_of:
            _add(weights, body_of[edge.source], body_of[edge.target], 1.0)
    for bridge in sorted(bridges):
        if len(bridges[bridge]) <= MOST_ENDS:
            for one, other in combinations(sorted(bridges[bridge]), 2):
                _add(weights, one, other, 1 / len(bridges[bridge]))
    return weights


def _add(weights: Affinities, one: str, other: str, weight: float) -> None:
    if one != other:
        weights[one][other] = weights[other][one] = weights[one].get(other, 0.0) + weight


def components(weights: Affinities) -> list[list[str]]:
    """Return the connected components, the largest first."""
    remaining = dict.fromkeys(weights)
    sets = []
    while remaining:
        component = _reachable(weights, next(iter(remaining)))
        for node in component:
            del remaining[node]
        sets.append(sorted(component))
    return sorted(sets, key=lambda component: (-len(component), component))


def _reachable(weights: Affinities, start: str) -> set[str]:
    reached, ring = {start}, [start]
    while ring:
        ring = [
            other for other in dict.fromkeys(other for node in ring for other in weights[node]) if other not in reached
        ]
        reached.update(ring)
    return reached
