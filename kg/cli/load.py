"""`kg load`, `kg unload`, `kg status`: from files to the graph database, and how far the two are apart."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Data, Form, Ontology
from kg.cli.output import Format, print_records
from kg.project import Project

if TYPE_CHECKING:
    from kg.loaders.neo4j.diff import Diff
    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.sync import Options
    from kg.loaders.neo4j.write import Progress

app = typer.Typer()
Verify = Annotated[
    bool, typer.Option("--verify", help="Compare every value, to find what was changed by hand in the database.")
]
NUMBERS = ("created", "updated", "deleted", "unchanged")


@app.command()
def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders of the data folder; without any, all of it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would change.")] = False,
    allow_deletes: Annotated[bool, typer.Option("--allow-deletes", help="Delete without asking.")] = False,
    delete_limit: Annotated[
        float, typer.Option(metavar="PERCENT", min=0, max=100, help="Ask before deleting more of the graph than this.")
    ] = 20,
    wait: Annotated[float, typer.Option(metavar="SECONDS", min=0, help="How long to wait for another load.")] = 600,
    verify: Verify = False,
    bulk: Annotated[
        bool | None,
        typer.Option("--bulk/--no-bulk", help="Build the local database by offline import.", show_default="if large"),
    ] = None,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Make Neo4j hold exactly what the files say, and say what changed.

    Only what the same data folder brought in before can be deleted; what others keep is left alone.
    Without NEO4J_URI the local server is used: fetched and started where it is not there.

    Example: kg load --dry-run
    """
    from kg.progress import shown

    project = Project.open(data, ontology)
    with shown() as report:
        limit = 1.0 if allow_deletes else delete_limit / 100
        options = load_options(limit, verify=verify, wait=wait, progress=report)
        if dry_run:
            _print_plan(project.plan(paths or (), options), form)
            return
        summary = project.load(paths or (), options, bulk)
    if form is Format.table:
        print(summary)
        return
    print_records([{name: getattr(summary, name) for name in NUMBERS}], form)


@app.command()
def unload(
    allow_deletes: Annotated[bool, typer.Option("--allow-deletes", help="Delete without asking.")] = False,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Take what a data folder brought in out of Neo4j again.

    What other folders use of it stays, as does what others keep.

    Example: kg unload --data old
    """
    from kg.progress import shown

    with shown() as report:
        options = load_options(1.0 if allow_deletes else 0.0, wait=600, progress=report)
        print(Project.open(data, ontology).unload(options))


@app.command()
def status(verify: Verify = False, data: Data = None, ontology: Ontology = None, form: Form = Format.table) -> None:
    """Say whether the graph database is behind the files, and by what; exit with 1 if it is.

    Example: kg status
    """
    found = Project.open(data, ontology).status(load_options(verify=verify))
    if form is Format.json:
        print(json.dumps(found.json_object(), ensure_ascii=False, indent=2))
    elif form is Format.table:
        print("\n".join(found.lines()))
    else:
        print_records([{name: found.json_object()[name] for name in NUMBERS}], form)
    if found.plan:
        raise typer.Exit(1)


def load_options(
    delete_limit: float = 0.2, wait: float = 0, verify: bool = False, progress: Progress = lambda *_: None
) -> Options:
    """Return how a load of a command goes: on a terminal it asks before it deletes more than the limit."""
    from kg.loaders.neo4j.sync import Options

    return Options(
        delete_limit=delete_limit, confirm=_confirm, verify=verify, wait=wait, progress=progress, notify=_tell
    )


def _confirm(changes: Diff) -> bool:
    """Ask on a terminal; elsewhere nobody can answer."""
    what = f"this load would delete {len(changes.deleted)} nodes, {changes.share_deleted:.0%} of what is loaded"
    return sys.stdin.isatty() and sys.stderr.isatty() and typer.confirm(f"{what}. Go on?", err=True)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _print_plan(plan: Plan, form: Format) -> None:
    if form is Format.json:
        print(json.dumps(plan.json_object(), ensure_ascii=False, indent=2))
        return
    if form is not Format.table:
        print_records([{name: plan.json_object()[name] for name in NUMBERS}], form)
        return
    for line in plan.lines():
        print(line)
    print(plan)
