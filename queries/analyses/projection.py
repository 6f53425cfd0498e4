"""Projection: pairs who share contexts, and the weight of what they share."""

from collections.abc import Mapping, Sequence

from kg.queries.analyses.analysis import Analysis
from kg.queries.analyses.edges import ComputedRow, Edge, names, ranks, shares, ties


def _compute(edges: Sequence[Edge], _: Mapping[str, str | int | None]) -> list[ComputedRow]:
    all_ties, called = ties(edges), names(edges)
    behind: dict[tuple[str, str], frozenset[str]] = {}
    for tie in all_ties:
        key = (tie.left, tie.right)
        behind[key] = behind.get(key, frozenset()) | tie.statements
    pairs = sorted(shares(all_ties).items(), key=lambda item: (-sum(item[1].values()), item[0]))
    weights = [round(float(sum(parts.values())), 6) for _, parts in pairs]
    rows = []
    for rank, weight, ((one, other), parts) in zip(ranks(weights), weights, pairs, strict=True):
        through = tuple(f"{context}: {part}" for context, part in sorted(parts.items()))
        statements = frozenset().union(*(behind[person, context] for person in (one, other) for context in parts))
        rows.append(ComputedRow((rank, one, called[one], other, called[other], weight, through), statements))
    return rows


ANALYSIS = Analysis(
    compute=_compute,
    types=("integer", "id", "text", "id", "text", "number", "list"),
    key=(1, 3),
    holds=(5,),
)
