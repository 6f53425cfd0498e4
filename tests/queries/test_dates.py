"""Dates are compared by their first and last days: two of any precision overlap, or they do not."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from kg.loaders.partial_dates import bounds

if TYPE_CHECKING:
    from collections.abc import Callable

DATES = ["2014", "2015", "2016", "2015-02", "2015-03", "2015-12", "2015-02-28", "2015-03-01", "2015-12-31"]
PERIODS = [pair for pair in product([None, *DATES], repeat=2) if any(pair)]
WHOLE = (date.min, date.max)


def holds(begin: str | None, end: str | None, asked: str) -> bool:
    """Return whether something begun and ended then is in force at some time of what is asked."""
    first, last = bounds(asked) or WHOLE
    return ((bounds(begin) if begin else None) or WHOLE)[0] <= last and ((bounds(end) if end else None) or WHOLE)[
        1
    ] >= first


def test_as_of_overlaps_whatever_the_precision(ask_both: Callable[..., Callable[..., tuple[object, ...]]]) -> None:
    world = "source: {id: s1, name: Raksts, scope: seed}\nnetworks:\n  - {id: t1, name: Tīkls}\nmunicipalities:\n"
    world += "".join(f"  - {{id: m{n}, name: Novads, kind: novads}}\n" for n in range(len(PERIODS)))
    world += (
        "projects:\n  - {id: j1, name: Projekts}\nclaims:\n  - {about: network/t1, line: 1, of_project: project/j1}\n"
    )
    world += "network_memberships:\n"
    for number, (begin, end) in enumerate(PERIODS):
        dates = "".join(f", {key}: '{value}'" for key, value in (("valid_from", begin), ("valid_to", end)) if value)
        world += f"  - {{agent: municipality/m{number}, role: role/network-member, context: network/t1, line: {number + 2}{dates}}}\n"
    ask = ask_both(world)
    for asked in [*DATES, "2013", "2017", "2016-01-01"]:
        members = {row.cells[0] for row in ask("network-members", network="t1", as_of=asked)}  # type: ignore[attr-defined]
        expected = {f"municipality/m{n}" for n, (begin, end) in enumerate(PERIODS) if holds(begin, end, asked)}
        assert members == expected, asked


def test_a_range_of_dates_overlaps_whatever_the_precision(
    ask_both: Callable[..., Callable[..., tuple[object, ...]]],
) -> None:
    world = "source: {id: s1, name: Raksts, scope: seed}\nplaces:\n  - {id: l1, name: Vieta, kind: city}\n"
    world += "projects:\n  - {id: j1, name: Projekts}\nevents:\n"
    world += "".join(f"  - {{id: e{n}, name: Pasākums, kind: seminar}}\n" for n in range(len(DATES)))
    world += "claims:\n"
    for number, day in enumerate(DATES):
        said = f"event_status: held, in_context_of: project/j1, place: place/l1, start_date: '{day}'"
        world += f"  - {{about: event/e{number}, line: {number + 1}, {said}}}\n"
    ask = ask_both(world)
    for begin, end in PERIODS:
        events = {row.cells[0] for row in ask("events-by-place-and-date", **{"from": begin, "to": end})}  # type: ignore[attr-defined]
        assert events == {f"event/e{n}" for n, day in enumerate(DATES) if holds(begin, end, day)}, (begin, end)
