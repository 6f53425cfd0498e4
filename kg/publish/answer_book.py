"""The book of answers: every question of the catalogue with its answer, by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.queries.themes import answers_by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.queries import Answer, Question
    from kg.queries.engine import Engine


def answers(questions: Iterable[Question], engine: Engine) -> Iterator[Answer]:
    """The answer to each question, with its defaults; where something must be given, with its example."""
    for question in questions:
        given = {parameter.name: parameter.example for parameter in question.required}
        yield engine.answer(question, given)


def book(found: Iterable[Answer], version: str) -> Iterator[str]:
    """The book in Markdown, part by part, by theme.

    Args:
        found: the answers.
        version: of the data.
    """
    from kg.cli.output import markdown, size, text

    yield f"# Book of answers\n\nData version {version}.\n"
    for theme, several in answers_by_theme(found):
        yield f"\n## {theme.lv} · {theme.en}\n"
        for answer in several:
            summary, names = answer.question.summary, [column.name for column in answer.question.columns]
            yield f"\n### {summary.lv}\n\n{summary.en}\n\n`kg ask {answer.question.stem}`: {size(answer)}\n"
            if answer.rows:
                cells = [[text(cell) for cell in row.cells] for row in answer.rows]
                yield f"\n{markdown(names, cells)}\n"


def book_records(found: Iterable[Answer]) -> list[dict[str, Any]]:
    """The book for programs."""
    return [
        {"stem": a.question.stem, "theme": a.question.theme, "parameters": dict(a.parameters), "rows": a.records()}
        for a in found
    ]
