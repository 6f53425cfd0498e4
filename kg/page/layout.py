"""Where each node stands on the map: computed beforehand, so that the page opens at once and always looks the same.

What belongs together is laid out together; such groups are fitted into each other around the middle. What is not in
the first view takes the free place nearest to what it is linked with.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.page.board import Board
from kg.page.spread import Size, Spot, spread
from kg.page.ties import groups, ties
from loaders import Edge

LETTER, LINE, MARK, GAP = 7, 16, 28, 10  # on the map: a letter, a line of text, the mark above it, between two nodes
ROOM = (150, 90)  # for a node that is not in the first view
STEP = (30, 25)  # the grain in which groups are fitted into each other
TRIES = 1000  # nodes that are laid out, again and again as long as there are few


def positions(edges: Sequence[Edge], first: Mapping[str, str], rest: Sequence[str]) -> dict[str, Spot]:
    """A place for every node.

    Args:
        edges: all edges.
        first: the nodes of the first view, with the label that stands below each.
        rest: all others; who comes first has the first choice.
    """
    sizes = {node: _size(label) for node, label in first.items()}
    spots: dict[str, Spot] = {}
    board = Board(STEP)
    tries = max(1, TRIES // max(1, len(first)))
    for group in groups(ties(edges, first)):
        laid = spread(group, sizes, tries)
        right, down = board.fit([(spot, sizes[node]) for node, spot in laid.items()], (0, 0))
        spots |= {node: (x + right, y + down) for node, (x, y) in laid.items()}
    _fill_in(spots, sizes, edges, rest)
    return {node: (x, y - _below(sizes.get(node, ROOM))) for node, (x, y) in spots.items()}


def _size(label: str) -> Size:
    lines = label.split("\n")
    return max(map(len, lines)) * LETTER + GAP, MARK + len(lines) * LINE + GAP


def _below(size: Size) -> int:
    """How far the middle of mark and label is below that of the mark."""
    return (size[1] - MARK) // 2


def _fill_in(spots: dict[str, Spot], sizes: Mapping[str, Size], edges: Sequence[Edge], rest: Sequence[str]) -> None:
    """Give each of the rest the free place nearest to the middle of what it is linked with."""
    board = Board(ROOM)
    for node, spot in spots.items():
        board.take(spot, sizes[node])
    linked: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        linked[edge.source].append(edge.target)
        linked[edge.target].append(edge.source)
    middle = (ROOM[0] // 2, ROOM[1] // 2)
    for node in rest:
        near = [spots[each] for each in linked[node] if each in spots] or [(0, 0)]
        target = (sum(x for x, _ in near) // len(near), sum(y for _, y in near) // len(near))
        right, down = board.fit([(middle, ROOM)], target)
        spots[node] = (middle[0] + right, middle[1] + down)
