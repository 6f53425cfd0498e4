"""Places on the map: the same every time, near where they were, parts inside their whole, nothing over another."""

from __future__ import annotations

import math
import random
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.loaders import Edge
from kg.page.layout.overlaps import remove_overlaps
from kg.page.layout.positions import positions

if TYPE_CHECKING:
    from kg.page.layout.positions import Position


def community(count: int, seed: int) -> list[Edge]:
    """Groups of ten, each around its first, and some links between groups."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    edges = [Edge(f"person/p{i}", "near", f"person/p{i // 10 * 10}") for i in range(count) if i % 10]
    edges += [Edge(f"person/p{i}", "near", f"person/p{i + 10}") for i in range(0, count - 10, 10)]
    return edges + [
        Edge(f"person/p{rng.randrange(count)}", "near", f"person/p{rng.randrange(count)}") for _ in range(3)
    ]


def named(edges: list[Edge]) -> dict[str, str]:
    return {end: "Vecumnieku\nnovads" for edge in edges for end in (edge.source, edge.target)}


def table(spots: dict[str, Position], nodes: list[str]) -> np.ndarray:
    return np.array([spots[node] for node in nodes], dtype=float)


def test_same_places_whatever_the_order() -> None:
    edges = community(60, 1)
    backwards = dict(reversed(named(edges).items()))

    assert positions(edges, named(edges), []) == positions(edges, backwards, [])


@pytest.mark.slow
def test_one_entity_more_moves_most_places_little() -> None:
    moves = []
    for seed in range(100, 120):
        edges = community(80, seed)
        nodes = sorted(named(edges))
        new = Edge(f"person/new{seed}", "near", random.Random(seed).choice(nodes))  # noqa: S311
        before = table(positions(edges, named(edges), []), nodes)
        after = table(positions([*edges, new], named([*edges, new]), []), nodes)
        moves.append(np.hypot(*(after - before).T) / np.ptp(before, axis=0).max())

    assert (np.concatenate(moves) < 0.1).mean() >= 0.8
    assert max(float(np.median(moved)) for moved in moves) < 0.1


def test_linked_nodes_stand_near_each_other() -> None:
    edges = community(80, 2)
    nodes = sorted(named(edges))
    spots = positions(edges, named(edges), [])

    far = {(a, b): float(np.hypot(*np.subtract(spots[a], spots[b]))) for a, b in combinations(nodes, 2)}
    linked = [far[min(e.source, e.target), max(e.source, e.target)] for e in edges if e.source != e.target]
    assert np.median(linked) < np.median(list(far.values())) / 2


def test_labels_of_the_first_view_are_apart() -> None:
    edges = community(60, 3)
    spots = positions(edges, named(edges), [])

    clashes = [(a, b) for a, b in combinations(spots.values(), 2) if abs(a[0] - b[0]) < 75 and abs(a[1] - b[1]) < 60]
    assert clashes == []


def test_parts_stand_nearer_to_their_whole_than_anything_else() -> None:
    edges = [*community(40, 4), Edge("network/b", "near", "person/p5")]
    first = named(edges) | {"network/a": "A", "network/b": "B"}
    spots = positions(edges, first, [], {"network/b": "network/a", "network/a": "network/elsewhere"})

    whole = np.array(spots["network/a"])
    nearest = min((node for node in first if node != "network/a"), key=lambda n: float(np.hypot(*(spots[n] - whole))))
    assert nearest == "network/b"


def test_the_rest_stands_between_what_it_is_linked_with_and_on_nothing() -> None:
    first = {"person/a": "A", "person/b": "B", "person/c": "C"}
    links = [("event/x", "person/a"), ("event/x", "person/b"), ("event/y", "person/c"), ("event/z", "person/c")]
    spots = positions([Edge(one, "of", other) for one, other in links], first, ["event/x", "event/y", "event/z"])

    middle = np.add(spots["person/a"], spots["person/b"]) / 2
    assert np.hypot(*(spots["event/x"] - middle)) < 120
    assert len(set(spots.values())) == 6


def test_nothing_to_place() -> None:
    assert positions([], {}, []) == {}


def test_boxes_in_one_place_come_apart_and_the_fixed_one_stays() -> None:
    boxes = np.full((30, 2), 20.0)
    start = np.array([(math.cos(i), math.sin(i)) if i else (0, 0) for i in range(30)])
    moved = remove_overlaps(start, boxes, fixed=1)

    assert moved[0].tolist() == [0, 0]
    overlaps = [(a, b) for a, b in combinations(moved, 2) if (20 - np.abs(a - b) > 1).all()]
    assert overlaps == []
