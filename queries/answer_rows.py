"""The rows that an engine returns -> `Answer`, through the analysis of the question where it has one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from kg.queries.analyses import ANALYSES, EDGE_COLUMNS, Edge, analyse
from kg.queries.answer import Answer, Row
from kg.queries.parameters import Value
from kg.queries.question import Column, Question

STATEMENTS = "statements"


def returned(columns: Sequence[Column], analysis: str | None) -> list[str]:
    """Return the columns of both queries: those declared, or the edges that the analysis takes, and the statements."""
    return [*(EDGE_COLUMNS if analysis else (column.name for column in columns)), STATEMENTS]


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
