"""What is near to an answer and is none: each is planted beside true rows, which alone must come back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from cases import AGAIN, WORLDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases import Cell

    from kg.queries import Row

    Load = Callable[..., Callable[..., tuple[Row, ...]]]

MISSES = [(stem, what) for stem, world in WORLDS.items() for what in world.misses]
# The article that says so is itself a source.
OWN = re.compile("source/[sx]9")


@pytest.mark.parametrize("stem", WORLDS)
def test_the_world_has_its_rows(stem: str, ask_both: Load) -> None:
    world = WORLDS[stem]
    rows = ask_both(world.text)(stem, **world.given)
    assert tuple(row.cells for row in rows) == world.rows
    assert tuple(len(row.statements) for row in rows) == world.said


@pytest.mark.parametrize(("stem", "what"), MISSES, ids=lambda value: value)
def test_a_near_miss_changes_nothing(stem: str, what: str, ask_rdf: Load) -> None:
    world = WORLDS[stem]
    rows = _shown(ask_rdf(world.text, world.misses[what])(stem, **world.given))
    assert tuple(_first(row) for row in rows) == world.rows
    said = tuple(len(row.statements) for row in rows)
    # A second source that says the same is one more statement behind the same row, and nothing else is.
    assert said > world.said if what == AGAIN else said == world.said


@pytest.mark.parametrize("stem", WORLDS)
def test_all_near_misses_together_change_nothing(stem: str, ask_both: Load, ask_rdf: Load) -> None:
    world = WORLDS[stem]
    misses = [_apart(text, number) for number, text in enumerate(world.misses.values())]
    rows = _shown(ask_both(world.text, *misses)(stem, **world.given))
    assert tuple(_first(row) for row in rows) == world.rows
    again = [text for what, text in world.misses.items() if what == AGAIN]
    alone = _shown(ask_rdf(world.text, *again)(stem, **world.given))
    assert [len(row.statements) for row in rows] == [len(row.statements) for row in alone]


def _apart(text: str, number: int) -> str:
    """A near-miss whose own things are no other's."""
    own = "|".join(sorted(set(re.findall(r"\bid: ([a-z0-9-]+)", text)), key=len, reverse=True))
    return re.sub(rf"(\bid: |/)({own})(?![a-z0-9-])", rf"\g<1>\g<2>0{number}", text)


def _shown(rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if not OWN.match(str(row.cells[0]))]


def _first(row: Row) -> tuple[Cell, ...]:
    """The cells of a row without the sources of near-misses, which lists of sources name."""
    return tuple(tuple(x for x in c if not OWN.match(x)) if isinstance(c, tuple) else c for c in row.cells)
