"""Every question on the curated data, in both languages: exactly the rows that were written by hand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from cases import CASES, Case

from kg.queries import ask_cypher, ask_sparql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Answer, Question
    from kg.server.connection import Connection


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.stem} {case.given or ''}")
@pytest.mark.parametrize("engine", ["cypher", "sparql"])
def test_rows_are_exactly_those_written_by_hand(
    case: Case,
    engine: str,
    catalogue: Mapping[str, Question],
    vocabulary: Vocabulary,
    graph: Graph,
    store: Store,
    loaded: Connection,
) -> None:
    question = catalogue[case.stem]
    if engine == "cypher":
        answer = ask_cypher(question, case.given, vocabulary, loaded.driver, loaded.database)
    else:
        answer = ask_sparql(question, case.given, vocabulary, store)
    assert [row.cells for row in answer.rows] == [row.cells for row in case.rows]
    assert _said(answer, graph) == [Counter(row.said.split(", ")) for row in case.rows]


def _said(answer: Answer, graph: Graph) -> list[Counter[str]]:
    """For each row where its statements come from: `source:line`, or the source where it has no lines."""
    found = []
    for row in answer.rows:
        places: Counter[str] = Counter()
        for statement in row.statements:
            node = graph.nodes[statement]
            source, line = dict(node.links)["source"].removeprefix("source/"), dict(node.values).get("line")
            places[f"{source}:{line}" if line else source] += 1
        found.append(places)
    return found


def test_every_row_names_the_facts_that_it_rests_on() -> None:
    assert all(row.facts for case in CASES for row in case.rows)


def test_no_case_is_a_parameter_that_the_question_does_not_have(catalogue: Mapping[str, Question]) -> None:
    for case in CASES:
        assert case.given.keys() <= {p.name for p in catalogue[case.stem].parameters}, case
