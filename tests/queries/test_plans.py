"""What starts from a parameter that must be given finds it by an index: the server's own plan says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from queries.catalogue import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.connection import Connection
    from queries import Question

ANCHORED = sorted(file.stem for file in FOLDER.glob("*.cypher") if "example:" in file.read_text(encoding="utf-8"))
SCANS = ("AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan")


def operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """The operators of a plan."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def plan_of(question: Question, connection: Connection) -> list[str]:
    """The operators with which Neo4j would answer a question."""
    given = {parameter.name: parameter.example or parameter.default for parameter in question.parameters}
    with connection.driver.session(database=connection.database) as session:
        summary = session.run(f"EXPLAIN {question.cypher}", given).consume()  # type: ignore[arg-type]
    assert summary.plan
    return list(operators(summary.plan))


def test_there_are_such_questions() -> None:
    assert "shortest-connection" in ANCHORED


@pytest.mark.parametrize("stem", ANCHORED)
def test_an_anchored_question_reads_no_label_from_end_to_end(
    stem: str, catalogue: Mapping[str, Question], loaded: Connection
) -> None:
    plan = plan_of(catalogue[stem], loaded)
    assert "NodeUniqueIndexSeek" in plan, plan
    assert not set(plan) & set(SCANS), plan
