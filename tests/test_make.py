"""The Makefile: its help, and the same commands before a commit."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()
(HOOKS,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]


@pytest.mark.parametrize("arguments", [[], ["help"]])
def test_help_names_every_target_with_its_purpose(arguments: list[str]) -> None:
    command = ["make", "--no-print-directory", "MAKEFLAGS=", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert [name for name, _ in lines] == PHONY


def test_hooks_before_a_commit_run_what_make_runs() -> None:
    commands = [line.replace("$(BIN)", ".venv/bin").strip() for line in MAKEFILE.splitlines() if line.startswith("\t")]
    assert HOOKS["repo"] == "local"
    assert [hook["id"] for hook in HOOKS["hooks"]] == ["ruff", "ruff-format", "mypy"]
    assert [hook["entry"] for hook in HOOKS["hooks"] if hook["entry"] not in commands] == []
    assert {(hook["language"], hook["pass_filenames"]) for hook in HOOKS["hooks"]} == {("system", False)}
