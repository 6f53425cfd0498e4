"""Ties -> rough places: what is tied stands near, all else apart.

At first every node has a direction of its own, mixed with those of its neighbours. Then ties draw and everything else
pushes until that is in balance. Nothing is left to chance and nothing jumps, so a small change of the graph changes the
map little.
"""

from __future__ import annotations

from math import ceil, cos, log2, pi, sin, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from kg.page.layout.affinity import parts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.page.layout.affinity import Ties

    Rows = NDArray[np.float64]  # of x and y

BLENDS = 12  # times that the directions of neighbours are mixed
ROUNDS = 250
EASE = 0.6  # of the way to its balance that a node goes in a round
INWARDS = (0.03, 0.05)  # how much everything is drawn to the middle: were it alike, the map could turn freely
HOLD = 0.3  # how much each is held to where it was at first: without that a small change can turn the map
LONGEST = 0.3  # of the size of the map: a move in the first round; later ones are shorter
JITTER = 0.05  # of a step: what is in the same place at first has to be told apart
FINE = (32, 128)  # rows of the grid on which pushing is reckoned, for few and for many nodes


def spread(tied: Ties) -> Rows:
    """Places in the order of the nodes, around (0, 0), a tie being about one long."""
    import numpy as np

    number = {node: place for place, node in enumerate(tied)}
    ends = np.array(
        [(number[one], number[other]) for one, others in tied.items() for other in others if one < other], dtype=int
    ).reshape(-1, 2)
    weights = np.array([weight for one, others in tied.items() for other, weight in others.items() if one < other])
    return _balanced(_draft(tied, ends, weights), ends, weights)


def _draft(tied: Ties, ends: NDArray[np.int64], weights: Rows) -> Rows:
    """The largest part in the middle, all others around it, each in a direction of its own."""
    import numpy as np

    number = {node: place for place, node in enumerate(tied)}
    own = np.array([_direction(node) for node in tied])
    drawn = _blended(own, ends, weights)
    places = np.zeros((len(tied), 2))
    reach = 0.0
    for part in parts(tied):
        rows = [number[node] for node in part]
        places[rows] = _round(drawn[rows]) + own[rows] * JITTER
        if reach:
            places[rows] += own[rows[0]] * (reach + sqrt(len(part)))
        else:
            reach = sqrt(len(part))
    return places


def _direction(node: str) -> tuple[float, float]:
    """A direction that depends on the name alone."""
    angle = crc32(node.encode()) / 2**32 * 2 * pi
    return cos(angle), sin(angle)


def _blended(own: Rows, ends: NDArray[np.int64], weights: Rows) -> Rows:
    """Mix the direction of each node with those of its neighbours, again and again: what is tied gets alike."""
    import numpy as np

    count = len(own)
    total = np.bincount(ends.ravel(), np.repeat(weights, 2), count)[:, None] + 1
    drawn = own
    for _ in range(BLENDS):
        mixed = drawn.copy()
        for axis in (0, 1):
            mixed[:, axis] += np.bincount(ends[:, 0], drawn[ends[:, 1], axis] * weights, count)
            mixed[:, axis] += np.bincount(ends[:, 1], drawn[ends[:, 0], axis] * weights, count)
        drawn = mixed / total
    return drawn


def _round(drawn: Rows) -> Rows:
    """Around the middle, as wide as high, and not turned: about one apart from each other."""
    import numpy as np

    drawn = drawn - drawn.mean(axis=0)
    lengths, axes = np.linalg.eigh(drawn.T @ drawn / len(drawn))
    if lengths[0] < 1e-12:
        return drawn
    return np.asarray(drawn @ (axes / np.sqrt(lengths)) @ axes.T * sqrt(len(drawn)) / 2)


def _balanced(places: Rows, ends: NDArray[np.int64], weights: Rows) -> Rows:
    """Let ties draw and masses push; what has many ties pushes more (as in ForceAtlas2, Jacomy and others 2014)."""
    import numpy as np

    count = len(places)
    mass = np.bincount(ends.ravel(), minlength=count).astype(float) + 1
    pull = np.bincount(ends.ravel(), np.repeat(weights, 2), minlength=count)
    inwards, hold = np.outer(mass, INWARDS), HOLD * mass[:, None]
    push = _Pushing(count)
    draft = places / _size(places)
    for turn in range(ROUNDS):
        along = (places[ends[:, 1]] - places[ends[:, 0]]) * weights[:, None]
        size = _size(places)
        force = push(places, mass) * mass[:, None] - inwards * places + hold * (draft * size - places)
        for axis in (0, 1):
            force[:, axis] += np.bincount(ends[:, 0], along[:, axis], count) - np.bincount(
                ends[:, 1], along[:, axis], count
            )
        move = EASE * force / (pull[:, None] + inwards + hold)
        longest = LONGEST * size * (1 - turn / ROUNDS)
        length = np.hypot(move[:, 0], move[:, 1])[:, None]
        places = places + move * np.minimum(1, longest / np.maximum(length, 1e-9))
    return places


def _size(places: Rows) -> float:
    """How far nodes are from the middle, root mean square."""
    return max(sqrt(float((places**2).sum(axis=1).mean())), 1e-9)


class _Pushing:
    """Push of all masses, one over the distance, by convolution on a grid laid over the map."""

    def __init__(self, count: int) -> None:
        import numpy as np

        fewest, most = FINE
        self.rows = min(most, max(fewest, 2 ** ceil(log2(2 * sqrt(max(1, count))))))
        away = np.fft.fftfreq(2 * self.rows, 1 / (2 * self.rows))
        square = away[:, None] ** 2 + away[None] ** 2
        square[0, 0] = np.inf
        self.kernels = [np.fft.rfft2(away[:, None] / square), np.fft.rfft2(away[None] / square)]

    def __call__(self, places: Rows, mass: Rows) -> Rows:
        import numpy as np

        low = places.min(axis=0)
        cell = max(float((places.max(axis=0) - low).max()), 1e-9) / (self.rows - 2)
        spots = (places - low) / cell
        corner = spots.astype(int)
        part = spots - corner
        shares = {
            (right, down): abs(1 - right - part[:, 0]) * abs(1 - down - part[:, 1])
            for right in (0, 1)
            for down in (0, 1)
        }
        fields = {at: (corner[:, 0] + at[0]) * self.rows + corner[:, 1] + at[1] for at in shares}
        grid = sum(np.bincount(fields[at], mass * shares[at], self.rows**2) for at in shares)
        spectrum = np.fft.rfft2(np.reshape(grid, (self.rows, self.rows)), (2 * self.rows, 2 * self.rows))
        found = np.zeros_like(places)
        for axis, kernel in enumerate(self.kernels):
            pushes = np.fft.irfft2(spectrum * kernel)[: self.rows, : self.rows].ravel() / cell
            found[:, axis] = sum(pushes[fields[at]] * shares[at] for at in shares)
        return found
