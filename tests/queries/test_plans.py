"""Questions that start from something given begin at an index, however much data there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.connection import Connection
    from queries import Question


def test_what_must_be_given_is_found_by_an_index(catalogue: Mapping[str, Question], loaded: Connection) -> None:
    anchored = [question for question in catalogue.values() if any(p.example for p in question.parameters)]
    assert {q.stem for q in anchored} <= {case.stem for case in CASES}
    scans = {}
    with loaded.driver.session(database=loaded.database) as session:
        for question in anchored:
            values = {p.name: p.example for p in question.parameters}
            plan = session.run(f"EXPLAIN {question.cypher}", values).consume().plan
            names = [name for name in _operators(plan) if "Scan" in name or "UniqueIndexSeek" in name]
            if not names or any("Scan" in name for name in names):
                scans[question.stem] = names
    assert anchored
    assert scans == {}


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", []):
        yield from _operators(child)
