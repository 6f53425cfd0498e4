"""The commands of `kg`, put together."""

from __future__ import annotations

import sys
import warnings
from typing import Annotated

import typer

from kg import __version__
from kg.cli import agents, ask, data, free, load, publish, server

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "terminal_width": 100},
)
for group in (data.app, load.app, ask.app, free.app, publish.app, agents.app):
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
    from kg.server import ServerError

    warnings.showwarning = _warned
    try:
        return _code()
    except ServerError as error:
        return _say(error, 3)
    except KeyboardInterrupt:
        return _say("stopped", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        code = _expected(error)
        if code is None:
            raise
        return _say(error, code)


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


def _expected(error: Exception) -> int | None:
    """The exit code of an error that a user can cause; None for one of our own making."""
    from loaders import BadData
    from ontology import VocabularyError
    from queries import QuestionError

    if isinstance(error, BadData):
        return 1
    if isinstance(error, QuestionError | VocabularyError | OSError):
        return 2
    if type(error).__module__.startswith("neo4j."):  # the user's own Cypher; of the server's failures see ServerError
        return 2
    from loaders.changes import LoadError, Refused

    if isinstance(error, Refused):
        return 2
    return 3 if isinstance(error, LoadError) else None
