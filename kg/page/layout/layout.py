"""Where each node stands on the map: computed beforehand, so that the page opens at once and always looks the same.

What is tied stands near each other, parts stand inside their whole, and no label of the first view lies over another.
What is not in the first view stands between what it is linked with.
"""

from __future__ import annotations

from collections import defaultdict
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from kg.page.layout.affinity import ties
from kg.page.layout.force_directed import spread
from kg.page.layout.overlaps import apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.loaders import Edge

    Rows = NDArray[np.float64]

Spot = tuple[int, int]
Size = tuple[float, float]

LETTER, LINE, MARK, GAP = 7, 16, 28, 10  # on the map: a letter, a line of text, the mark above it, between two nodes
ROOM, SPOT = (60, 44), (30, 26)  # for a thing that is not in the first view, and for a statement or other small mark
HIGH = 1.4  # labels are wider than high: when they are pushed apart the map gets wider
WIDE = 1.25  # and once more, for most screens are wider than high
LOOSE = 1.3  # how much wider the map is than all its labels together, before they are pushed apart
SMALL = 20  # with more links than so many a mark of the rest is still small


def positions(
    edges: Sequence[Edge], first: Mapping[str, str], rest: Sequence[str], inside: Mapping[str, str] | None = None
) -> dict[str, Spot]:
    """A place for every node.

    Args:
        edges: all edges.
        first: the nodes of the first view, with the label that stands below each.
        rest: all others.
        inside: parts of the first view with the whole that each stands in, if that is in the first view too.
    """
    sizes = {node: _size(label) for node, label in first.items()}
    spots = _laid_out(edges, sizes, first, inside or {})
    spots |= _between(edges, spots, rest)
    return {node: (round(x), round(y - _below(sizes.get(node, SPOT)))) for node, (x, y) in spots.items()}


def _laid_out(
    edges: Sequence[Edge], sizes: Mapping[str, Size], first: Mapping[str, str], inside: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    """Places of the first view: the tied near each other, no label over another."""
    import numpy as np

    families = _families(first, inside)
    bodies = {part: whole for whole, members in families.items() for part in members[1:]}
    tied = ties(edges, first, bodies)
    if not tied:
        return {}
    boxes = np.array([_around([sizes[member] for member in families.get(node, [node])]) for node in tied])
    drawn = spread(tied)
    wide = sqrt(float(boxes.prod(axis=1).sum())) * LOOSE
    drawn *= np.array([1, HIGH]) * wide / max(4 * sqrt(float((drawn**2).sum(axis=1).mean()) / 2), 1e-9)
    placed = apart(drawn, boxes) * np.array([WIDE, 1])
    spots: dict[str, tuple[float, float]] = {}
    for node, spot in zip(tied, placed.tolist(), strict=True):
        spots |= _inside(families.get(node, [node]), spot, sizes)
    return spots


def _families(first: Mapping[str, str], inside: Mapping[str, str]) -> dict[str, list[str]]:
    """By each outermost whole: itself and all its parts."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in sorted(set(inside) & set(first)):
        whole, seen = part, {part}
        while inside.get(whole) in first and inside[whole] not in seen:
            whole = inside[whole]
            seen.add(whole)
        found[whole].append(part)
    return {whole: [whole, *(part for part in members if part != whole)] for whole, members in found.items()}


def _size(label: str) -> Size:
    lines = label.split("\n")
    return max(map(len, lines)) * LETTER + GAP, MARK + len(lines) * LINE + GAP


def _below(size: Size) -> float:
    """How far the middle of mark and label is below that of the mark."""
    return (size[1] - MARK) / 2


def _ring(sizes: Sequence[Size]) -> tuple[float, float]:
    """Half the width and height of the ring on which parts stand around their whole."""
    crowd = max(1.0, (len(sizes) - 1) / 4)
    return max(size[0] for size in sizes) * 0.55 * crowd, max(size[1] for size in sizes) * 1.05 * crowd


def _around(sizes: Sequence[Size]) -> Size:
    """The box of a whole and its parts."""
    if len(sizes) == 1:
        return sizes[0]
    right, down = _ring(sizes)
    return max(size[0] for size in sizes) + 2 * right, max(size[1] for size in sizes) + 2 * down


def _inside(
    members: Sequence[str], middle: Sequence[float], sizes: Mapping[str, Size]
) -> dict[str, tuple[float, float]]:
    """The whole in the middle, its parts around it."""
    right, down = _ring([sizes[member] for member in members])
    angles = [pi / 4 + 2 * pi * place / (len(members) - 1) for place in range(len(members) - 1)]
    ring = [(middle[0] + right * cos(angle), middle[1] + down * sin(angle)) for angle in angles]
    return dict(zip(members, [(middle[0], middle[1]), *ring], strict=True))


def _between(
    edges: Sequence[Edge], spots: Mapping[str, tuple[float, float]], rest: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """The rest, each in the middle of what it is linked with, pushed apart from each other and from the first view."""
    import numpy as np

    if not rest:
        return {}
    linked: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        linked[edge.source].append(edge.target)
        linked[edge.target].append(edge.source)
    known = dict(spots)
    for node in rest:
        near = [known[each] for each in linked[node] if each in known] or [(0.0, 0.0)]
        known[node] = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
    places = np.array([*(known[node] for node in spots), *(_beside(known[node], node) for node in rest)])
    sizes = np.array([ROOM] * len(spots) + [ROOM if len(linked[node]) > SMALL else SPOT for node in rest], dtype=float)
    moved = apart(places, sizes, len(spots)).tolist()
    return {node: (x, y) for node, (x, y) in zip(rest, moved[len(spots) :], strict=True)}


def _beside(spot: tuple[float, float], node: str) -> tuple[float, float]:
    """A little off, in a direction that depends on the name alone."""
    angle = crc32(node.encode()) / 2**32 * 2 * pi
    return spot[0] + cos(angle), spot[1] + sin(angle)
