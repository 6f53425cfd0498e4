"""`kg load`, `kg unload`, `kg status`: load the files into Neo4j, and compare the two."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import AllowDeletes, Data, Form, Ontology
from kg.cli.output import Format, print_records
from kg.project import Project

if TYPE_CHECKING:
    from kg.loaders.neo4j.diff import Diff
    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.status import Status
    from kg.loaders.neo4j.sync import Options, Summary
    from kg.loaders.neo4j.write import Progress

app = typer.Typer()
Paths = Annotated[list[Path] | None, typer.Argument(help="Files or folders of the data folder; by default all of it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only print what would change.")]
DeleteLimit = Annotated[
    float, typer.Option(metavar="PERCENT", min=0, max=100, help="Ask before deleting a larger share of the graph.")
]
Wait = Annotated[float, typer.Option(metavar="SECONDS", min=0, help="How long to wait for another load.")]
Verify = Annotated[bool, typer.Option("--verify", help="Compare every value, to find changes made in the database.")]
Bulk = Annotated[
    bool | None,
    typer.Option("--bulk/--no-bulk", help="Build the local database by offline import.", show_default="if large"),
]
NUMBERS = ("created", "updated", "deleted", "unchanged")


@app.command()
def load(
    paths: Paths = None,
    dry_run: DryRun = False,
    allow_deletes: AllowDeletes = False,
    delete_limit: DeleteLimit = 20,
    wait: Wait = 600,
    verify: Verify = False,
    bulk: Bulk = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Make Neo4j hold exactly what the files say, and print what changed.

    Only nodes that the same data folder loaded before can be deleted; all other nodes stay as they are.
    Without NEO4J_URI the local server is used; it is downloaded and started when needed.

    Example: kg load --dry-run
    """
    from kg.progress import shown

    project = Project.open(data, ontology)
    with shown() as report:
        limit = 1.0 if allow_deletes else delete_limit / 100
        options = load_options(limit, verify=verify, wait=wait, progress=report)
        if dry_run:
            plan = project.plan(paths or (), options)
            _print_comparison(plan, form)
            if form is Format.table:
                print(plan)
            return
        summary = project.load(paths or (), options, bulk)
    _print_summary(summary, form)


@app.command()
def unload(
    allow_deletes: AllowDeletes = False,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Delete from Neo4j what a data folder loaded.

    Nodes that other folders use stay, and so do all other nodes of the database.

    Example: kg unload --data old
    """
    from kg.progress import shown

    with shown() as report:
        options = load_options(1.0 if allow_deletes else 0.0, wait=600, progress=report)
        print(Project.open(data, ontology).unload(options))


@app.command()
def status(verify: Verify = False, data: Data = None, ontology: Ontology = None, form: Form = Format.table) -> None:
    """Print what differs between Neo4j and the files; exit with 1 if anything does.

    Example: kg status
    """
    current = Project.open(data, ontology).status(load_options(verify=verify))
    _print_comparison(current, form)
    if current.plan:
        raise typer.Exit(1)


def load_options(
    delete_limit: float = 0.2, wait: float = 0, verify: bool = False, progress: Progress = lambda *_: None
) -> Options:
    """Return the options of a load by a command: at a terminal it asks before it deletes more than the limit."""
    from kg.loaders.neo4j.sync import Options

    return Options(
        delete_limit=delete_limit, confirm=_confirm, verify=verify, wait=wait, progress=progress, notify=_print_note
    )


def _confirm(diff: Diff) -> bool:
    """Ask whether to go on; without a terminal nobody can answer, and the answer is no."""
    return sys.stdin.isatty() and sys.stderr.isatty() and typer.confirm(f"{diff.deletes}. Go on?", err=True)


def _print_note(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _print_comparison(comparison: Plan | Status, form: Format) -> None:
    """Print what a load would change: line by line, as JSON with old and new values, or in numbers."""
    if form is Format.table:
        for line in comparison.lines():
            print(line)
    elif form is Format.json:
        print(json.dumps(comparison.json_object(), ensure_ascii=False, indent=2))
    else:
        print_records([{name: comparison.json_object()[name] for name in NUMBERS}], form)


def _print_summary(summary: Summary, form: Format) -> None:
    if form is Format.table:
        print(summary)
    else:
        print_records([{name: getattr(summary, name) for name in NUMBERS}], form)
