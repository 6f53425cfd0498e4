"""Generated documents are up to date: reference pages, text of `kg --help`, favourites and notebook."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from generate import FAVOURITES, NOTEBOOK, ROOT, favourites, pages


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_file_is_fresh(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, f"`python docs/generate.py` writes {path.relative_to(ROOT)} anew"


def test_help_is_printed_from_its_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.__main__ import main

    monkeypatch.setattr("sys.argv", ["kg", "--help"])
    assert main() == 0
    assert capsys.readouterr().out == pages()[ROOT / "kg" / "cli" / "help.txt"]


def test_the_favourites_are_the_queries_of_the_tour() -> None:
    assert FAVOURITES.read_bytes() == favourites(), "`python docs/generate.py` writes them anew"
    with zipfile.ZipFile(FAVOURITES) as archive:
        scripts = [archive.read(name).decode() for name in archive.namelist()]
        assert all(name.startswith("lv-coop-kg/") and name.endswith(".cypher") for name in archive.namelist())
    tour = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    assert len(scripts) == tour.count("```cypher") >= 10
    for script in scripts:
        title, _, query = script.partition("\n")
        assert title.startswith("// ")
        assert f"```cypher\n{query}```" in tour
        assert f"## {title.split('. ', 1)[1]}\n" in tour


@pytest.mark.slow
def test_the_notebook_shows_its_current_output() -> None:
    # In a process of its own, because the kernel's client leaves sockets open.
    code = "import sys, generate; sys.stdout.write(generate.executed(generate.NOTEBOOK))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "docs", check=True)
    assert NOTEBOOK.read_text(encoding="utf-8") == done.stdout, "`python docs/generate.py` writes it anew"
