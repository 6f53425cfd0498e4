"""The shortest path between two nodes, each step with its statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import ComputedRow, Edge, names


def _compute(edges: Sequence[Edge], parameters: Mapping[str, str | int | None]) -> list[ComputedRow]:
    """Return the steps from the value of the first parameter to that of the second.

    Of equally short paths the first by identifiers. A step is all statements between its two ends.
    """
    import networkx as nx

    start, goal = (str(value) for value in list(parameters.values())[:2])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((edge.left, edge.right) for edge in edges)
    if start == goal or start not in graph or goal not in graph:
        return []
    distance = nx.single_source_shortest_path_length(graph, goal)
    statements_of: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        statements_of[frozenset((edge.left, edge.right))].append(edge)
    rows: list[ComputedRow] = []
    called, here = names(edges), start
    while here != goal and here in distance:
        there = min(node for node in graph[here] if distance[node] == distance[here] - 1)
        step = statements_of[frozenset((here, there))]
        kinds = tuple(sorted({edge.kind for edge in step}))
        statements = frozenset(edge.statement for edge in step)
        cells = (len(rows) + 1, here, called[here], kinds, there, called[there], min(edge.source for edge in step))
        rows.append(ComputedRow(cells, statements))
        here = there
    return rows


ANALYSIS = Analysis(compute=_compute, types=("integer", "id", "text", "list", "id", "text", "id"))
