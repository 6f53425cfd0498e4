"""A question of one thing starts from its identifier: its plan reads an index and no whole label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.engines import in_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.connection import Connection
    from queries import Question

WHOLE = ("NodeByLabelScan", "AllNodesScan", "UnionNodeByLabelsScan", "RelationshipTypeScan")


def test_what_must_be_given_is_found_by_the_index(catalogue: Mapping[str, Question], loaded: Connection) -> None:
    plans: dict[str, list[str]] = {}
    with loaded.driver.session(database=loaded.database) as session:
        session.run("CALL db.prepareForReplanning()").consume()  # what was counted for the tests before is stale
        for stem, question in catalogue.items():
            if any(p.example for p in question.parameters):
                given = {p.name: p.example or p.default for p in question.parameters}
                plan = session.run(f"EXPLAIN {in_one(question)}", given).consume().plan
                assert plan is not None
                plans[stem] = list(_operators(plan))
    assert len(plans) >= 12
    assert {stem: found for stem, found in plans.items() if any(name.endswith(WHOLE) for name in found)} == {}
    assert {stem: found for stem, found in plans.items() if "NodeUniqueIndexSeek" not in found} == {}


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", []):
        yield from _operators(child)
