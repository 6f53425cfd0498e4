"""What is near to an answer and is none: each is planted beside true rows, which alone must come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from near_misses import SEED, WORLDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from queries import Row

    Load = Callable[..., Callable[..., tuple[Row, ...]]]

MISSES = [(stem, what) for stem, world in WORLDS.items() for what in world.misses]


@pytest.mark.parametrize("stem", WORLDS)
def test_the_world_has_its_rows(stem: str, ask_both: Load) -> None:
    world = WORLDS[stem]
    rows = ask_both(world.text)(stem, **world.given)
    assert tuple(row.cells for row in rows) == world.rows
    assert tuple(len(row.statements) for row in rows) == world.said


@pytest.mark.parametrize(("stem", "what"), MISSES, ids=lambda value: value)
def test_a_near_miss_changes_nothing(stem: str, what: str, ask_both: Load) -> None:
    world = WORLDS[stem]
    planted = world.misses[what]
    rows = ask_both(world.text, planted if planted.startswith("source:") else SEED + planted)(stem, **world.given)
    shown = [row for row in rows if row.cells[0] != "source/s9"]  # the article that says so is itself a source
    assert tuple(row.cells for row in shown) == world.rows
    said = tuple(len(row.statements) for row in shown)
    # A second source that says the same is one more statement behind the same row, and nothing else is.
    assert said > world.said if what == "the same said by a second source" else said == world.said
