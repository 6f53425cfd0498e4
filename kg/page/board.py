"""A board of small fields, each free or taken: finds the free place nearest to a point."""

from collections.abc import Iterable
from functools import cache
from itertools import count

Pair = tuple[int, int]
Box = tuple[Pair, Pair]  # middle and size


class Board:
    """Boxes are taken by whole fields of the given width and height."""

    def __init__(self, field: Pair) -> None:
        self._field = field
        self._taken: set[Pair] = set()
        self._full: dict[tuple[Pair, frozenset[Pair]], int] = {}  # how far around a field nothing like this fits

    def take(self, spot: Pair, size: Pair) -> None:
        """Mark what a box covers as taken."""
        self._taken |= self._covered([(spot, size)])

    def fit(self, boxes: list[Box], target: Pair) -> Pair:
        """Take the free place nearest to a target for boxes that stand to each other as given; how far they move."""
        covered = self._covered(boxes)
        width, height = self._field
        start = (target[0] // width, target[1] // height)
        key = (start, frozenset(covered))
        for ring in count(self._full.get(key, 0)):
            for right, down in _ring(ring):
                moved = (start[0] + right, start[1] + down)
                if all((x + moved[0], y + moved[1]) not in self._taken for x, y in covered):
                    self._taken |= {(x + moved[0], y + moved[1]) for x, y in covered}
                    return moved[0] * width, moved[1] * height
            self._full[key] = ring + 1
        raise AssertionError  # the board has no edge

    def _covered(self, boxes: Iterable[Box]) -> set[Pair]:
        width, height = self._field
        return {
            (x, y)
            for (middle_x, middle_y), (box_width, box_height) in boxes
            for x in range((middle_x - box_width // 2) // width, (middle_x + box_width // 2 - 1) // width + 1)
            for y in range((middle_y - box_height // 2) // height, (middle_y + box_height // 2 - 1) // height + 1)
        }


@cache
def _ring(size: int) -> list[Pair]:
    """The fields at a distance around (0, 0), the nearest first."""
    ends = {-size, size}
    sides = {(x, y) for x in range(-size, size + 1) for y in ends} | {
        (x, y) for x in ends for y in range(-size, size + 1)
    }
    return sorted(sides, key=lambda field: (abs(field[0]) + abs(field[1]), field))
