"""`kg ask`, `kg show`: the questions of the catalogue, and one entity."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Data, Form, Given, Ontology, parameters
from kg.cli.output import Format, print_records, size
from kg.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.queries import Answer, Question, Receipt

app = typer.Typer()


class Language(StrEnum):
    """Which query language answers."""

    cypher = "cypher"
    sparql = "sparql"


RECEIPT = ("row", "source", "issued", "line", "locator", "status", "origin", "title", "statement")
Asking = Annotated[Language, typer.Option("--engine", help="Neo4j in Cypher, or the files as RDF in SPARQL.")]
Own = Annotated[Path | None, typer.Option("--questions", metavar="DIR", help="A folder of questions of your own.")]


@app.command()
def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION]", help="A question by its name; words list those that they find."),
    ] = None,
    param: Given = None,
    engine: Asking = Language.cypher,
    receipts: Annotated[bool, typer.Option("--receipts", help="Add what is behind each row.")] = False,
    bundle: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write a citable bundle, .md or .json.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Answer all: the book, in Markdown or JSON.")] = False,
    questions: Own = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Answer a question of the catalogue, with its sources; without one, list them.

    Example: kg ask experts-across-networks --receipts
    """
    from kg.cli import prompts
    from kg.publish.answer_bundle import refuse_ending
    from kg.queries.parameters import parameters as values
    from kg.queries.themes import by_theme

    project = Project.open(data, ontology, own_questions=questions)
    catalogue = project.questions
    given = parameters(param)
    if everything:
        _book(project, engine, form)
        return
    question = _named(words or [], catalogue)
    if question is None:
        listed = [each for _, several in by_theme(_found(words or [], catalogue)) for each in several]
        picking = form is Format.table and prompts.at_terminal()
        numbers = [{"": str(n)} if picking else {} for n in range(1, len(listed) + 1)]
        print_records([{**n, **_listed(each, form)} for n, each in zip(numbers, listed, strict=True)], form)
        question = prompts.question(listed, catalogue) if picking else None
        if question is None:
            return
        given = prompts.parameters(question, given, lambda: project.engine(engine.value), project.vocabulary)
    values(question, given, project.vocabulary)  # what is wrong here needs no server to be said
    if bundle:
        refuse_ending(bundle)
    _answer(question, given, project.engine(engine.value), receipts, bundle, form)


def _answer(
    question: Question, given: dict[str, Any], opened: Any, receipts: bool, bundle: Path | None, form: Format
) -> None:
    from kg.publish.answer_bundle import write_bundle

    with opened as engine:
        answer = engine.answer(question, given)
        found = engine.receipts(answer.statements) if receipts or bundle else {}
        if bundle:
            write_bundle(bundle, answer, found, engine.version())
    print_answer(answer, found if receipts else None, form)
    print(size(answer), file=sys.stderr)


def _book(project: Project, language: Language, form: Format) -> None:
    from kg.publish.answer_book import answers, book, book_records

    if form not in (Format.markdown, Format.json):
        raise typer.BadParameter("--all is a book, expected --format markdown or json, choose one")
    with project.engine(language.value) as engine:
        found = answers(project.questions.values(), engine)
        if form is Format.json:
            print_records(book_records(found), form)
            return
        for part in book(found, engine.version()):
            print(part, end="")


def _named(words: list[str], catalogue: Mapping[str, Question]) -> Question | None:
    """The question that is asked for: by its name, or by one that nearly is one."""
    from kg.queries import find

    return find(catalogue, words[0]) if len(words) == 1 and (words[0] in catalogue or "-" in words[0]) else None


def _found(words: list[str], catalogue: Mapping[str, Question]) -> list[Question]:
    from kg.queries import QuestionError, find
    from kg.queries.search import search

    found = search(catalogue.values(), words)
    if not found and len(words) == 1:
        find(catalogue, words[0])
    if not found:
        raise QuestionError(f"no question about {' '.join(words)}, expected other words, `kg ask` lists all")
    return found


def _listed(question: Question, form: Format) -> dict[str, Any]:
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
    behind = [[asdict(receipts[s]) for s in row.statements if s in receipts] for row in answer.rows] if receipts else []
    if receipts is None:
        print_records(records, form, columns)
        return
    if form in (Format.json, Format.jsonl):
        print_records([{**r, "receipts": b} for r, b in zip(records, behind, strict=True)], form)
        return
    print_records(records, form, columns)
    rows = [
        {"row": number, **{k: v for k, v in receipt.items() if k != "locator" or v}}
        for number, several in enumerate(behind, 1)
        for receipt in sorted(several, key=lambda r: (r["source"], r["line"] or 0))
    ]
    print()
    given = [name for name in RECEIPT if any(row.get(name) is not None for row in rows)]
    print_records(rows, form, given)


@app.command()
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An identifier such as person/p018.")],
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Show one entity with everything said about it and by which source.

    Example: kg show person/p018
    """
    shown = Project.open(data, ontology).show(identifier)
    if form is Format.json:
        print_records([asdict(shown)], form)
        return
    print(f"{shown.name}  ({shown.id}, {shown.label})")
    print_records([{"property": p, "value": v} for p, v in shown.properties], form, ["property", "value"])
    print()
    print_records([asdict(s) for s in shown.said], form, ["says", "status", "source", "line", "origin"])
