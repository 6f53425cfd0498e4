"""A group of nodes -> places at which neither nodes nor, if it can be helped, edges are in each other's way."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]  # of x and y, or of width and height
    Numbers = NDArray[np.int64]

Spot = tuple[int, int]
Size = tuple[int, int]

WIDER = 1.2  # maps are wider than high
LOOSE = 1.3  # how much wider than all its labels together a group is at first
ROUNDS = 200  # of pushing apart; in the first of them the group is also drawn together a little
DRAWING, DRAWN = 40, 0.98


def spread(group: nx.Graph[str], sizes: Mapping[str, Size], tries: int) -> dict[str, Spot]:
    """Places around (0, 0) at which no two nodes of the group overlap: of some tries, the clearest."""
    import networkx as nx
    import numpy as np

    boxes = np.array([sizes[node] for node in group], dtype=float)
    number = {node: place for place, node in enumerate(group)}
    ends = np.array([(number[one], number[other]) for one, other in group.edges], dtype=int).reshape(-1, 2)
    across = LOOSE * sqrt(boxes.prod(axis=1).sum()) / 2
    found = []
    for seed in range(min(tries, len(group))):
        drawn = nx.spring_layout(group, iterations=200, seed=seed)
        spots = np.array([drawn[node] for node in group]) * (across * WIDER, across)
        found.append(_apart(spots, boxes))
    best = min(found, key=lambda spots: (_crossings(spots, ends) + _hidden(spots, boxes, ends), _extent(spots)))
    return {node: (round(x), round(y)) for node, (x, y) in zip(group, best.tolist(), strict=True)}


def _apart(spots: Rows, boxes: Rows) -> Rows:
    """Draw the boxes together and push apart those that overlap, in the direction in which they overlap less."""
    import numpy as np

    reach = (boxes[:, None] + boxes[None]) / 2
    order = np.sign(np.subtract.outer(np.arange(len(spots)), np.arange(len(spots))))[..., None]
    for turn in range(ROUNDS):
        spots = spots * (DRAWN if turn < DRAWING else 1)
        delta = spots[:, None] - spots[None]
        overlap = 1 - abs(delta) / reach
        hit = (overlap > 0).all(axis=2) & (order[..., 0] != 0)
        if turn >= DRAWING and not hit.any():
            break
        less = overlap == overlap.min(axis=2, keepdims=True)
        away = np.where(delta == 0, order, np.sign(delta))
        spots = spots + np.where(hit[..., None] & less, away * overlap * reach * 0.3, 0).sum(axis=1)
    return spots


def _extent(spots: Rows) -> float:
    import numpy as np

    width, height = np.ptp(spots, axis=0).tolist()
    return float(max(width / WIDER, height))


def _crossings(spots: Rows, ends: Numbers) -> int:
    """How many pairs of edges cross."""
    one, other = spots[ends[:, 0]], spots[ends[:, 1]]
    sides = [_side(one[:, None], other[:, None], end[None]) for end in (one, other)]
    apart = sides[0] * sides[1] < 0
    return int((apart & apart.T).sum()) // 2


def _side(one: Rows, other: Rows, point: Rows) -> Rows:
    """On which side of a line a point is: the sign of the area between them; 0 for its own ends."""
    along, aside = other - one, point - one
    return along[..., 0] * aside[..., 1] - along[..., 1] * aside[..., 0]


def _hidden(spots: Rows, boxes: Rows, ends: Numbers) -> int:
    """How many nodes lie below edges of others."""
    import numpy as np

    steps = np.linspace(0, 1, 11)[:, None, None]
    points = spots[ends[:, 0]] * (1 - steps) + spots[ends[:, 1]] * steps
    below = np.any(np.all(np.abs(points[:, :, None] - spots) < boxes * 0.45, axis=3), axis=0)
    return int(np.sum(below)) - 2 * len(ends)  # an edge begins and ends below its own
