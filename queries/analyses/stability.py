"""Stability of rows: repeat the analysis without one source or event at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import ComputedRow, Edge


def analyse(
    analysis: Analysis, edges: Sequence[Edge], parameters: Mapping[str, str | int | None]
) -> list[tuple[Any, ...]]:
    """Return the cells of each row and, last, its statements.

    The stability of a row is the sorted list of sources and events without any one of which the row would change.
    Leaving out a source or event drops every edge that it states, or that it is an end of. A row changes when there
    is no row of the same key, or one that differs in a cell that must hold (`Analysis`).
    """
    ordered = sorted(set(edges), key=repr)
    rows = analysis.compute(ordered, parameters)
    if not analysis.key:
        return [(*row.cells, sorted(row.statements)) for row in rows]
    shaken: dict[tuple[Any, ...], list[str]] = {_key(analysis, row): [] for row in rows}
    before = _holds(analysis, rows)
    for left_out in sorted({*(e.source for e in ordered), *(e.event for e in ordered if e.event)}):
        rest = [edge for edge in ordered if left_out not in (edge.source, edge.event)]
        after = _holds(analysis, analysis.compute(rest, parameters))
        for key, cells in before.items():
            if key not in after or after[key] != cells:
                shaken[key].append(left_out)
    return [(*row.cells, shaken[_key(analysis, row)], sorted(row.statements)) for row in rows]


def _key(analysis: Analysis, row: ComputedRow) -> tuple[Any, ...]:
    return tuple(row.cells[index] for index in analysis.key)


def _holds(analysis: Analysis, rows: Sequence[ComputedRow]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {_key(analysis, row): tuple(row.cells[index] for index in analysis.holds) for row in rows}
