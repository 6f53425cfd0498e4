"""Write what is made from the program itself: the reference pages and the text that `kg --help` prints.

Usage: python docs/generate.py
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
_BEGINNING = """\
# Command line

Generated from `--help` by `docs/generate.py`; a test keeps it fresh.

Results go to standard output, everything else to standard error.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | the data are wrong; every problem is printed |
| 2 | the command, the query or the vocabulary is wrong |
| 3 | the graph database cannot be reached or did not keep what was written |

| environment variable | meaning |
| --- | --- |
| `NEO4J_URI` | a Neo4j server of your own, such as `neo4j://host:7687`; without it the local server is used |
| `NEO4J_USERNAME` | the user there; `neo4j` when not set |
| `NEO4J_PASSWORD` | the password; without it no sign-in is tried |
| `NEO4J_DATABASE` | the database; the user's own when not set |
| `KG_HOME` | where the local server keeps its data and its log; a folder of the user when not set |
| `KG_NEO4J` | the release of the local server: `lts`, the default, or `latest` |
"""


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    from kg.reference import reference
    from ontology import Vocabulary

    return {
        ROOT / "docs" / "vocabulary.md": reference(Vocabulary.read()),
        ROOT / "docs" / "command-line.md": _command_line(),
        ROOT / "kg" / "cli" / "help.txt": _help([]),
    }


def _command_line() -> str:
    helps = (f"\n## {' '.join(['kg', *command])}\n\n```text\n{_help(command)}```\n" for command in [[], *commands()])
    return _BEGINNING + "".join(helps)


def commands() -> Iterator[list[str]]:
    """Every command, and under a group every command of it."""
    import typer

    from kg.cli.app import app

    for name, command in typer.main.get_group(app).commands.items():
        yield [name]
        for inner in getattr(command, "commands", {}):
            yield [name, inner]


def _help(command: list[str]) -> str:
    from kg.cli.app import app

    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.suppress(SystemExit):
        app([*command, "--help"], prog_name="kg")
    return output.getvalue()


def main() -> None:
    """Write them all."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
