"""Boxes that overlap -> boxes side by side, near where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float64]  # of x and y, or of width and height
    Numbers = NDArray[np.int64]

ROUNDS = (40, 200)  # with very many boxes and with few
WORK = 200_000  # moves of boxes that are worth while
SHARE = 0.55  # of an overlap that each of the two moves in a round
FAR = 2**20  # more columns of the search grid than there are


def apart(spots: Rows, boxes: Rows, fixed: int = 0) -> Rows:
    """Push apart what overlaps, in the direction in which it overlaps less.

    Args:
        spots: the middles.
        boxes: width and height of each.
        fixed: so many, counted from the first, do not move.
    """
    import numpy as np

    moved = spots.copy()
    fewest, most = ROUNDS
    for _ in range(min(most, max(fewest, WORK // max(1, len(spots))))):
        one, other = _near(moved, boxes.max(axis=0))
        reach = (boxes[one] + boxes[other]) / 2
        delta = moved[other] - moved[one]
        overlap = reach - np.abs(delta)
        hit = (overlap > 0.5).all(axis=1) & (other >= fixed)
        if not hit.any():
            break
        one, other, delta, overlap = one[hit], other[hit], delta[hit], overlap[hit]
        less = overlap / reach[hit]
        way = np.where((less == less.min(axis=1, keepdims=True)), np.where(delta < 0, -1.0, 1.0), 0.0)
        way[(way != 0).all(axis=1), 1] = 0
        push = way * overlap * SHARE
        ends = np.concatenate([one, other])
        pushed = np.stack(
            [np.bincount(ends, np.r_[-push[:, axis], push[:, axis]], len(moved)) for axis in (0, 1)], axis=1
        )
        times = np.bincount(ends, minlength=len(moved))[:, None]
        step = pushed / np.maximum(1, np.sqrt(times))
        step[:fixed] = 0
        moved += step
    return moved


def _near(spots: Rows, reach: Rows) -> tuple[Numbers, Numbers]:
    """Pairs that are less than the reach apart in both directions, and some more; each once, the lower number first."""
    import numpy as np

    fields = np.floor(spots / reach).astype(int)
    keys = fields[:, 0] * FAR + fields[:, 1]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    found = []
    for right, down in ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1)):
        beside = keys + right * FAR + down
        start, end = np.searchsorted(ordered, beside, "left"), np.searchsorted(ordered, beside, "right")
        count = end - start
        one = np.repeat(np.arange(len(spots)), count)
        other = order[np.arange(count.sum()) - np.repeat(count.cumsum() - count, count) + np.repeat(start, count)]
        found.append(np.stack([one, other])[:, (one < other) | ((right, down) != (0, 0))])
    pairs = np.sort(np.concatenate(found, axis=1), axis=0)
    return pairs[0], pairs[1]
