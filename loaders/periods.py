"""The years between which a node holds, as far as its own dates say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.loaders import Node
    from kg.ontology import Vocabulary

FIRST, LAST = 0, 9999  # the years of an unknown start and of an unknown end


def period(node: Node, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the first and the last year of a node; None if it has no date that the vocabulary calls a period."""
    values = dict(node.values)
    for dates in vocabulary.periods:
        start, end = _year(values.get(dates.start)), _year(values.get(dates.end))
        if start is not None or end is not None:
            if end is None:
                end = LAST if dates.open_ended or start is None else start
            return FIRST if start is None else start, end
    return None


def _year(value: object) -> int | None:
    text = str(value)[:4] if value is not None else ""
    return int(text) if text.isdecimal() else None
