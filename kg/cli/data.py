"""`kg check`, `kg load`, `kg run`: from files to the graph database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Data, Form, Ontology
from kg.cli.output import Format, counted, print_records

app = typer.Typer()


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; without any, the data folder.")] = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Check curated YAML and print every problem; exit with 1 if there is one.

    Example: kg check data/sources
    """
    from kg import api
    from kg.places import data_folder
    from loaders import BadData, Problem

    folder = data or data_folder()
    try:
        records, graph = api.checked(folder, api.vocabulary(ontology), paths or [])
        said = f"{len(records.documents)} files, {len(graph.nodes)} nodes: nothing wrong"
        problems = []
    except BadData as error:
        problems = [problem for problem in error.problems if not paths or _within(problem.file, paths)]
        elsewhere = len(error.problems) - len(problems)
        said = counted(len(problems), "problem") + (f" here, {elsewhere} in other files" if elsewhere else "")
    if form is Format.table:
        for problem in problems:
            print(problem)
    else:
        print_records([problem._asdict() for problem in problems], form, Problem._fields)
    print(said, file=sys.stderr)
    if problems:
        raise typer.Exit(1)


def _within(file: str, paths: list[Path]) -> bool:
    place = Path(file).resolve()
    return any(path.resolve() in (place, *place.parents) for path in paths)


@app.command()
def load(data: Data = None, ontology: Ontology = None, form: Form = Format.table) -> None:
    """Make Neo4j hold exactly what the files say, and say what changed.

    Without NEO4J_URI the local server is used: fetched and started where it is not there.
    """
    from kg import api
    from kg.progress import shown

    with shown() as report:
        summary = api.load(data, ontology, report)
    if form is Format.table:
        print(summary)
        return
    names = ("created", "updated", "deleted", "unchanged")
    print_records([{name: getattr(summary, name) for name in names}], form)


@app.command()
def run(
    data: Data = None,
    ontology: Ontology = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where page and Turtle are written.")] = Path("out"),
) -> None:
    """Check, load, ask, draw and export: the whole way at once."""
    from kg.cli.tour import tour

    tour(data, ontology, out)
