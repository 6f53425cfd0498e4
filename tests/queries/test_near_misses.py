"""What is near to an answer and is none: each is planted beside a true row, which alone must come back."""

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
    assert all(row.statements for row in rows)


@pytest.mark.parametrize(("stem", "what"), MISSES, ids=lambda value: value)
def test_a_near_miss_changes_nothing(stem: str, what: str, ask_both: Load) -> None:
    world = WORLDS[stem]
    planted = world.misses[what]
    rows = ask_both(world.text, planted if planted.startswith("source:") else SEED + planted)(stem, **world.given)
    shown = [row for row in rows if row.cells[0] != "source/s9"]  # the article that says so is itself a source
    assert tuple(row.cells for row in shown) == world.rows
