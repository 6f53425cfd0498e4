"""The position of each node on the map, computed beforehand: the page opens at once and always looks the same.

Linked nodes stand near each other, parts stand inside their whole, and no label of the first view covers another one.
A node outside the first view stands between its neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from kg.page.layout.affinity import affinities
from kg.page.layout.force_directed import force_directed
from kg.page.layout.overlaps import remove_overlaps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.loaders import Edge

Position = tuple[int, int]
Point = tuple[float, float]
Size = tuple[float, float]  # width and height

LETTER, LINE, MARK, GAP = 7, 16, 28, 10  # on the map: a letter, a line of text, the mark above it, between two nodes
LARGE, SMALL = (60, 44), (30, 26)  # room for an entity outside the first view, and for a statement or other small mark
HEIGHT = 1.4  # labels are wider than high: removing their overlaps makes the map wider
WIDTH = 1.25  # most screens are wider than high
SPACE = 1.3  # how much wider the map is than all its labels together, before overlaps are removed
MOST_LINKS = 20  # of a node outside the first view with a small mark


def positions(
    edges: Sequence[Edge], first: Mapping[str, str], rest: Sequence[str], inside: Mapping[str, str] | None = None
) -> dict[str, Position]:
    """Return the position of every node.

    Args:
        edges: all edges.
        first: the nodes of the first view, with the label that stands below each.
        rest: all others.
        inside: nodes of the first view with the whole that each is part of, if that is in the first view too.
    """
    sizes = {node: _size(label) for node, label in first.items()}
    points = _first_view(edges, sizes, first, inside or {})
    points |= _between(edges, points, rest)
    return {node: (round(x), round(y - _below(sizes.get(node, SMALL)))) for node, (x, y) in points.items()}


def _first_view(
    edges: Sequence[Edge], sizes: Mapping[str, Size], first: Mapping[str, str], inside: Mapping[str, str]
) -> dict[str, Point]:
    """Place the first view: linked nodes near each other, no label over another."""
    import numpy as np

    families = _families(first, inside)
    bodies = {part: whole for whole, members in families.items() for part in members[1:]}
    weights = affinities(edges, first, bodies)
    if not weights:
        return {}
    boxes = np.array([_family_size([sizes[member] for member in families.get(node, [node])]) for node in weights])
    drawn = force_directed(weights)
    wide = sqrt(float(boxes.prod(axis=1).sum())) * SPACE
    drawn *= np.array([1, HEIGHT]) * wide / max(4 * sqrt(float((drawn**2).sum(axis=1).mean()) / 2), 1e-9)
    centres = remove_overlaps(drawn, boxes) * np.array([WIDTH, 1])
    points: dict[str, Point] = {}
    for node, (x, y) in zip(weights, centres.tolist(), strict=True):
        points |= _family_points(families.get(node, [node]), (x, y), sizes)
    return points


def _families(first: Mapping[str, str], inside: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the members of each outermost whole: itself, then all its parts."""
    parts: dict[str, list[str]] = defaultdict(list)
    for part in sorted(set(inside) & set(first)):
        whole, seen = part, {part}
        while inside.get(whole) in first and inside[whole] not in seen:
            whole = inside[whole]
            seen.add(whole)
        parts[whole].append(part)
    return {whole: [whole, *(part for part in members if part != whole)] for whole, members in parts.items()}


def _size(label: str) -> Size:
    """Return the room that a mark with its label takes."""
    lines = label.split("\n")
    return max(map(len, lines)) * LETTER + GAP, MARK + len(lines) * LINE + GAP


def _below(size: Size) -> float:
    """Return how far the centre of mark and label is below that of the mark."""
    return (size[1] - MARK) / 2


def _ring(sizes: Sequence[Size]) -> Size:
    """Return half the width and height of the ring on which parts stand around their whole."""
    crowd = max(1.0, (len(sizes) - 1) / 4)
    return max(size[0] for size in sizes) * 0.55 * crowd, max(size[1] for size in sizes) * 1.05 * crowd


def _family_size(sizes: Sequence[Size]) -> Size:
    """Return the box of a whole and its parts."""
    if len(sizes) == 1:
        return sizes[0]
    right, down = _ring(sizes)
    return max(size[0] for size in sizes) + 2 * right, max(size[1] for size in sizes) + 2 * down


def _family_points(members: Sequence[str], centre: Point, sizes: Mapping[str, Size]) -> dict[str, Point]:
    """Place a whole in the centre and its parts around it."""
    right, down = _ring([sizes[member] for member in members])
    angles = [pi / 4 + 2 * pi * index / (len(members) - 1) for index in range(len(members) - 1)]
    ring = [(centre[0] + right * cos(angle), centre[1] + down * sin(angle)) for angle in angles]
    return dict(zip(members, [centre, *ring], strict=True))


def _between(edges: Sequence[Edge], points: Mapping[str, Point], rest: Sequence[str]) -> dict[str, Point]:
    """Place the rest, each in the middle of its neighbours, without overlaps; the first view stays."""
    import numpy as np

    if not rest:
        return {}
    linked: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        linked[edge.source].append(edge.target)
        linked[edge.target].append(edge.source)
    centres = dict(points)
    for node in rest:
        near = [centres[neighbour] for neighbour in linked[node] if neighbour in centres] or [(0.0, 0.0)]
        centres[node] = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
    start = np.array([*(centres[node] for node in points), *(_beside(centres[node], node) for node in rest)])
    rest_sizes = [LARGE if len(linked[node]) > MOST_LINKS else SMALL for node in rest]
    sizes = np.array([LARGE] * len(points) + rest_sizes, dtype=float)
    moved = remove_overlaps(start, sizes, len(points)).tolist()
    return {node: (x, y) for node, (x, y) in zip(rest, moved[len(points) :], strict=True)}


def _beside(point: Point, node: str) -> Point:
    """Return a point 1 away, in a direction that depends on the name alone."""
    angle = crc32(node.encode()) / 2**32 * 2 * pi
    return point[0] + cos(angle), point[1] + sin(angle)
