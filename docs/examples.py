"""The examples of the documents: run every fenced block, and compare or rewrite the result it shows.

    python docs/examples.py     rewrite the results shown in README.md, CONTRIBUTING.md and docs/*.md

Each document runs in a folder of its own with copies of `data/`, `ontology/*.ttl` and `queries/questions/`, against
the Neo4j server that the environment names. The language of a block says how it is run:

    console          commands after `$ `, each with its output; a `…` stands for any text or any lines
    sh               commands without output; one that fails is an error
    cypher, sparql   a query, followed by its result as a Markdown table
    yaml, turtle,    a file, where the first line is a comment with its path, and `, at the end` if it is added to
    cypher, sparql   an existing file
    turtle           without a path: triples that the published data must contain
    diff             a change to the file named after `---`
    pycon            Python with its results
    text             an article, its lines numbered
    mermaid          a picture; a capitalised box names a class, or a room of the project in its last line, and an
                     arrow a relationship
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parent.parent
# Written and checked by `docs/generate.py` and `bench/run.py`.
GENERATED = ("vocabulary.md", "command-line.md", "python.md", "benchmarks.md")
# Commands that are not run, each with its reason.
NOT_RUN = {
    "make run": "sets up a virtual environment of its own; `kg run` is what it runs",
    "make test": "would run these examples within themselves",
    "pip install .": "changes the environment that runs the examples",
    "export NEO4J_URI=neo4j://graph.example.org:7687": "the server is the reader's own",
    "export NEO4J_PASSWORD=…": "the password is the reader's own",
    "neo4j-admin database import full neo4j --overwrite-destination @import.args": "the server is the reader's own",
    "cypher-shell -d neo4j -f schema.cypher": "the server is the reader's own",
    "export KG_NEO4J=latest KG_HOME=$HOME/kg-latest": "would change the server of the examples",
}
# Progress, which a terminal shows as a bar that disappears.
_PROGRESS = re.compile(r"([\w ,()]+: \d+ of \d+( \(\d+/s(, \d+ s left)?\))?|.* …( done)?)")
_FILE = re.compile(r"(?:#|//) (?P<path>[\w./-]+\.(?:yaml|ttl|cypher|rq))(?P<more>, at the end)?")
_BOX = re.compile(r'\["(?P<name>[A-Z]\w+)[^"]*?(?:<br>(?P<room>(?:kg|loaders|ontology|queries)[\w/]*))?"\]')
_ARROW = re.compile(r"(?<=-[-.] )[A-Z_]+(?= )")


class BrokenExample(Exception):
    """A block that cannot be run; the message gives its line and the reason."""


class Block(NamedTuple):
    """A fenced block: its language, its lines, the number (from 0) of the first, and the table after it."""

    language: str
    lines: tuple[str, ...]
    first: int
    table: tuple[str, ...]
    table_first: int


class Result(NamedTuple):
    """The lines that a document shows from line `first` (from 0) on, and the actual ones."""

    first: int
    shown: tuple[str, ...]
    actual: tuple[str, ...]

    def agrees(self) -> bool:
        """Return whether the document shows the actual lines."""
        patterns = ("(?:.*\n)*?" if line.strip() == "…" else _pattern(line) for line in self.shown)
        return re.fullmatch("".join(patterns), "".join(line + "\n" for line in self.actual)) is not None


def _pattern(shown: str) -> str:
    return ".*".join(map(re.escape, shown.rstrip().split("…"))) + "\n"


def documents() -> list[Path]:
    """Return every document with examples."""
    return [*sorted(ROOT.glob("*.md")), *sorted(p for p in (ROOT / "docs").glob("*.md") if p.name not in GENERATED)]


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a document."""
    lines = text.splitlines()
    start: int | None = None
    for number, line in enumerate(lines):
        if line.startswith("```") and start is None:
            start = number
        elif line == "```" and start is not None:
            table, table_first = _table(lines, number + 1)
            yield Block(lines[start][3:], tuple(lines[start + 1 : number]), start + 1, table, table_first)
            start = None


def _table(lines: Sequence[str], after: int) -> tuple[tuple[str, ...], int]:
    """Return the table after a line and its first line; without a table, the line where one would begin."""
    first = after + 1
    end = first
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    return (tuple(lines[first:end]), first) if end > first else ((), after)


class Reader:
    """A run through one document from its beginning, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.not_run: set[str] = set()
        self._folder = folder
        self._code = 0
        self._names: dict[str, Any] = {}
        self._runners: dict[str, Callable[[Block], list[Result]]] = {
            "console": self._console,
            "sh": self._commands,
            "cypher": self._query,
            "sparql": self._query,
            "yaml": self._file,
            "turtle": self._turtle,
            "diff": self._change,
            "pycon": self._python,
            "text": self._article,
            "mermaid": self._picture,
        }
        for part in ("data", "queries/questions", "ontology"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))

    def read(self, text: str) -> list[Result]:
        """Load the curated data, run every block of a document, and return the results.

        Raises:
            BrokenExample: a block cannot be run.
        """
        results = []
        with contextlib.chdir(self._folder):
            self._run(["load"])
            for block in blocks(text):
                runner = self._runners.get(block.language)
                if runner is None:
                    raise BrokenExample(f"line {block.first}: cannot run ```{block.language}")
                try:
                    results += runner(block)
                except (BrokenExample, OSError, SyntaxError) as error:
                    raise BrokenExample(f"line {block.first}: {error}") from error
        return results

    def _run(self, arguments: list[str]) -> tuple[str, ...]:
        """Run `kg` in this process and return its output without progress."""
        from kg.__main__ import main

        output = io.StringIO()
        with (
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
            patch.object(sys, "argv", ["kg", *arguments]),
        ):
            self._code = main()
        lines = [line.rstrip() for line in output.getvalue().splitlines()]
        return tuple(line for line in lines if not _PROGRESS.fullmatch(line))

    def _command(self, command: str) -> tuple[str, ...] | None:
        """Run a command and return its output; None for one that is not run."""
        if command in NOT_RUN:
            self.not_run.add(command)
            return None
        if command == "echo $?":
            return (str(self._code),)
        name, *arguments = shlex.split(command)
        if name == "mkdir":
            Path(arguments[0]).mkdir()
            return ()
        if name == "cd":
            os.chdir(arguments[0])
            return ()
        if name != "kg":
            raise BrokenExample(f"`{command}` is no command of kg, and not in NOT_RUN")
        return self._run(arguments)

    def _console(self, block: Block) -> list[Result]:
        starts = [number for number, line in enumerate(block.lines) if line.startswith("$ ")]
        results = []
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
            command, after = block.lines[start][2:], start + 1
            while _unfinished(command) and after < end:
                command, after = f"{command}\n{block.lines[after]}", after + 1
            output = self._command(command)
            if output is not None:
                results.append(Result(block.first + after, block.lines[after:end], output))
        return results

    def _commands(self, block: Block) -> list[Result]:
        for line in block.lines:
            command = line.partition("  #")[0].strip()
            output = self._command(command) if command and not command.startswith("#") else None
            if output is not None and self._code:
                raise BrokenExample(f"`{command}` ended with {self._code}: {' '.join(output)}")
        return []

    def _query(self, block: Block) -> list[Result]:
        if _FILE.fullmatch(block.lines[0]):
            return self._file(block)
        table = self._run([block.language, "\n".join(block.lines), "--format", "markdown"])
        return [Result(block.table_first, block.table, table if block.table else ("", *table))]

    def _file(self, block: Block) -> list[Result]:
        match = _FILE.fullmatch(block.lines[0])
        if match is None:
            raise BrokenExample(f"{block.language} without a path, expected it in the first line")
        path = Path(match["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if match["more"] else "w", encoding="utf-8") as file:
            file.write("\n".join(block.lines) + "\n")
        return []

    def _change(self, block: Block) -> list[Result]:
        path = Path(block.lines[0].removeprefix("--- "))
        text = path.read_text(encoding="utf-8")
        for part in "\n".join(block.lines[1:]).split("\n@@\n"):
            before = "".join(line[1:] + "\n" for line in part.splitlines() if not line.startswith("+"))
            after = "".join(line[1:] + "\n" for line in part.splitlines() if not line.startswith("-"))
            if text.count(before) != 1:
                raise BrokenExample(f"{path.name}: {text.count(before)} places, expected one, with\n{before}")
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
        return []

    def _turtle(self, block: Block) -> list[Result]:
        if _FILE.fullmatch(block.lines[0]):
            return self._file(block)
        from pyoxigraph import RdfFormat, parse

        from kg import api
        from kg.loaders.rdf.terms import prefixes
        from kg.loaders.rdf.write import triples
        from kg.loaders.redaction import redact_internal_people

        vocabulary = api.vocabulary()
        published = set(triples(redact_internal_people(api.graph(), vocabulary), vocabulary))
        header = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(vocabulary).items())
        for quad in parse(input=header + "\n".join(block.lines), format=RdfFormat.TURTLE):
            if quad.triple not in published:
                raise BrokenExample(f"not in the published data: {quad.triple}")
        return []

    def _python(self, block: Block) -> list[Result]:
        results = []
        for example in doctest.DocTestParser().get_examples("\n".join(block.lines) + "\n"):
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
                exec(compile(example.source, "<example>", "single"), self._names)  # noqa: S102
            first = block.first + example.lineno + example.source.count("\n")
            results.append(Result(first, tuple(example.want.splitlines()), tuple(output.getvalue().splitlines())))
        return results

    def _article(self, block: Block) -> list[Result]:
        for number, line in enumerate(block.lines, 1):
            if line.split()[0] != str(number):
                raise BrokenExample(f"line {number} of the article has another number")
        return []

    def _picture(self, block: Block) -> list[Result]:
        from kg import api

        vocabulary = api.vocabulary()
        declared = {*vocabulary.classes, *(p.relationship for p in vocabulary.properties.values())}
        text = "\n".join(block.lines[1:])
        boxes = list(_BOX.finditer(text))
        for room in (box["room"] for box in boxes if box["room"]):
            if not (ROOT / room).exists():
                raise BrokenExample(f"there is no folder {room}")
        for name in [*(box["name"] for box in boxes if not box["room"]), *_ARROW.findall(text)]:
            if name not in declared:
                raise BrokenExample(f"{name} is neither a class nor a relationship")
        return []


def _unfinished(command: str) -> bool:
    """Return whether a quotation mark is still open at the end."""
    try:
        shlex.split(command)
    except ValueError:
        return True
    return False


def rewrite(document: Path, results: list[Result]) -> int:
    """Replace the lines of a document that differ from the actual ones; return the number of replaced results."""
    lines = document.read_text(encoding="utf-8").splitlines()
    outdated = [result for result in results if not result.agrees()]
    for result in sorted(outdated, reverse=True):
        lines[result.first : result.first + len(result.shown)] = result.actual
    if outdated:
        document.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(outdated)


def main() -> None:
    """Rewrite the results of all documents, or of those named as arguments."""
    for document in [Path(name).resolve() for name in sys.argv[1:]] or documents():
        with tempfile.TemporaryDirectory() as folder:
            results = Reader(Path(folder)).read(document.read_text(encoding="utf-8"))
        print(
            f"{document.relative_to(ROOT)}: {len(results)} results, {rewrite(document, results)} rewritten", flush=True
        )


if __name__ == "__main__":
    main()
