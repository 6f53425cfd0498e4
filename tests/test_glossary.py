"""Names and prose use the words of the glossary in CONTRIBUTING.md, and none that it gives up."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

GIT = shutil.which("git") or "git"
ROOT = Path(__file__).parents[1]
PACKAGES = ("kg", "loaders", "ontology", "queries")
# Words that stay plain English in sentences; as names of things they are given up.
ENGLISH = {"thing", "wanted", "kept", "lit", "off", "told", "found", "each", "several", "held", "said", "made"}
ENGLISH |= {"known", "how"}


def given_up() -> set[str]:
    """Return the words of the last column of the glossary."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("## Glossary", 1)[1].split("\n## ", 1)[0]
    cells = [line.rsplit("|", 2)[1] for line in table.splitlines() if line.startswith("| ")]
    return {word.strip() for cell in cells[1:] for word in cell.split(",")} - {"", "---"}


def files(*patterns: str) -> list[Path]:
    listed = subprocess.run([GIT, "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield what a module names: functions, classes, parameters, variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def words(name: str) -> set[str]:
    """Return the words of `a_name` or `ANameLikeThis`, together with neighbours as pairs."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_").split("_")
    return {*parts, *(f"{one} {other}" for one, other in pairwise(parts))}


def test_the_glossary_gives_words_up() -> None:
    assert {"thing", "short cut", "mend"} <= given_up()


@pytest.mark.parametrize("package", PACKAGES)
def test_no_name_is_a_word_that_was_given_up(package: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line}: {name}"
        for file in files(f"{package}/**.py")
        for line, name in names(ast.parse(file.read_text(encoding="utf-8")))
        if words(name) & given_up()
    ]
    assert wrong == []


def test_no_sentence_has_a_word_that_was_given_up() -> None:
    # An SVG element and a shape of vis-network are called circle.
    pattern = re.compile(rf"(?<![<\"])\b({'|'.join(sorted(given_up() - ENGLISH))})s?\b", re.IGNORECASE)
    wrong = [
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in files(*(f"{package}/**" for package in PACKAGES), "docs/*.md", "*.md")
        if file.suffix in (".py", ".js", ".md", ".html", ".txt", ".ttl") and file.name != "benchmarks.md"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if not (file.name == "CONTRIBUTING.md" and line.startswith("| ")) and (match := pattern.search(line))
    ]
    assert wrong == []
