"""Analyses: what a question computes where the query languages stop.

Both queries of such a question return the same table of edges, a row for each statement; its header names the analysis
that computes the answer from it. Only the queries name classes and roles.
"""

from kg.queries.analyses import brokers, communities, components, path, projection
from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import EDGE_COLUMNS, ComputedRow, Edge
from kg.queries.analyses.stability import analyse

ANALYSES: dict[str, Analysis] = {
    "brokers": brokers.ANALYSIS,
    "communities": communities.ANALYSIS,
    "components": components.ANALYSIS,
    "path": path.ANALYSIS,
    "projection": projection.ANALYSIS,
}

__all__ = ["ANALYSES", "EDGE_COLUMNS", "Analysis", "ComputedRow", "Edge", "analyse"]
