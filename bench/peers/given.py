"""The input of every peer: the graph, the server, and a timer. Standard library only."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(sys.argv[1])
AGAIN = "again" in sys.argv
URI, USER, PASSWORD = (os.environ[f"NEO4J_{name}"] for name in ("URI", "USERNAME", "PASSWORD"))


class Nodes(NamedTuple):
    """All nodes of a class, its own label first; each row has `id` and the properties."""

    cls: str
    labels: list[str]
    rows: list[dict[str, Any]]


class Edges(NamedTuple):
    """All relationships of a type between two classes, as pairs of identifiers."""

    kind: str
    source: str
    target: str
    rows: list[list[str]]


def graph() -> tuple[list[Nodes], list[Edges]]:
    """Return the graph, with its classes ordered so that the ends of relationships come before their starts."""
    given = json.loads((FOLDER / "graph.json").read_text(encoding="utf-8"))
    nodes, edges = [Nodes(*item) for item in given["nodes"]], [Edges(*item) for item in given["edges"]]
    for of_class in nodes:
        for row in of_class.rows:
            row.update({name: date.fromisoformat(row[name]) for name in given["dates"] if name in row})
    return nodes, edges


def keys(nodes: Nodes) -> dict[str, bool]:
    """Return the properties of nodes of a class, and whether they are lists."""
    return {name: isinstance(value, list) for row in nodes.rows for name, value in row.items() if name != "id"}


def batches(rows: list[Any], size: int = 5_000) -> Iterator[list[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


@contextmanager
def timed() -> Iterator[None]:
    """Print the seconds of the block as JSON."""
    start = time.perf_counter()
    yield
    print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
