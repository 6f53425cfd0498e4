"""An analysis: a computation with what it gives and by what its rows are held firm."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.queries.analyses.edges import Edge, Found

Compute = Callable[[Sequence[Edge], Mapping[str, str | int | None]], list[Found]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A computation on a table of edges.

    Attributes:
        compute: edges and parameters -> rows, in order.
        types: the types of the columns that it gives; with `key`, a last one of type list, the stability, follows.
        key: the places of the cells that tell which row it is; empty where rows are not held against others.
        holds: the places of the cells that must stay for the row to be firm.
    """

    compute: Compute
    types: tuple[str, ...]
    key: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The types of all columns of the answer."""
        return (*self.types, "list") if self.key else self.types
