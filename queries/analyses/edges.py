"""The table of edges that both queries of an analysed question return, and what analyses derive from it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from kg.queries.rows import Cell

EDGE_COLUMNS = ("kind", "left", "left_name", "right", "right_name", "weight", "source", "event")
TIE, INSIDE, GROUP = "tie", "inside", "group"


class Edge(NamedTuple):
    """The content of one statement.

    Attributes:
        kind: `tie` (left takes part in right), `inside` (left is part of the context right), `group` (left belongs to
            right); components and paths take every row as a tie, whatever its kind.
        weight: of a tie, a whole number.
        source: without it, the row is gone.
        event: the end that is an event, if any; without it, the row is gone.
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


class ComputedRow(NamedTuple):
    """One row of the answer, before its stability is known, and the statements behind it."""

    cells: tuple[Cell, ...]
    statements: frozenset[str]


class Tie(NamedTuple):
    """A tie to the top context of the one that the source names."""

    left: str
    right: str
    weight: int
    statements: frozenset[str]


Climb = Callable[[str], Mapping[str, frozenset[str]]]


def climb(edges: Iterable[Edge], kind: str) -> Climb:
    """Return a function from a node to the tops above it (itself, if none is), with the statements on all paths."""
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
                statements = behind.setdefault(edge.right, set())
                more = behind[node] | {edge.statement}
                if not more <= statements:
                    statements |= more
                    waiting.append(edge.right)
        return {node: frozenset(statements) for node, statements in behind.items() if not above[node]}

    return tops


def ties(edges: Sequence[Edge]) -> list[Tie]:
    """Return every tie, rolled up to the top of its context; statements that say the same make one tie."""
    tops = climb(edges, INSIDE)
    rolled_up: dict[tuple[str, str, str], tuple[int, frozenset[str]]] = {}
    for edge in edges:
        if edge.kind != TIE:
            continue
        for top, behind in tops(edge.right).items():
            key = (edge.left, top, edge.right)
            weight, statements = rolled_up.get(key, (0, frozenset()))
            rolled_up[key] = (max(weight, edge.weight), statements | behind | {edge.statement})
    return [Tie(left, top, *tie) for (left, top, _), tie in sorted(rolled_up.items())]


def names(edges: Iterable[Edge]) -> dict[str, str]:
    """Return the name of each node."""
    named = {}
    for edge in edges:
        named[edge.left] = edge.left_name
        named[edge.right] = edge.right_name
    return named


def members(all_ties: Iterable[Tie]) -> dict[str, set[str]]:
    """Return who is tied to each context."""
    tied: dict[str, set[str]] = defaultdict(set)
    for tie in all_ties:
        tied[tie.right].add(tie.left)
    return tied


def shares(all_ties: Iterable[Tie]) -> dict[tuple[str, str], dict[str, Fraction]]:
    """Return for each pair the weight that each shared context gives it.

    A context of n members gives each pair in it 1/(n - 1), so that big ones do not drown small ones (M. Newman, 2001,
    https://doi.org/10.1103/PhysRevE.64.016132).
    """
    weights: dict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for context, tied in sorted(members(all_ties).items()):
        people = sorted(tied)
        for number, one in enumerate(people):
            for other in people[number + 1 :]:
                weights[one, other][context] = Fraction(1, len(people) - 1)
    return weights


def ranks(values: Sequence[float]) -> list[int]:
    """Rank descending values: equal ones share a rank, and the next one skips as many (1, 1, 3)."""
    ranked: list[int] = []
    for index, value in enumerate(values):
        ranked.append(ranked[-1] if index and value == values[index - 1] else index + 1)
    return ranked
