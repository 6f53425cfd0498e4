"""`kg check`, `kg run`: check the curated files; run all steps from files to page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import AllowDeletes, Data, Form, Ontology
from kg.cli.output import Format, print_records
from kg.project import Project
from kg.publish.markdown import counted

app = typer.Typer()


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders; by default the data folder.")] = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Check curated YAML and print every problem; exit with 1 if there is any.

    Example: kg check data/sources
    """
    from kg.loaders import BadData, Problem

    project = Project.open(data, ontology, beside=paths or ())
    try:
        summary = f"{len(project.records.documents)} files, {len(project.graph.nodes)} nodes: nothing wrong"
        problems = []
    except BadData as error:
        problems = [problem for problem in error.problems if not paths or _within(problem.file, paths)]
        elsewhere = len(error.problems) - len(problems)
        summary = counted(len(problems), "problem") + (f" here, {elsewhere} in other files" if elsewhere else "")
    if form is Format.table:
        for problem in problems:
            print(problem)
    else:
        print_records([problem._asdict() for problem in problems], form, Problem._fields)
    print(summary, file=sys.stderr)
    if problems:
        raise typer.Exit(1)


def _within(file: str, paths: list[Path]) -> bool:
    absolute = Path(file).resolve()
    return any(path.resolve() in (absolute, *absolute.parents) for path in paths)


@app.command()
def run(
    data: Data = None,
    ontology: Ontology = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the page and the Turtle file.")] = Path("out"),
    allow_deletes: AllowDeletes = False,
) -> None:
    """Check the files, load Neo4j, answer a question, write page and Turtle."""
    from kg.cli.run import run_all

    run_all(Project.open(data, ontology), out, allow_deletes=allow_deletes)
