"""The table of edges that both queries of an analysed question fetch, and what is read out of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from kg.queries.question import Cell

EDGE_COLUMNS = ("kind", "left", "left_name", "right", "right_name", "weight", "source", "event")
TIE, INSIDE, GROUP = "tie", "inside", "group"


class Edge(NamedTuple):
    """What one statement says.

    Attributes:
        kind: `tie` (left takes part in right), `inside` (left is part of the context right), `group` (left belongs to
            right); components and paths take every row as a tie, whatever word is here.
        weight: of a tie, a whole number.
        source: the source that says it; left out, the row is gone.
        event: the event that one of the ends is, if so; left out, the row is gone.
        statement: its identifier.
    """

    kind: str
    left: str
    left_name: str
    right: str
    right_name: str
    weight: int
    source: str
    event: str | None
    statement: str


class Found(NamedTuple):
    """One row of the answer, still without stability, and the statements behind it."""

    cells: tuple[Cell, ...]
    statements: frozenset[str]


class Tie(NamedTuple):
    """A tie to the top context, by way of the context that the source has."""

    left: str
    right: str
    via: str
    weight: int
    statements: frozenset[str]


Climb = Callable[[str], Mapping[str, frozenset[str]]]


def climb(edges: Iterable[Edge], kind: str) -> Climb:
    """A function that gives the tops above a node (itself, if nothing is), with the statements on all ways there."""
    above: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.kind == kind:
            above[edge.left].append(edge)

    def tops(start: str) -> Mapping[str, frozenset[str]]:
        behind: dict[str, set[str]] = {start: set()}
        waiting = [start]
        while waiting:
            node = waiting.pop()
            for edge in above[node]:
                known = behind.setdefault(edge.right, set())
                more = behind[node] | {edge.statement}
                if not more <= known:
                    known |= more
                    waiting.append(edge.right)
        return {node: frozenset(found) for node, found in behind.items() if not above[node]}

    return tops


def ties(edges: Sequence[Edge]) -> list[Tie]:
    """Every tie, led up to the top of its context; statements that say the same are one."""
    tops = climb(edges, INSIDE)
    found: dict[tuple[str, str, str], tuple[int, frozenset[str]]] = {}
    for edge in edges:
        if edge.kind != TIE:
            continue
        for top, behind in tops(edge.right).items():
            key = (edge.left, top, edge.right)
            weight, statements = found.get(key, (0, frozenset()))
            found[key] = (max(weight, edge.weight), statements | behind | {edge.statement})
    return [Tie(*key, *value) for key, value in sorted(found.items())]


def names(edges: Iterable[Edge]) -> dict[str, str]:
    """The name of each node."""
    found = {}
    for edge in edges:
        found[edge.left] = edge.left_name
        found[edge.right] = edge.right_name
    return found


def members(all_ties: Iterable[Tie]) -> dict[str, set[str]]:
    """Who is tied to each context."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in all_ties:
        found[tie.right].add(tie.left)
    return found


def shares(all_ties: Iterable[Tie]) -> dict[tuple[str, str], dict[str, Fraction]]:
    """Each pair with what it gets from each context that it shares.

    A context of n members gives each pair in it 1/(n - 1), so that big ones do not drown small ones (M. Newman, 2001,
    https://doi.org/10.1103/PhysRevE.64.016132).
    """
    found: dict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for context, tied in sorted(members(all_ties).items()):
        several = sorted(tied)
        for number, one in enumerate(several):
            for other in several[number + 1 :]:
                found[one, other][context] = Fraction(1, len(several) - 1)
    return found


def ranks(values: Sequence[float]) -> list[int]:
    """The rank of each of several values that fall; equal ones share it, and the next is as far down as it stands."""
    found: list[int] = []
    for place, value in enumerate(values):
        found.append(found[-1] if place and value == values[place - 1] else place + 1)
    return found
