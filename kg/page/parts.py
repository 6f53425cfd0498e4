"""What is asked for -> the part of the graph that is drawn, and the answers that the page offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.page.selection import around, as_of, of_scope
from queries import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.page.opening import Opening
    from loaders import Graph
    from ontology import Vocabulary
    from queries import Answer, Question

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def part_and_answers(
    graph: Graph,
    vocabulary: Vocabulary,
    opening: Opening,
    questions: Mapping[str, Question],
    *,
    scope: str | None = None,
    as_of: str | None = None,
) -> tuple[Graph, list[Answer]]:
    """The part of a graph, and the answer that it gives to each question that needs no parameter.

    Answers are those of the scope and day, not only of what is near to the focus.

    Raises:
        QuestionError: there is no such thing, scope, day or question.
    """
    part = _filtered(graph, vocabulary, scope, as_of)
    if opening.question is not None and opening.question not in questions:
        from queries import find

        find(questions, opening.question)  # says what it may have been meant to be
    answers = _answers(part, vocabulary, questions, scope)
    if opening.focus is not None:
        part = around(part, vocabulary, opening.focus, opening.depth)
    return part, answers


def _filtered(graph: Graph, vocabulary: Vocabulary, scope: str | None, day: str | None) -> Graph:
    if scope is not None:
        scopes = vocabulary.codes["scope"]
        if scope not in scopes:
            raise QuestionError(f"scope={scope}, expected one of {', '.join(sorted(scopes))}, choose one of them")
        graph = of_scope(graph, vocabulary, scope)
    if day is not None:
        if not DAY.fullmatch(day):
            raise QuestionError(f"as-of={day}, expected a day, month or year such as 2015-03-04, write digits")
        graph = as_of(graph, vocabulary, day)
    return graph


def _answers(
    graph: Graph, vocabulary: Vocabulary, questions: Mapping[str, Question], scope: str | None
) -> list[Answer]:
    from kg.rdf import dataset
    from queries import ask_sparql

    store = dataset(graph, vocabulary)
    given = {"scope": scope} if scope is not None else {}
    return [
        ask_sparql(
            question, {k: v for k, v in given.items() if k in {p.name for p in question.parameters}}, vocabulary, store
        )
        for question in questions.values()
    ]
