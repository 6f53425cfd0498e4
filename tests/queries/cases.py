"""What every question answers, from `cases/<stem>.yaml`: written by hand from the texts, not from what a query gave.

rows     by name: cells, where the texts say so (`source:line`, one for each statement behind the row; only the
         source where it has no lines), and the facts of the register of facts that it rests on
cases    what is given to the question on the curated data, and the rows that it then has, in this order
world    a small world (`text`, one file; a line `---` begins another), what is given, and its rows with the number of statements behind each
misses   by what they are: files that may be added to the world without changing the answer; one that does not
         name its source is another article like the first. `the same said by a second source` adds statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "cases"
SECOND = "source: {id: s9, name: Otrs raksts, scope: seed}\n"
AGAIN = "the same said by a second source"
# What these answer is of one source alone: a second one that says the same adds nothing, or ends it.
ONE_SOURCE = {"single-source-things", "source-statements", "statement-counts"}

Cell = str | int | float | None | tuple[str, ...]
Given = dict[str, str | int | None]


@dataclass(frozen=True)
class Row:
    """One expected row."""

    cells: tuple[Cell, ...]
    said: str
    facts: str


@dataclass(frozen=True)
class Case:
    """A question with what is given to it, and the rows that it then has, in this order."""

    stem: str
    given: Given
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class World:
    """A small world, the rows that a question has in it, how many statements are behind each, and near-misses."""

    text: str
    given: Given
    rows: tuple[tuple[Cell, ...], ...]
    said: tuple[int, ...]
    misses: Mapping[str, str]


def _cells(values: list[Any]) -> tuple[Cell, ...]:
    cells = tuple(tuple(value) if isinstance(value, list) else value for value in values)
    assert all(cell is None or isinstance(cell, str | int | float | tuple) for cell in cells), (
        f"{values}: quote what YAML takes for a date"
    )
    return cells


def _cases(stem: str, content: dict[str, Any]) -> list[Case]:
    rows = {name: Row(_cells(row["cells"]), row["said"], row["facts"]) for name, row in content["rows"].items()}
    named = {name for case in content["cases"] for name in case["rows"]}
    assert named == rows.keys(), f"{stem}: rows {named ^ rows.keys()} are in no case, or in a case only"
    return [Case(stem, case["given"], tuple(rows[name] for name in case["rows"])) for case in content["cases"]]


def _world(content: dict[str, Any]) -> World:
    world = content["world"]
    rows = tuple(_cells(row["cells"]) for row in world["rows"])
    misses = {what: text if text.startswith("source:") else SECOND + text for what, text in content["misses"].items()}
    return World(world["text"], world.get("given", {}), rows, tuple(row["said"] for row in world["rows"]), misses)


_FILES = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yaml"))}
CASES = [case for stem, content in _FILES.items() for case in _cases(stem, content)]
WORLDS = {stem: _world(content) for stem, content in _FILES.items()}
