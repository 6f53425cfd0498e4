"""A question of one thing starts from its identifier: its plan reads an index and no whole label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kg.queries import ask_cypher
from kg.queries.catalogue.parameters import parameters
from kg.queries.catalogue.prologue import without_prologue
from kg.queries.engines.neo4j_engine import in_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.ontology import Vocabulary
    from kg.queries import Question
    from kg.server.connection import Connection

WHOLE = ("NodeByLabelScan", "AllNodesScan", "UnionNodeByLabelsScan", "RelationshipTypeScan")


def test_what_must_be_given_is_found_by_the_index(catalogue: Mapping[str, Question], loaded: Connection) -> None:
    plans: dict[str, list[str]] = {}
    with loaded.driver.session(database=loaded.database) as session:
        session.run("CALL db.prepareForReplanning()").consume()  # what was counted for the tests before is stale
        for stem, question in catalogue.items():
            if question.required:
                given = {p.name: p.example or p.default for p in question.parameters}
                plan = session.run(f"EXPLAIN {in_one(question)}", given).consume().plan
                assert plan is not None
                plans[stem] = list(_operators(plan))
    assert len(plans) >= 12
    assert {stem: found for stem, found in plans.items() if any(name.endswith(WHOLE) for name in found)} == {}
    assert {stem: found for stem, found in plans.items() if "NodeUniqueIndexSeek" not in found} == {}


@pytest.mark.parametrize(
    "written",
    [
        "{}",
        "{};\n",
        ":param {{network: null}}\n{};",
        "CYPHER replan=force {}",
        "CYPHER 5 runtime=slotted {};",
        "// first\n{}\n// last",
        "// first\n{};\n// last",
    ],
    ids=["bare", "semicolon", "prologue", "option", "version and option", "comments", "comment after the semicolon"],
)
def test_a_query_may_be_written_as_for_itself(
    written: str, catalogue: Mapping[str, Question], loaded: Connection, vocabulary: Vocabulary
) -> None:
    question = catalogue["network-participants"]
    bare = without_prologue(question.cypher)
    with loaded.driver.session(database=loaded.database) as session:
        alone = session.run(bare, parameters(question, {}, vocabulary))
        expected = [(record["person"], record["network"], record["role"]) for record in alone]
    own = replace(question, cypher=written.format(bare))
    rows = ask_cypher(own, {}, vocabulary, loaded.driver, loaded.database).records()
    assert len(expected) == 5
    assert [(row["person"], row["network"], row["role"]) for row in rows] == expected


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", []):
        yield from _operators(child)
