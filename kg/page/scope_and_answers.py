"""The part of the graph that a page draws, and the answers that it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.loaders.partial_dates import bounds
from kg.ontology.model import SCOPE
from kg.page.selection import around, as_of, of_scope
from kg.queries import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.page.first_view import FirstView
    from kg.queries import Answer, Question
    from kg.queries.engines.answer import Engine


def scope_and_answers(
    graph: Graph,
    vocabulary: Vocabulary,
    view: FirstView,
    questions: Mapping[str, Question],
    engine: Callable[[Graph], Engine],
    *,
    scope: str | None = None,
    as_of: str | None = None,
) -> tuple[Graph, list[Answer]]:
    """Return a part of a graph, and its answer to each question that needs no parameter and to that of the view.

    Answers are those of the scope and day, not only of the neighbourhood of the focus.

    Args:
        graph: all that may be shown.
        vocabulary: of the graph.
        view: its focus and question.
        questions: the catalogue.
        engine: opens an engine for a part of the graph.
        scope: only what sources of this scope say.
        as_of: only what holds on this day, month or year.

    Raises:
        QuestionError: there is no such entity, scope, day or question, or the question lacks a parameter.
    """
    part = _filtered(graph, vocabulary, scope, as_of)
    if view.question is not None and view.question not in questions:
        from kg.queries import find

        find(questions, view.question)  # its error names the closest question
    answers = list(_answers(engine(part), questions, view, scope))
    if view.focus is not None:
        part = around(part, vocabulary, view.focus, view.depth)
    return part, answers


def _filtered(graph: Graph, vocabulary: Vocabulary, scope: str | None, day: str | None) -> Graph:
    if scope is not None:
        scopes = vocabulary.codes[SCOPE]
        if scope not in scopes:
            raise QuestionError(f"scope={scope}, expected one of {', '.join(sorted(scopes))}, choose one of them")
        graph = of_scope(graph, vocabulary, scope)
    if day is not None:
        if bounds(day) is None:
            raise QuestionError(f"as-of={day}, expected a day, month or year such as 2015-03-04, write digits")
        graph = as_of(graph, vocabulary, day)
    return graph


def _answers(engine: Engine, questions: Mapping[str, Question], view: FirstView, scope: str | None) -> Iterator[Answer]:
    for question in questions.values():
        takes_scope = any(parameter.name == SCOPE for parameter in question.parameters)
        given = {SCOPE: scope} if takes_scope and scope is not None else {}
        if question.stem == view.question:
            yield engine.answer(question, {**given, **view.given})
        elif not question.required:
            yield engine.answer(question, given)
