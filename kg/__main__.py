"""The entry of the command `kg`: `--help` and `--version` are answered before anything heavy is imported."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from kg.about import VERSION

HELP = Path(__file__).parent / "cli" / "help.txt"


def command() -> NoReturn:
    """Run the command and exit without freeing the graph, which would take a tenth of a load's time."""
    code = main()
    with suppress(BrokenPipeError):  # the reader of the output has closed it
        sys.stdout.flush()
    os._exit(code)


def main() -> int:
    """Run `kg` with the arguments of the process and return the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--help"], ["-h"]):
        sys.stdout.write(HELP.read_text(encoding="utf-8"))
        return 0
    if arguments == ["--version"]:
        print(VERSION)
        return 0
    from kg.cli.app import main as run

    return run()


if __name__ == "__main__":
    command()
