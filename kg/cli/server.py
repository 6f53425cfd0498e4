"""`kg server`: start, stop and inspect the local Neo4j server. Other commands start it when they need it."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.server.state import Running

app = typer.Typer(help="Start, stop and inspect the local Neo4j server.", no_args_is_help=True)


@app.command()
def start() -> None:
    """Start the server, if it is not running, and print its address."""
    print(_started().uri)


@app.command()
def stop() -> None:
    """Stop the server; its data stay."""
    from kg.server import local, state

    home = state.home_of(os.environ)
    stopped = local.stop(home)
    print(f"stopped {stopped.uri}" if stopped else f"not running: {home}")


@app.command()
def status() -> None:
    """Print whether the server is running and where; exit with 1 if it is not."""
    from kg.server import local, state

    home = state.home_of(os.environ)
    running = local.status(home)
    print(f"running: {running.uri}" if running else "not running")
    if running:
        print(f"browser: {running.browser}")
        print(f"process: {running.pid}")
    print(f"home:    {home}")
    print(f"log:     {home / 'logs' / 'neo4j.log'}")
    if not running:
        raise typer.Exit(1)


@app.command()
def browse(
    only_print: Annotated[bool, typer.Option("--print", help="Print only.")] = False,
) -> None:
    """Print address, user and password of Neo4j Browser, and open it."""
    from kg.server.state import USERNAME

    running = _started()
    print(f"address:  {running.browser}")
    print(f"user:     {USERNAME}")
    print(f"password: {running.password}", flush=True)
    if sys.stdout.isatty() and not only_print:
        webbrowser.open(running.browser)


def _started() -> Running:
    from kg.progress import shown
    from kg.server import local, state

    with shown() as report:
        return local.start(state.home_of(os.environ), report)
