"""The lists of docs/architecture.md are true: a command enters each room once, in this order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from kg.server.connection import Connection

ROOT = Path(__file__).parents[2]
PROJECT = "/kg/project.py"
ROOMS = (
    *("loaders/files", "loaders/curated", "loaders/neo4j", "loaders/rdf", "kg/server"),
    *("queries/catalogue", "queries/engines", "kg/publish", "kg/page"),
)


def rooms_called(action: Callable[[], object]) -> list[str]:
    """Return the rooms that `Project` calls during an action, in order, without consecutive repeats."""
    rooms: list[str] = []

    def watch(frame: FrameType, _event: str, _: object) -> None:
        caller = frame.f_back
        if caller is None or not caller.f_code.co_filename.endswith(PROJECT) or frame.f_code.co_name[:1] == "<":
            return
        callee = Path(frame.f_code.co_filename).resolve()
        room = next((room for room in ROOMS if (ROOT / room) in callee.parents), None)
        if room and rooms[-1:] != [room]:
            rooms.append(room)

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        action()
    finally:
        sys.settrace(before)
    return rooms


def documented(heading: str) -> list[str]:
    """Return the rooms in the numbered list under a heading of the page, in order of their first mention."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]
    listed = section.split("\n1. ", 1)[1]
    return list(dict.fromkeys(name for name in listed.split("`")[1::2] if name in ROOMS))


def test_a_load_enters_each_room_once(module_connection: Connection) -> None:
    assert module_connection
    rooms = rooms_called(lambda: Project.open(ROOT / "data").load())
    assert rooms == documented("`kg load`")


def test_a_question_enters_each_room_once() -> None:
    project = Project.open(ROOT / "data")
    rooms = rooms_called(lambda: project.ask("experts-across-networks", engine="sparql"))
    assert rooms == [room for room in documented("`kg ask`") if room != "kg/server"]
