"""The shortest way between two things, each step with what says so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import Edge, Found, names


def _compute(edges: Sequence[Edge], parameters: Mapping[str, str | int | None]) -> list[Found]:
    """The steps from the value of the first parameter to that of the second; of several ways, the first by identifiers.

    A step is all statements between its two ends.
    """
    import networkx as nx

    start, goal = (str(value) for value in list(parameters.values())[:2])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((edge.left, edge.right) for edge in edges)
    if start == goal or start not in graph or goal not in graph:
        return []
    left = nx.single_source_shortest_path_length(graph, goal)
    said: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        said[frozenset((edge.left, edge.right))].append(edge)
    rows: list[Found] = []
    called, here = names(edges), start
    while here != goal and here in left:
        there = min(node for node in graph[here] if left[node] == left[here] - 1)
        step = said[frozenset((here, there))]
        how = tuple(sorted({edge.kind for edge in step}))
        statements = frozenset(edge.statement for edge in step)
        cells = (len(rows) + 1, here, called[here], how, there, called[there], min(edge.source for edge in step))
        rows.append(Found(cells, statements))
        here = there
    return rows


ANALYSIS = Analysis(compute=_compute, types=("integer", "id", "text", "list", "id", "text", "id"))
