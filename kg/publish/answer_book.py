"""The book of answers: every question of the catalogue with its answer, by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.publish.markdown import answer_size, cell_text, table
from kg.queries.catalogue.themes import answers_by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.queries import Answer, Question
    from kg.queries.engines.answer import Engine


def answers(questions: Iterable[Question], engine: Engine) -> Iterator[Answer]:
    """Yield the answer to each question with the defaults of its parameters; required ones get their example."""
    for question in questions:
        given = {parameter.name: parameter.example for parameter in question.required}
        yield engine.answer(question, given)


def book(every_answer: Iterable[Answer], version: str) -> Iterator[str]:
    """Yield the parts of the book in Markdown, by theme.

    Args:
        every_answer: the answers.
        version: of the data.
    """
    yield f"# Book of answers\n\nData version {version}.\n"
    for theme, of_theme in answers_by_theme(every_answer):
        yield f"\n## {theme.lv} · {theme.en}\n"
        for answer in of_theme:
            summary, names = answer.question.summary, [column.name for column in answer.question.columns]
            yield f"\n### {summary.lv}\n\n{summary.en}\n\n`kg ask {answer.question.stem}`: {answer_size(answer)}\n"
            if answer.rows:
                cells = [[cell_text(cell) for cell in row.cells] for row in answer.rows]
                yield f"\n{table(names, cells)}\n"


def book_records(every_answer: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return the book as records, for programs."""
    return [
        {"stem": a.question.stem, "theme": a.question.theme, "parameters": dict(a.parameters), "rows": a.records()}
        for a in every_answer
    ]
