"""Connected components of the graph of all ties."""

from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import ComputedRow, Edge


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[ComputedRow]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((edge.left, edge.right) for edge in edges)
    rows = []
    for component in nx.connected_components(graph):
        ids = sorted(component)
        statements = frozenset(edge.statement for edge in edges if edge.left in component)
        rows.append(ComputedRow((ids[0], len(ids), tuple(ids)), statements))
    return sorted(rows, key=lambda row: (-len(row.cells[2]), row.cells[0]))  # type: ignore[arg-type]


ANALYSIS = Analysis(compute=_compute, types=("id", "integer", "list"), key=(2,))
