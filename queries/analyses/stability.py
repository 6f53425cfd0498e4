"""How firm a row is: the analysis again without one source or one event after the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import Edge, Found


def analyse(
    analysis: Analysis, edges: Sequence[Edge], parameters: Mapping[str, str | int | None]
) -> list[tuple[Any, ...]]:
    """The cells of each row and, last, its statements.

    The stability of a row is the sources and events, sorted, each of which alone would change it. To leave out a
    source or an event is to drop every edge that it says, or that it is an end of. A row is changed when no row of
    the same key is left, or one that differs in a cell that must hold (`Analysis`).
    """
    ordered = sorted(set(edges), key=repr)
    rows = analysis.compute(ordered, parameters)
    if not analysis.key:
        return [(*row.cells, sorted(row.statements)) for row in rows]
    shaken: dict[tuple[Any, ...], list[str]] = {_key(analysis, row): [] for row in rows}
    before = _held(analysis, rows)
    for left_out in sorted({*(e.source for e in ordered), *(e.event for e in ordered if e.event)}):
        rest = [edge for edge in ordered if left_out not in (edge.source, edge.event)]
        after = _held(analysis, analysis.compute(rest, parameters))
        for key, held in before.items():
            if key not in after or after[key] != held:
                shaken[key].append(left_out)
    return [(*row.cells, shaken[_key(analysis, row)], sorted(row.statements)) for row in rows]


def _key(analysis: Analysis, row: Found) -> tuple[Any, ...]:
    return tuple(row.cells[place] for place in analysis.key)


def _held(analysis: Analysis, rows: Sequence[Found]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {_key(analysis, row): tuple(row.cells[place] for place in analysis.holds) for row in rows}
