"""Cells and tables in Markdown, and how many rows an answer has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.queries import Answer


def table(names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""

    def line(row: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"

    return "\n".join([line(names), "|" + " --- |" * len(names), *map(line, cells)])


def cell_text(value: Any) -> str:
    """Return a cell as text: nothing for None, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(cell_text, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def answer_size(answer: Answer) -> str:
    """Return how many rows an answer has, and its parameters."""
    given = ", ".join(f"{name}={value}" for name, value in answer.parameters.items() if value is not None)
    return counted(len(answer.rows), "row") + (f" ({given})" if given else "")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
