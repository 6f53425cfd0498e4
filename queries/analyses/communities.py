"""Communities: groups with more ties inside than to the rest."""

from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import ComputedRow, Edge, names, shares, ties


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[ComputedRow]:
    """Find groups of greatest modularity, joined greedily: https://doi.org/10.1103/PhysRevE.70.066111."""
    import networkx as nx

    all_ties = ties(edges)
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), parts in sorted(shares(all_ties).items()):
        graph.add_edge(one, other, weight=float(sum(parts.values())))
    if not graph:
        return []
    called, rows = names(edges), []
    for community in nx.community.greedy_modularity_communities(graph, weight="weight"):
        ids = sorted(community)
        contexts = {t.right for t in all_ties if t.left in community}
        statements = frozenset().union(*(t.statements for t in all_ties if t.left in community))
        people = (tuple(ids), tuple(sorted(called[person] for person in ids)))
        rows.append(ComputedRow((ids[0], len(ids), *people, tuple(sorted(contexts))), statements))
    return sorted(rows, key=lambda row: (-len(row.cells[2]), row.cells[0]))  # type: ignore[arg-type]


ANALYSIS = Analysis(compute=_compute, types=("id", "integer", "list", "list", "list"), key=(2,))
