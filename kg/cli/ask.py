"""`kg ask`, `kg show`: the questions of the catalogue, and one entity."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Data, Engine, EngineOption, Form, Given, Ontology, OwnQuestions, parameters
from kg.cli.output import Format, print_records
from kg.project import Project
from kg.publish.markdown import answer_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.queries import Answer, Question, Receipt
    from kg.queries.catalogue.parameters import Value

app = typer.Typer()

RECEIPT_COLUMNS = ("row", "source", "issued", "line", "locator", "status", "origin", "title", "statement")
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUESTION]", help="The name of a question, or words to search for."),
]
Receipts = Annotated[bool, typer.Option("--receipts", help="Print the sources of each row.")]
Bundle = Annotated[Path | None, typer.Option(metavar="FILE", help="Also write a citable bundle, .md or .json.")]
All = Annotated[bool, typer.Option("--all", help="Answer every question in one document (Markdown or JSON).")]


@app.command()
def ask(
    words: Words = None,
    param: Given = None,
    engine: EngineOption = Engine.cypher,
    receipts: Receipts = False,
    bundle: Bundle = None,
    every: All = False,
    questions: OwnQuestions = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Answer a question of the catalogue; without a question, list all.

    Example: kg ask experts-across-networks --receipts
    """
    project = Project.open(data, ontology, own_questions=questions)
    given = parameters(param)
    if every:
        _print_book(project, engine, form)
        return
    question = _named(words or [], project.questions)
    if question is None:
        question = _listed(words or [], project.questions, form)
        if question is None:
            return
        given = _completed(project, question, given, engine)
    _answer(project, question, given, engine, form, receipts=receipts, bundle=bundle)


def _answer(
    project: Project,
    question: Question,
    given: dict[str, Value],
    engine: Engine,
    form: Format,
    *,
    receipts: bool,
    bundle: Path | None,
) -> None:
    from kg.publish.answer_bundle import check_ending, write_bundle
    from kg.queries.catalogue.parameters import parameters as check_parameters

    check_parameters(question, given, project.vocabulary)  # an invalid one is reported without a server
    if bundle:
        check_ending(bundle)
    with project.engine(engine.value) as opened:
        answer = opened.answer(question, given)
        behind = opened.receipts(answer.statements) if receipts or bundle else {}
        if bundle:
            write_bundle(bundle, answer, behind, opened.version())
    print_answer(answer, behind if receipts else None, form)
    print(answer_size(answer), file=sys.stderr)


def _print_book(project: Project, engine: Engine, form: Format) -> None:
    from kg.publish.answer_book import answers, book, book_records

    if form not in (Format.markdown, Format.json):
        raise typer.BadParameter("--all is a document, expected --format markdown or json, choose one")
    with project.engine(engine.value) as opened:
        every_answer = answers(project.questions.values(), opened)
        if form is Format.json:
            print_records(book_records(every_answer), form)
            return
        for part in book(every_answer, opened.version()):
            print(part, end="")


def _named(words: list[str], catalogue: Mapping[str, Question]) -> Question | None:
    """Return the question that a single word names; None for words to search for."""
    from kg.queries import find

    return find(catalogue, words[0]) if len(words) == 1 and (words[0] in catalogue or "-" in words[0]) else None


def _listed(words: list[str], catalogue: Mapping[str, Question], form: Format) -> Question | None:
    """Print the questions that have some words; at a terminal return the one that the user chooses."""
    from kg.cli import prompts
    from kg.queries.catalogue.themes import by_theme

    listed = [question for _, of_theme in by_theme(_search(words, catalogue)) for question in of_theme]
    choosing = form is Format.table and prompts.at_terminal()
    numbers = [{"": str(number)} if choosing else {} for number in range(1, len(listed) + 1)]
    print_records([{**n, **_summary(question, form)} for n, question in zip(numbers, listed, strict=True)], form)
    return prompts.choose_question(listed, catalogue) if choosing else None


def _search(words: list[str], catalogue: Mapping[str, Question]) -> list[Question]:
    from kg.queries import QuestionError, find
    from kg.queries.catalogue.search import search

    hits = search(catalogue.values(), words)
    if not hits and len(words) == 1:
        find(catalogue, words[0])  # its error names the closest question
    if not hits:
        raise QuestionError(f"no question about {' '.join(words)}, expected other words, `kg ask` lists all")
    return hits


def _completed(project: Project, question: Question, given: dict[str, Value], engine: Engine) -> dict[str, Value]:
    from kg.cli.prompts import complete

    return complete(question, given, lambda: project.engine(engine.value), project.vocabulary)


def _summary(question: Question, form: Format) -> dict[str, Any]:
    if form not in (Format.json, Format.jsonl):
        summary = question.summary
        return {"theme": question.theme, "question": question.stem, "lv": summary.lv, "en": summary.en}
    return {
        "stem": question.stem,
        "theme": question.theme,
        "summary": asdict(question.summary),
        "params": [asdict(parameter) for parameter in question.parameters],
        "columns": [asdict(column) for column in question.columns],
    }


def print_answer(answer: Answer, receipts: Mapping[str, Receipt] | None, form: Format) -> None:
    """Print the rows of an answer and, if given, the receipts of each."""
    records: list[dict[str, Any]] = [dict(record) for record in answer.records()]
    columns = [column.name for column in answer.question.columns]
    if receipts is None:
        print_records(records, form, columns)
        return
    by_row = [[asdict(receipts[s]) for s in row.statements if s in receipts] for row in answer.rows]
    if form in (Format.json, Format.jsonl):
        print_records([{**record, "receipts": r} for record, r in zip(records, by_row, strict=True)], form)
        return
    print_records(records, form, columns)
    print()
    _print_receipts(by_row, form)


def _print_receipts(by_row: Sequence[Sequence[dict[str, Any]]], form: Format) -> None:
    rows = [
        {"row": number, **{key: value for key, value in receipt.items() if key != "locator" or value}}
        for number, receipts in enumerate(by_row, 1)
        for receipt in sorted(receipts, key=lambda receipt: (receipt["source"], receipt["line"] or 0))
    ]
    print_records(rows, form, [name for name in RECEIPT_COLUMNS if any(row.get(name) is not None for row in rows)])


@app.command()
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An identifier such as person/p018.")],
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Show one entity with all statements about it and their sources.

    Example: kg show person/p018
    """
    card = Project.open(data, ontology).show(identifier)
    if form is Format.json:
        print_records([asdict(card)], form)
        return
    print(f"{card.name}  ({card.id}, {card.label})")
    print_records([{"property": p, "value": v} for p, v in card.properties], form, ["property", "value"])
    print()
    print_records([asdict(s) for s in card.statements], form, ["says", "status", "source", "line", "origin"])
