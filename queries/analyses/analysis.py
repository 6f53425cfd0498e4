"""An analysis: a computation with the types of its columns and the cells by which its stability is measured."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.queries.analyses.edges import ComputedRow, Edge

Compute = Callable[[Sequence[Edge], Mapping[str, str | int | None]], list[ComputedRow]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A computation on a table of edges.

    Attributes:
        compute: edges and parameters -> rows, in order.
        types: of its columns; with `key`, a last one of type list, the stability, follows.
        key: the indexes of the cells that identify a row; empty where rows have no stability.
        holds: the indexes of the cells that must not change for a row to be stable.
    """

    compute: Compute
    types: tuple[str, ...]
    key: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The types of all columns of the answer."""
        return (*self.types, "list") if self.key else self.types
