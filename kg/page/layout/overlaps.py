"""Boxes that overlap -> boxes side by side, near where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]  # rows of x and y
    Boxes = NDArray[np.float64]  # rows of width and height
    Numbers = NDArray[np.int64]

ROUNDS = (40, 200)  # with very many boxes and with few
WORK = 200_000  # moves of boxes that are worth while
SHARE = 0.55  # of an overlap that each of the two boxes moves in a round
STRIDE = 2**20  # exceeds the number of columns of the search grid


def remove_overlaps(points: Points, boxes: Boxes, fixed: int = 0) -> Points:
    """Push overlapping boxes apart, in the direction in which they overlap less, and return the new centres.

    Args:
        points: the centres.
        boxes: width and height of each.
        fixed: how many leading boxes must stay in place.
    """
    import numpy as np

    moved = points.copy()
    fewest, most = ROUNDS
    for _ in range(min(most, max(fewest, WORK // max(1, len(points))))):
        one, other = _close_pairs(moved, boxes.max(axis=0))
        reach = (boxes[one] + boxes[other]) / 2
        delta = moved[other] - moved[one]
        overlap = reach - np.abs(delta)
        hit = (overlap > 0.5).all(axis=1) & (other >= fixed)
        if not hit.any():
            break
        one, other = one[hit], other[hit]
        push = _pushes(delta[hit], overlap[hit], reach[hit])
        ends = np.concatenate([one, other])
        sums = [np.bincount(ends, np.r_[-push[:, axis], push[:, axis]], len(moved)) for axis in (0, 1)]
        hits = np.bincount(ends, minlength=len(moved))[:, None]
        step = np.stack(sums, axis=1) / np.maximum(1, np.sqrt(hits))
        step[:fixed] = 0
        moved += step
    return moved


def _pushes(delta: Points, overlap: Boxes, reach: Boxes) -> Points:
    """Return the move of the second box of each pair, along the axis with the smaller relative overlap."""
    import numpy as np

    share = overlap / reach
    sign = np.where(share == share.min(axis=1, keepdims=True), np.where(delta < 0, -1.0, 1.0), 0.0)
    sign[(sign != 0).all(axis=1), 1] = 0
    return sign * overlap * SHARE


def _close_pairs(points: Points, reach: Points) -> tuple[Numbers, Numbers]:
    """Return all pairs closer than the reach in both directions, and some more; each once, the lower number first."""
    import numpy as np

    cells = np.floor(points / reach).astype(int)
    keys = cells[:, 0] * STRIDE + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    pairs = []
    for right, down in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
        neighbour = keys + right * STRIDE + down
        start, end = np.searchsorted(ordered, neighbour, "left"), np.searchsorted(ordered, neighbour, "right")
        count = end - start
        one = np.repeat(np.arange(len(points)), count)
        other = order[np.arange(count.sum()) - np.repeat(count.cumsum() - count, count) + np.repeat(start, count)]
        pairs.append(np.stack([one, other])[:, (one < other) | ((right, down) != (0, 0))])
    lower, higher = np.sort(np.concatenate(pairs, axis=1), axis=0)
    return lower, higher
