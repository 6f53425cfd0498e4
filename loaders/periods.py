"""When a node holds, as far as its dates say: in years for a time line, and on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.loaders.partial_dates import bounds

if TYPE_CHECKING:
    from kg.loaders.graph import Node
    from kg.ontology import Vocabulary

FIRST, LAST = 0, 9999  # the years of an unknown start and of an unknown end


class Dates(NamedTuple):
    """The partial dates of a node, None where one is not known; whether an unknown end lies open on a time line."""

    first: str | None
    last: str | None
    open_ended: bool


def period(node: Node, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the first and the last year of a node; None if it has no date that the vocabulary calls a period."""
    dates = _dates(node, vocabulary)
    if dates is None:
        return None
    last = dates.last or (None if dates.open_ended else dates.first)
    return int(dates.first[:4]) if dates.first else FIRST, int(last[:4]) if last else LAST


def holds_on(node: Node, day: str, vocabulary: Vocabulary) -> bool:
    """Return whether a node holds on some day of a partial date; an unknown start or end does not exclude."""
    dates, asked = _dates(node, vocabulary), bounds(day)
    if dates is None or asked is None:
        return True
    begins, ends = (bounds(date) if date else None for date in (dates.first, dates.last))
    return (begins is None or begins[0] <= asked[1]) and (ends is None or ends[1] >= asked[0])


def _dates(node: Node, vocabulary: Vocabulary) -> Dates | None:
    """Return the dates of the first period that has any."""
    for dates in vocabulary.periods:
        # A period that ends with the property that begins it is a single date, such as that of an article.
        first, last = _date(node, dates.start), _date(node, dates.end) if dates.end != dates.start else None
        if first or last:
            return Dates(first, last, dates.open_ended)
    return None


def _date(node: Node, name: str) -> str | None:
    """Return a value that is a partial date; None for anything else."""
    text = str(dict(node.values).get(name, ""))
    return text if bounds(text) else None
