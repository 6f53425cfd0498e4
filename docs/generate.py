"""Generate documents from the program: reference pages, text of `kg --help`, favourites, output of the notebook.

`python docs/generate.py` writes all of them, `python docs/generate.py questions` only the prologues of the questions.
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
| 1 | the data have errors; every problem is printed |
| 2 | the command, the query or the vocabulary has an error |
| 3 | the graph database cannot be reached, or a load failed |

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
    """Return the text of every generated file."""
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
    """Return the page on questions with the table of guards, each in its first wording."""
    from kg.queries.catalogue.guards import read_guards

    guards = read_guards()
    forms = {
        language: {guard.name: guard.forms[0] for guard in of_language} for language, of_language in guards.items()
    }
    meanings = {guard.name: guard.meaning.en for of_language in guards.values() for guard in of_language}
    rows = [
        f"| `{name}` | {meaning} | {_in_table(forms['cypher'].get(name))} | {_in_table(forms['sparql'].get(name))} |\n"
        for name, meaning in meanings.items()
    ]
    text = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    before, rest = text.split(_GUARDS)
    _, after = rest.split(_END_OF_GUARDS)
    header = "| guard | meaning | Cypher | SPARQL |\n| --- | --- | --- | --- |\n"
    return f"{before}{_GUARDS}\n\n{header}{''.join(rows)}\n{_END_OF_GUARDS}{after}"


def _in_table(form: str | None) -> str:
    return "`" + " ".join(form.split()).replace("|", "\\|") + "`" if form else ""


def queries() -> dict[Path, str]:
    """Return every query of the catalogue with its prologue."""
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
    """Return the queries of the tour as an archive that Neo4j Browser imports when it is dropped on the page.

    It is a zip with one file per query, in a folder that becomes the folder of the favourites; the first line, a
    comment, is the name. The same queries give the same bytes.
    """
    from examples import blocks

    text = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for number, block in enumerate((b for b in blocks(text) if b.language == "cypher"), 1):
            name = next(line[3:] for line in reversed(lines[: block.first]) if line.startswith("## "))
            entry = zipfile.ZipInfo(f"{FOLDER}/{number:02}.cypher")  # with the fixed date of 1980
            archive.writestr(entry, "\n".join([f"// {number}. {name}", *block.lines]) + "\n")
    return output.getvalue()


def executed(notebook: Path) -> str:
    """Return a notebook with the current output of its cells."""
    import nbformat
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    document = nbformat.read(notebook, as_version=4)
    with tempfile.TemporaryDirectory() as sockets:  # no ports; the default is the working folder
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        NotebookClient(document, km=kernel, resources={"metadata": {"path": str(ROOT)}}).execute()
        asyncio.run(_shut_down(kernel))
    for cell in document.cells:
        cell.metadata = {}  # drops the time of the run
        for output in cell.get("outputs", ()):
            if "iframe" in output.get("data", {}).get("text/html", ""):
                del output["data"]["text/html"]  # a drawn network contains its library, 700 kB
    document.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.writes(document) + "\n"


async def _shut_down(kernel: AsyncKernelManager) -> None:
    await kernel.shutdown_kernel(now=True)


def _command_line() -> str:
    helps = (f"\n## {' '.join(['kg', *command])}\n\n```text\n{_help(command)}```\n" for command in [[], *commands()])
    return _BEGINNING + "".join(helps)


def commands() -> Iterator[list[str]]:
    """Yield every command, and every command of a group."""
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
    """Write all generated files, or the prologues alone."""
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
