"""What is generated is what the program would write now: reference pages, and the text of `kg --help`."""

from pathlib import Path

import pytest
from generate import ROOT, pages


@pytest.mark.parametrize(("path", "text"), pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_file_is_fresh(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, f"`python docs/generate.py` writes {path.relative_to(ROOT)} anew"


def test_help_is_printed_from_its_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.__main__ import main

    monkeypatch.setattr("sys.argv", ["kg", "--help"])
    assert main() == 0
    assert capsys.readouterr().out == pages()[ROOT / "kg" / "cli" / "help.txt"]
