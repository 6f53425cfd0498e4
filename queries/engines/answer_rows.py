"""The rows that an engine returns -> `Answer`, through the analysis of the question where it has one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from kg.loaders.problems import did_you_mean
from kg.queries.analyses import ANALYSES, Edge, analyse
from kg.queries.catalogue.parameters import Value
from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.question import Question
from kg.queries.engines.answer import Answer, Engine
from kg.queries.rows import Row


def answer_of(
    question: Question,
    values: Mapping[str, Value],
    rows: Iterable[Sequence[Any]],
    texts: Callable[[Any], tuple[str, ...]],
) -> Answer:
    """Build the answer.

    Args:
        question: the question.
        values: of its parameters.
        rows: as the engine returns them, the statements last.
        texts: turns what the engine has for a list into a tuple.
    """
    if question.analysis:
        edges = [Edge(*cells, *texts(statement)) for *cells, statement in rows]
        rows = analyse(ANALYSES[question.analysis], edges, values)
    lists = [index for index, column in enumerate(question.columns) if column.type == "list"]
    answered = []
    for *cells, statements in rows:
        for index in lists:
            cells[index] = texts(cells[index])
        answered.append(Row(tuple(cells), texts(statements)))
    return Answer(question, dict(values), tuple(answered))


def unique_texts(items: Collection[Any] | None) -> tuple[str, ...]:
    """Return the texts of a list, each once and sorted."""
    if items and len(items) == 1:  # most lists
        (only,) = items
        return () if only in (None, "") else (str(only),)
    return tuple(sorted({str(item) for item in items or () if item not in (None, "")}))


def require_existing(answer: Answer, engine: Engine) -> Answer:
    """Return the answer, unless it has no rows because an entity that a parameter names does not exist.

    Raises:
        QuestionError: it does not; the message names the closest.
    """
    classes = engine.vocabulary.classes
    for parameter in answer.question.parameters if not answer.rows else ():
        value = answer.parameters.get(parameter.name)
        if parameter.type in classes and value is not None and not engine.existing([str(value)]):
            identifiers = [entity.id for entity in engine.entities(parameter.type)]
            remedy = did_you_mean(str(value), identifiers, "look it up with `kg show`")
            what = f"{parameter.name}={value} does not exist"
            raise QuestionError(f"{what}, expected the identifier of {parameter.type}, {remedy}")
    return answer
