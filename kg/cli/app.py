"""The command `kg` with all its groups of commands."""

from __future__ import annotations

import sys
import warnings
from typing import Annotated

import typer

from kg.about import VERSION
from kg.cli import ask, check, load, mcp, publish, query, server
from kg.errors import USAGE, KgError

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "terminal_width": 100},
)
for group in (check.app, load.app, ask.app, query.app, publish.app, mcp.app):
    app.add_typer(group)
app.add_typer(server.app, name="server")


def _print_version(given: bool) -> None:
    if given:
        print(VERSION)
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

    Results go to standard output, everything else to standard error.
    Exit codes: 0 done, 1 invalid data, 2 invalid use, 3 no server. Start with: kg run
    """


def main() -> int:
    """Run one command and return its exit code; an error of the user or the server becomes a message."""
    warnings.showwarning = _print_warning
    try:
        return _run()
    except KgError as error:
        return _report(error, error.exit_code)
    except KeyboardInterrupt:
        return _report("stopped", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _report(error, USAGE)
    except Exception as error:
        if not _of_driver(error):
            raise
        return _report(error, USAGE)  # the user's own Cypher; the server's failures are a ServerError


def _run() -> int:
    """Run one command, write all output, and return the code with which the command ends."""
    code: object = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    return code if isinstance(code, int) else 1


def _print_warning(message: Warning | str, *_: object, **__: object) -> None:
    print(f"kg: {message}", file=sys.stderr)


def _report(message: object, code: int) -> int:
    # The driver's own errors carry their text apart from codes and notes.
    print(f"kg: {getattr(message, 'message', None) or message}", file=sys.stderr)
    return code


def _of_driver(error: Exception) -> bool:
    """Return whether the Neo4j driver raised an error; one that was not loaded did not."""
    exceptions = sys.modules.get("neo4j.exceptions")
    return exceptions is not None and isinstance(error, exceptions.Neo4jError | exceptions.DriverError)
