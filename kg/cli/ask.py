"""`kg ask`, `kg cypher`, `kg sparql`, `kg show`: questions to the graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Data, Form, Ontology
from kg.cli.output import Format, counted, print_records

if TYPE_CHECKING:
    from queries import Answer, Receipt

app = typer.Typer()


class Engine(StrEnum):
    """Which query language answers."""

    cypher = "cypher"
    sparql = "sparql"


RECEIPT = ("row", "source", "issued", "line", "locator", "status", "origin", "title")
Given = Annotated[
    list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter, may be repeated; NAME= for any.")
]


@app.command()
def ask(
    stem: Annotated[str | None, typer.Argument(help="The question; without it the catalogue is listed.")] = None,
    param: Given = None,
    engine: Annotated[Engine, typer.Option(help="Neo4j in Cypher, or the files as RDF in SPARQL.")] = Engine.cypher,
    receipts: Annotated[bool, typer.Option("--receipts", help="Add what is behind each row.")] = False,
    questions: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of questions of your own.")] = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Answer a question of the catalogue, with its sources.

    Example: kg ask experts-across-networks --receipts
    """
    from kg import api

    if stem is None:
        catalogue = api.questions(ontology, questions)
        print_records([_listed(question, form) for question in catalogue.values()], form)
        return
    given = parameters(param)
    answer, found = api.ask_with_receipts(
        stem, given, engine=engine.value, data=data, ontology=ontology, folder=questions, receipts=receipts
    )
    print_answer(answer, found if receipts else None, form)
    chosen = ", ".join(f"{name}={value}" for name, value in answer.parameters.items() if value is not None)
    print(counted(len(answer.rows), "row") + (f" ({chosen})" if chosen else ""), file=sys.stderr)


def parameters(given: list[str] | None) -> dict[str, str | int | None]:
    """`name=value` pairs as a mapping."""
    found: dict[str, str | int | None] = {}
    for pair in given or []:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"`{pair}`, expected name=value, write the sign =")
        found[name] = value
    return found


def _listed(question: Any, form: Format) -> dict[str, Any]:
    if form is not Format.json:
        return {"question": question.stem, "lv": question.summary.lv, "en": question.summary.en}
    plain = asdict(question)
    return {name: plain[name] for name in ("stem", "theme", "summary", "parameters", "columns")}


def print_answer(answer: Answer, receipts: Mapping[str, Receipt] | None, form: Format) -> None:
    """Print the rows of an answer and, if given, the receipts of each."""
    records: list[dict[str, Any]] = [dict(record) for record in answer.records()]
    columns = [column.name for column in answer.question.columns]
    behind = [[asdict(receipts[s]) for s in row.statements if s in receipts] for row in answer.rows] if receipts else []
    if receipts is None:
        print_records(records, form, columns)
        return
    if form is Format.json:
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
def cypher(
    query: Annotated[str, typer.Argument(help="A query that only reads.")],
    param: Given = None,
    form: Form = Format.table,
) -> None:
    """Ask Neo4j in Cypher. The server itself refuses to write.

    Example: kg cypher 'MATCH (n:Network) RETURN n.code, n.name ORDER BY n.code'
    """
    from kg.cli.cells import plain
    from kg.connection import connect
    from loaders.rows import OWN

    given = parameters(param)
    with connect(os.environ) as connection:
        from neo4j import READ_ACCESS, Query

        with connection.driver.session(
            database=connection.database,
            default_access_mode=READ_ACCESS,
            bookmark_manager=connection.driver.execute_query_bookmark_manager,
        ) as session:
            result = session.run(Query(query), given)
            columns = list(result.keys())
            records = [{name: plain(record[name], OWN) for name in columns} for record in result]
    print_records(records, form, columns)


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes are known.")],
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Ask the files as RDF in SPARQL. Needs no server.

    Example: kg sparql 'SELECT ?name WHERE { ?n a kg:Network ; skos:prefLabel ?name } ORDER BY ?name'
    """
    from kg import api
    from kg.sparql import select

    words = api.vocabulary(ontology)
    columns, records = select(query, api.checked(data, words)[1], words)
    print_records(records, form, columns)


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
    from kg import api
    from kg.show import describe

    words = api.vocabulary(ontology)
    shown = describe(identifier, api.checked(data, words)[1], words)
    if form is Format.json:
        print_records([asdict(shown)], form)
        return
    print(f"{shown.name}  ({shown.id}, {shown.label})")
    print_records([{"property": p, "value": v} for p, v in shown.properties], form, ["property", "value"])
    print()
    print_records([asdict(s) for s in shown.said], form, ["says", "status", "source", "line", "origin"])
