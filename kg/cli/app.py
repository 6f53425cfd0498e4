"""The commands of `kg`, put together."""

from __future__ import annotations

import sys
import warnings
from typing import Annotated

import typer

from kg import __version__
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


def _version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

    Results go to standard output, all else to standard error.
    Exit codes: 0 done, 1 wrong data, 2 wrong use, 3 no server. Start with: kg run
    """


def main() -> int:
    """Run one command; every failure of the user's or the server's making is a message and a code."""
    warnings.showwarning = _warned
    try:
        return _code()
    except KgError as error:
        return _say(error, error.exit_code)
    except KeyboardInterrupt:
        return _say("stopped", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        return _say(error, USAGE)
    except Exception as error:
        if not _of_driver(error):
            raise
        return _say(error, USAGE)  # the user's own Cypher; the server's failures are a ServerError


def _code() -> int:
    """Run one command; the code that it ends with where nothing fails, when all output has found its place."""
    code: object = 0
    try:
        app()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    return code if isinstance(code, int) else 1


def _warned(message: Warning | str, *_: object, **__: object) -> None:
    print(f"kg: {message}", file=sys.stderr)


def _say(message: object, code: int) -> int:
    # The driver's own errors carry their text apart from codes and notes.
    print(f"kg: {getattr(message, 'message', None) or message}", file=sys.stderr)
    return code


def _of_driver(error: Exception) -> bool:
    """Return whether the Neo4j driver raised an error; one that was not loaded did not."""
    exceptions = sys.modules.get("neo4j.exceptions")
    return exceptions is not None and isinstance(error, exceptions.Neo4jError | exceptions.DriverError)
