"""The years from which and until which a node holds, as far as its dates tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.loaders import Node

FIRST, LAST = 0, 9999  # no beginning or end is known
# First and last date of a period, and whether it goes on where no last one is given.
PERIODS = (
    ("startDate", "endDate", False),
    ("validFrom", "validTo", True),
    ("coversFrom", "coversTo", True),
    ("periodStart", "periodEnd", False),
    ("issued", "issued", False),
)


def period(node: Node) -> tuple[int, int] | None:
    """First and last year; None for what has no date."""
    values = dict(node.values)
    for begins, ends, lasts in PERIODS:
        first, last = _year(values.get(begins)), _year(values.get(ends))
        if first is not None or last is not None:
            open_end = LAST if lasts or first is None else first
            return FIRST if first is None else first, open_end if last is None else last
    return None


def _year(value: object) -> int | None:
    text = str(value)[:4] if value is not None else ""
    return int(text) if text.isdecimal() else None
