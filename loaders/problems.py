"""`Problem`: an error in a file, with its position, what was expected and the remedy."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

import orjson

from kg.errors import DATA, KgError


class Problem(NamedTuple):
    """One error as the curator reads it. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    what: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}, expected {self.expected}, {self.remedy}"


class Fault(NamedTuple):
    """A problem without line and column: `pointer` is the path to its value, with `on_key` to the key of it."""

    pointer: tuple[str | int, ...]
    on_key: bool
    what: str
    expected: str
    remedy: str


class BadData(KgError):
    """The files cannot become a graph. Has all problems, sorted by file and line."""

    exit_code = DATA

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["BadData"], tuple[list[Problem]]]:
        """Support pickling, by which errors of worker processes are sent."""
        return BadData, (self.problems,)


def did_you_mean(word: str, choices: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return `did you mean …?` with the closest choice, or another remedy when none is close."""
    close = get_close_matches(word, list(choices), n=1, cutoff=cutoff)
    return f"did you mean {shown(close[0])}?" if close else otherwise


def one_of(choices: Iterable[str], most: int = 12) -> str:
    """Return `one of …` with the choices, sorted; a long list is cut."""
    names = sorted(choices)
    first = ", ".join(names[:most])
    return f"one of {first}, …" if len(names) > most else f"one of {first}"


def shown(value: Any) -> str:
    """Return a value as text for a message: on one line, and cut if long."""
    text = value if isinstance(value, str) else "nothing" if value is None else orjson.dumps(value).decode()
    line = " ".join(text[:100].split()) or "(empty)"
    return line if len(line) <= 60 and len(text) <= 100 else line[:57] + "…"
