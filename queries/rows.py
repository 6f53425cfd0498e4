"""One row of an answer."""

from dataclasses import dataclass

Cell = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells in the order of the columns, and the statements behind it, sorted."""

    cells: tuple[Cell, ...]
    statements: tuple[str, ...]
