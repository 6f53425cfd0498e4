"""Communities: who has more to do with each other than with the rest."""

from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import Edge, Found, names, shares, ties


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[Found]:
    """Groups of greatest modularity, joined greedily: https://doi.org/10.1103/PhysRevE.70.066111."""
    import networkx as nx

    found = ties(edges)
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), parts in sorted(shares(found).items()):
        graph.add_edge(one, other, weight=float(sum(parts.values())))
    if not graph:
        return []
    called, rows = names(edges), []
    for community in nx.community.greedy_modularity_communities(graph, weight="weight"):
        several = sorted(community)
        contexts = {t.right for t in found if t.left in community}
        statements = frozenset().union(*(t.statements for t in found if t.left in community))
        people = (tuple(several), tuple(sorted(called[person] for person in several)))
        rows.append(Found((several[0], len(several), *people, tuple(sorted(contexts))), statements))
    return sorted(rows, key=lambda row: (-len(row.cells[2]), row.cells[0]))  # type: ignore[arg-type]


ANALYSIS = Analysis(compute=_compute, types=("id", "integer", "list", "list", "list"), key=(2,))
