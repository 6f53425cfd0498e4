"""The examples of the documents: find every fenced block, run it, and compare or rewrite what it shows.

    python docs/examples.py     rewrite the results shown in README.md, CONTRIBUTING.md and docs/*.md

Each document runs in a folder of its own with copies of `data/`, `ontology/*.ttl` and `queries/questions/`, against
the Neo4j server that the environment names. How a block is run follows from its language:

    console          commands after `$ `, each with its output; a `…` stands for any text or any lines
    sh               commands without output; one that fails is an error
    cypher, sparql   a query, followed by its result as a Markdown table
    yaml, turtle,    a file, where the first line is a comment with its path, and `, at the end` if it is added to
    cypher, sparql   a file that is there
    turtle           without a path: triples that the published data must hold
    diff             a change to the file named after `---`
    pycon            Python with its results
    text             an article, its lines numbered
    mermaid          a picture; the capitalised first words of boxes and the names of arrows must be in the vocabulary
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
# Written by programs and checked elsewhere: see `docs/generate.py` and `bench/run.py`.
GENERATED = ("vocabulary.md", "command-line.md", "benchmarks.md")
# The commands that cannot run here, each with its reason.
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
# Progress, which a terminal shows as a bar that goes away.
_PROGRESS = re.compile(r"([\w ,()]+: \d+ of \d+( \(\d+/s(, \d+ s left)?\))?|.* …( done)?)")
_FILE = re.compile(r"(?:#|//) (?P<path>[\w./-]+\.(?:yaml|ttl|cypher|rq))(?P<more>, at the end)?")
_NAME = re.compile(r"(?<=\[\")[A-Z]\w+|(?<=-[-.] )[A-Z_]+(?= )")


class BrokenExample(Exception):
    """A block cannot be run; the message says which and why."""


class Block(NamedTuple):
    """A fenced block: its language, its lines, the number (from 0) of the first, and the table after it."""

    language: str
    lines: tuple[str, ...]
    first: int
    table: tuple[str, ...]
    table_first: int


class Result(NamedTuple):
    """What a document shows from line `first` (from 0) on, and what was found."""

    first: int
    shown: tuple[str, ...]
    found: tuple[str, ...]

    def agrees(self) -> bool:
        """Whether the document shows what was found."""
        wanted = ("(?:.*\n)*?" if line.strip() == "…" else _pattern(line) for line in self.shown)
        return re.fullmatch("".join(wanted), "".join(line + "\n" for line in self.found)) is not None


def _pattern(shown: str) -> str:
    return ".*".join(map(re.escape, shown.rstrip().split("…"))) + "\n"


def documents() -> list[Path]:
    """Every document with examples."""
    return [*sorted(ROOT.glob("*.md")), *sorted(p for p in (ROOT / "docs").glob("*.md") if p.name not in GENERATED)]


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a document."""
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
    """The table that follows, and where it begins; where one would begin if there is none."""
    first = after + 1
    end = first
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    return (tuple(lines[first:end]), first) if end > first else ((), after)


class Reader:
    """Someone who follows one document from its beginning, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.not_run: set[str] = set()
        self._folder = folder
        self._code = 0
        self._names: dict[str, Any] = {}
        self._ways: dict[str, Callable[[Block], list[Result]]] = {
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
        """Run every block of a document, with the curated data loaded before.

        Raises:
            BrokenExample: a block cannot be run.
        """
        results = []
        with contextlib.chdir(self._folder):
            self._run(["load"])
            for block in blocks(text):
                way = self._ways.get(block.language)
                if way is None:
                    raise BrokenExample(f"line {block.first}: no way to run ```{block.language}")
                try:
                    results += way(block)
                except (BrokenExample, OSError, SyntaxError) as error:
                    raise BrokenExample(f"line {block.first}: {error}") from error
        return results

    def _run(self, arguments: list[str]) -> tuple[str, ...]:
        """Run `kg` in this process; its output as a terminal shows it."""
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
        """The output of a command; None if it cannot run here."""
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
            found = self._command(command)
            if found is not None:
                results.append(Result(block.first + after, block.lines[after:end], found))
        return results

    def _commands(self, block: Block) -> list[Result]:
        for line in block.lines:
            command = line.partition("  #")[0].strip()
            found = self._command(command) if command and not command.startswith("#") else None
            if found is not None and self._code:
                raise BrokenExample(f"`{command}` ended with {self._code}: {' '.join(found)}")
        return []

    def _query(self, block: Block) -> list[Result]:
        if _FILE.fullmatch(block.lines[0]):
            return self._file(block)
        found = self._run([block.language, "\n".join(block.lines), "--format", "markdown"])
        return [Result(block.table_first, block.table, found if block.table else ("", *found))]

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

        words = api.vocabulary()
        held = set(triples(redact_internal_people(api.graph(), words), words))
        names = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(words).items())
        for quad in parse(input=names + "\n".join(block.lines), format=RdfFormat.TURTLE):
            if quad.triple not in held:
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
                raise BrokenExample(f"line {number} of the article is not numbered so")
        return []

    def _picture(self, block: Block) -> list[Result]:
        from kg import api

        words = api.vocabulary()
        known = {*words.classes, *(p.relationship for p in words.properties.values())}
        for name in _NAME.findall("\n".join(block.lines[1:])):
            if name not in known:
                raise BrokenExample(f"{name} is neither a class nor a relationship")
        return []


def _unfinished(command: str) -> bool:
    """Whether a quotation mark is still open at the end."""
    try:
        shlex.split(command)
    except ValueError:
        return True
    return False


def rewrite(document: Path, results: list[Result]) -> int:
    """Put what was found where the document shows something else; the number of such places."""
    lines = document.read_text(encoding="utf-8").splitlines()
    wrong = [result for result in results if not result.agrees()]
    for result in sorted(wrong, reverse=True):
        lines[result.first : result.first + len(result.shown)] = result.found
    if wrong:
        document.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(wrong)


def main() -> None:
    """Rewrite every document, or those named."""
    for document in [Path(name).resolve() for name in sys.argv[1:]] or documents():
        with tempfile.TemporaryDirectory() as folder:
            results = Reader(Path(folder)).read(document.read_text(encoding="utf-8"))
        print(f"{document.relative_to(ROOT)}: {len(results)} results, {rewrite(document, results)} rewritten")


if __name__ == "__main__":
    main()
