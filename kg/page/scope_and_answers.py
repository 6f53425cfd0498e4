"""What is asked for -> the part of the graph that is drawn, and the answers that the page offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.page.selection import around, as_of, of_scope
from kg.queries import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.page.first_view import FirstView
    from kg.queries import Answer, Question
    from kg.queries.engine import Engine

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def scope_and_answers(
    graph: Graph,
    vocabulary: Vocabulary,
    opening: FirstView,
    questions: Mapping[str, Question],
    engine: Callable[[Graph], Engine],
    *,
    scope: str | None = None,
    as_of: str | None = None,
) -> tuple[Graph, list[Answer]]:
    """The part of a graph, and the answer that it gives to each question that can be asked without a parameter.

    With them is the question that the opening names, with its parameters.
    Answers are those of the scope and day, not only of what is near to the focus.

    Raises:
        QuestionError: there is no such thing, scope, day or question, or it lacks a parameter.
    """
    part = _filtered(graph, vocabulary, scope, as_of)
    if opening.question is not None and opening.question not in questions:
        from kg.queries import find

        find(questions, opening.question)  # says what it may have been meant to be
    answers = list(_answers(engine(part), questions, opening, scope))
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
    engine: Engine, questions: Mapping[str, Question], opening: FirstView, scope: str | None
) -> Iterator[Answer]:
    for question in questions.values():
        asked = question.stem == opening.question
        if asked or not question.required:
            chosen = {p.name: scope for p in question.parameters if p.name == "scope" and scope is not None}
            yield engine.answer(question, {**chosen, **opening.given} if asked else chosen)
