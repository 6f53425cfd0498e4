"""Affinities -> rough positions: a force-directed layout.

Every node starts in a direction of its own, mixed with those of its neighbours. Then affinities attract and all nodes
repel each other until that is in balance, as in ForceAtlas2 (Jacomy and others, 2014).

This is our own code and not networkx' `forceatlas2_layout`: a small change of the graph must change the map little
(median move without one leaf: 0.009 radii of the map here, 1.273 there), and 5,000 nodes take one second here and more
than three minutes there. docs/decisions/0008 has the measurement.
"""

from __future__ import annotations

from math import ceil, cos, log2, pi, sin, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from kg.page.layout.affinity import components

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.page.layout.affinity import Affinities

    Points = NDArray[np.float64]  # rows of x and y
    Weights = NDArray[np.float64]
    Pairs = NDArray[np.int64]  # rows of two node numbers

BLENDS = 12  # times that the directions of neighbours are mixed
ROUNDS = 250
STEP = 0.6  # share of the distance to its balance that a node moves in a round
GRAVITY = (0.03, 0.05)  # pull to the centre per axis; unequal, so that the map keeps its orientation
ANCHOR = 0.3  # pull to the starting position; without it a small change can turn the map
LONGEST = 0.3  # of the size of the map: the longest move in the first round; later ones are shorter
JITTER = 0.05  # of a step: separates nodes that start in the same position
CELLS = (32, 128)  # rows of the grid of repulsion, for few and for many nodes


def force_directed(weights: Affinities) -> Points:
    """Return positions in the order of the nodes, around (0, 0); an edge is about 1 long."""
    import numpy as np

    number = {node: index for index, node in enumerate(weights)}
    pairs = [(one, other) for one, others in weights.items() for other in others if one < other]
    ends = np.array([(number[one], number[other]) for one, other in pairs], dtype=int).reshape(-1, 2)
    strengths = np.array([weights[one][other] for one, other in pairs])
    return _balanced(_start(weights, ends, strengths), ends, strengths)


def _start(weights: Affinities, ends: Pairs, strengths: Weights) -> Points:
    """Place the largest component in the middle and the others around it, each in a direction of its own."""
    import numpy as np

    number = {node: index for index, node in enumerate(weights)}
    directions = np.array([_direction(node) for node in weights])
    blended = _blended(directions, ends, strengths)
    points = np.zeros((len(weights), 2))
    radius = 0.0
    for component in components(weights):
        rows = [number[node] for node in component]
        points[rows] = _disc(blended[rows]) + directions[rows] * JITTER
        if radius:
            points[rows] += directions[rows[0]] * (radius + sqrt(len(component)))
        else:
            radius = sqrt(len(component))
    return points


def _direction(node: str) -> tuple[float, float]:
    """Return a direction that depends on the name alone."""
    angle = crc32(node.encode()) / 2**32 * 2 * pi
    return cos(angle), sin(angle)


def _blended(directions: Points, ends: Pairs, strengths: Weights) -> Points:
    """Mix the direction of each node with those of its neighbours several times, so that neighbours become alike."""
    import numpy as np

    count = len(directions)
    total = np.bincount(ends.ravel(), np.repeat(strengths, 2), count)[:, None] + 1
    blended = directions
    for _ in range(BLENDS):
        mixed = blended.copy()
        for axis in (0, 1):
            mixed[:, axis] += np.bincount(ends[:, 0], blended[ends[:, 1], axis] * strengths, count)
            mixed[:, axis] += np.bincount(ends[:, 1], blended[ends[:, 0], axis] * strengths, count)
        blended = mixed / total
    return blended


def _disc(points: Points) -> Points:
    """Scale points to a disc around (0, 0), as wide as high and not turned, with neighbours about 1 apart."""
    import numpy as np

    centred: Points = points - points.mean(axis=0)
    lengths, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    if lengths[0] < 1e-12:
        return centred
    disc: Points = centred @ (axes / np.sqrt(lengths)) @ axes.T * sqrt(len(centred)) / 2
    return disc


def _balanced(points: Points, ends: Pairs, strengths: Weights) -> Points:
    """Let affinities attract and masses repel; a node with many neighbours has more mass."""
    import numpy as np

    count = len(points)
    mass = np.bincount(ends.ravel(), minlength=count).astype(float) + 1
    attraction = np.bincount(ends.ravel(), np.repeat(strengths, 2), minlength=count)
    gravity, anchor = np.outer(mass, GRAVITY), ANCHOR * mass[:, None]
    repulsion = _Repulsion(count)
    start = points / _radius(points)
    for turn in range(ROUNDS):
        pull = (points[ends[:, 1]] - points[ends[:, 0]]) * strengths[:, None]
        radius = _radius(points)
        force = repulsion(points, mass) * mass[:, None] - gravity * points + anchor * (start * radius - points)
        for axis in (0, 1):
            towards = np.bincount(ends[:, 0], pull[:, axis], count)
            force[:, axis] += towards - np.bincount(ends[:, 1], pull[:, axis], count)
        move = STEP * force / (attraction[:, None] + gravity + anchor)
        longest = LONGEST * radius * (1 - turn / ROUNDS)
        length = np.hypot(move[:, 0], move[:, 1])[:, None]
        points = points + move * np.minimum(1, longest / np.maximum(length, 1e-9))
    return points


def _radius(points: Points) -> float:
    """Return the distance of the points from (0, 0), root mean square."""
    return max(sqrt(float((points**2).sum(axis=1).mean())), 1e-9)


class _Repulsion:
    """Repulsion of all masses, one over the distance, by convolution on a grid laid over the map."""

    def __init__(self, count: int) -> None:
        import numpy as np

        fewest, most = CELLS
        self.rows = min(most, max(fewest, 2 ** ceil(log2(2 * sqrt(max(1, count))))))
        offset = np.fft.fftfreq(2 * self.rows, 1 / (2 * self.rows))
        square = offset[:, None] ** 2 + offset[None] ** 2
        square[0, 0] = np.inf
        self.kernels = [np.fft.rfft2(offset[:, None] / square), np.fft.rfft2(offset[None] / square)]

    def __call__(self, points: Points, mass: Weights) -> Points:
        """Return the force on each point; a mass is shared among the four corners of its cell."""
        import numpy as np

        low = points.min(axis=0)
        cell = max(float((points.max(axis=0) - low).max()), 1e-9) / (self.rows - 2)
        scaled = (points - low) / cell
        corner = scaled.astype(int)
        rest = scaled - corner
        shares = {
            (right, down): abs(1 - right - rest[:, 0]) * abs(1 - down - rest[:, 1])
            for right in (0, 1)
            for down in (0, 1)
        }
        cells = {at: (corner[:, 0] + at[0]) * self.rows + corner[:, 1] + at[1] for at in shares}
        grid = sum(np.bincount(cells[at], mass * shares[at], self.rows**2) for at in shares)
        spectrum = np.fft.rfft2(np.reshape(grid, (self.rows, self.rows)), (2 * self.rows, 2 * self.rows))
        force = np.zeros_like(points)
        for axis, kernel in enumerate(self.kernels):
            field = np.fft.irfft2(spectrum * kernel)[: self.rows, : self.rows].ravel() / cell
            force[:, axis] = sum(field[cells[at]] * shares[at] for at in shares)
        return force
