"""Write what is made from the program itself: reference pages, `kg --help`, favourites, what the notebook gives.

Usage: python docs/generate.py, or python docs/generate.py questions for the prologues of the questions alone
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_client.manager import AsyncKernelManager

ROOT = Path(__file__).parent.parent
FAVOURITES = ROOT / "docs" / "neo4j-browser-favourites.zip"
FOLDER = "lv-coop-kg"
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
_GUARDS, _END_OF_GUARDS = "<!-- guards: written by docs/generate.py -->", "<!-- /guards -->"
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
    from python_reference import python_reference

    from kg.ontology import Vocabulary
    from kg.publish.vocabulary_reference import reference

    return {
        ROOT / "docs" / "python.md": python_reference(),
        ROOT / "docs" / "questions.md": _with_guards(),
        ROOT / "docs" / "vocabulary.md": reference(Vocabulary.read()),
        ROOT / "docs" / "command-line.md": _command_line(),
        ROOT / "kg" / "cli" / "help.txt": _help([]),
    }


def _with_guards() -> str:
    """Return the page on questions with the table of guards, the first wording of each."""
    from kg.queries.catalogue.guards import read_guards

    guards = read_guards()
    forms = {language: {guard.name: guard.forms[0] for guard in several} for language, several in guards.items()}
    named = {guard.name: guard.meaning.en for several in guards.values() for guard in several}
    rows = [
        f"| `{name}` | {meaning} | {_in_table(forms['cypher'].get(name))} | {_in_table(forms['sparql'].get(name))} |\n"
        for name, meaning in named.items()
    ]
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    before, rest = text.split(_GUARDS)
    _, after = rest.split(_END_OF_GUARDS)
    header = "| guard | meaning | Cypher | SPARQL |\n| --- | --- | --- | --- |\n"
    return f"{before}{_GUARDS}\n\n{header}{''.join(rows)}\n{_END_OF_GUARDS}{after}"


def _in_table(form: str | None) -> str:
    return "`" + " ".join(form.split()).replace("|", "\\|") + "`" if form else ""


def queries() -> dict[Path, str]:
    """Return every query of the catalogue under its prologue."""
    from kg.loaders.rdf.terms import prefixes
    from kg.ontology import Vocabulary
    from kg.queries import read_catalogue
    from kg.queries.catalogue.read_catalogue import question_files

    vocabulary = Vocabulary.read()
    catalogue = read_catalogue(vocabulary, prefixes(vocabulary))
    texts = {stem: {".cypher": question.cypher, ".rq": question.sparql} for stem, question in catalogue.items()}
    return {
        file: texts[stem][file.suffix]
        for stem, files in question_files().items()
        for file in files
        if file.suffix in texts[stem]
    }


def favourites() -> bytes:
    """The queries of the tour as Neo4j Browser takes them when a file is dropped on it.

    That is a zip of a file each, in a folder that becomes theirs; the first line, a comment, is the name. The same
    queries give the same bytes.
    """
    from examples import blocks

    text = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for number, block in enumerate((b for b in blocks(text) if b.language == "cypher"), 1):
            name = next(line[3:] for line in reversed(lines[: block.first]) if line.startswith("## "))
            entry = zipfile.ZipInfo(f"{FOLDER}/{number:02}.cypher")  # its date is that of 1980
            archive.writestr(entry, "\n".join([f"// {number}. {name}", *block.lines]) + "\n")
    return output.getvalue()


def executed(notebook: Path) -> str:
    """A notebook with what its cells give now."""
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    found = nbformat.read(notebook, as_version=4)
    with tempfile.TemporaryDirectory() as sockets:  # without a port; by default they lie where the kernel stands
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        NotebookClient(found, km=kernel, resources={"metadata": {"path": str(ROOT)}}).execute()
        asyncio.run(_shut_down(kernel))
    for cell in found.cells:
        cell.metadata = {}  # when it ran is nobody's business
        for output in cell.get("outputs", ()):
            if "iframe" in output.get("data", {}).get("text/html", ""):
                del output["data"]["text/html"]  # a picture brings its library, 700 kB
    found.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.writes(found) + "\n"


async def _shut_down(kernel: AsyncKernelManager) -> None:
    await kernel.shutdown_kernel(now=True)


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
    """Write them all, or what is asked for."""
    for path, text in queries().items():
        path.write_text(text, encoding="utf-8")
    if sys.argv[1:] == ["questions"]:
        return
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    FAVOURITES.write_bytes(favourites())
    NOTEBOOK.write_text(executed(NOTEBOOK), encoding="utf-8")


if __name__ == "__main__":
    main()
