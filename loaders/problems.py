"""`Problem`: what is wrong in a file, where, what was expected and how to mend it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

import orjson

from kg.errors import DATA, KgError


class Problem(NamedTuple):
    """One thing that is wrong, as the curator reads it. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    what: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}, expected {self.expected}, {self.remedy}"


class Fault(NamedTuple):
    """A problem before its place is known in lines: `pointer` leads to the value, `on_key` to its key instead."""

    pointer: tuple[str | int, ...]
    on_key: bool
    what: str
    expected: str
    remedy: str


class BadData(KgError):
    """The files cannot become a graph. Carries every problem, in the order of files and lines."""

    exit_code = DATA

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["BadData"], tuple[list[Problem]]]:
        """So that it stays whole on its way from another process."""
        return BadData, (self.problems,)


def did_you_mean(word: str, choices: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return `did you mean …?` with the closest choice, or another remedy when none is close."""
    close = get_close_matches(word, list(choices), n=1, cutoff=cutoff)
    return f"did you mean {shown(close[0])}?" if close else otherwise


def one_of(choices: Iterable[str], most: int = 12) -> str:
    """The choices as words; a long list is cut."""
    words = sorted(choices)
    cut = ", ".join(words[:most])
    return f"one of {cut}, …" if len(words) > most else f"one of {cut}"


def shown(value: Any) -> str:
    """A value as the curator sees it in a message: on one line, and cut where it is long."""
    text = value if isinstance(value, str) else "nothing" if value is None else orjson.dumps(value).decode()
    line = " ".join(text[:100].split()) or "(empty)"
    return line if len(line) <= 60 and len(text) <= 100 else line[:57] + "…"
