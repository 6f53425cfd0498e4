"""Batches -> Neo4j: in one transaction where they fit one, else one by one, so that they may stop anywhere.

Batches are written under a mark in the database: where it is left behind, the next load reads everything back and
compares it, whatever the hashes say.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from neo4j.exceptions import TransientError

from kg.loaders.neo4j.batches import size, stages
from kg.loaders.neo4j.lock import set_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import ManagedTransaction, Session

    from kg.loaders.neo4j.batches import Batch
    from kg.loaders.neo4j.diff import Diff, Target

AT_ONCE = 50_000  # what a server with half a gigabyte of heap takes in one transaction, twice over
_SIDE_BY_SIDE = 2  # while the server commits one batch it takes in the next; more only wait for each other

Progress = Callable[[str, int, int], None]


def write(
    opened: Callable[[], Session], changes: Diff, wanted: Target, progress: Progress, at_once: int = AT_ONCE
) -> None:
    """Make the changes.

    Args:
        opened: opens a session of the server to write to; each sees what those before it wrote.
        changes: what `compare` found.
        wanted: what it compared with.
        progress: told what is done, how many nodes and relationships of how many.
        at_once: how many of them are written in one transaction; more go batch by batch.
    """
    parts = stages(changes, wanted)
    batches = list(chain.from_iterable(part.batches for part in parts))
    total = sum(map(size, batches))
    if total <= at_once and _written(opened, batches):
        progress("rows written", total, total)
        return
    with opened() as session:
        set_unfinished(session)
    done = 0

    def written(batch: Batch) -> None:
        nonlocal done
        done += size(batch)
        progress("rows written", done, total)

    for part in parts:
        _write_each(opened, part.batches, _SIDE_BY_SIDE if part.side_by_side else 1, written)


def _written(opened: Callable[[], Session], batches: list[Batch]) -> bool:
    """Whether all could be written at once; no if the server has too little memory for it."""
    try:
        with opened() as session:
            session.execute_write(_write, batches)
    except TransientError as error:
        if "OutOfMemory" not in (error.code or ""):
            raise
        return False
    return True


def _write_each(
    opened: Callable[[], Session], batches: list[Batch], sessions: int, written: Callable[[Batch], None]
) -> None:
    """Write each batch in a transaction of its own, by several sessions; when one fails, the others begin no more."""
    left: Iterator[Batch] = iter(batches)
    turn = Lock()

    def work() -> None:
        nonlocal left
        try:
            with opened() as session:
                while True:
                    with turn:
                        batch = next(left, None)
                    if batch is None:
                        return
                    session.execute_write(_write, [batch])
                    with turn:
                        written(batch)
        except BaseException:
            left = iter(())
            raise

    with ThreadPoolExecutor(sessions) as pool:
        for future in [pool.submit(work) for _ in range(min(sessions, len(batches)))]:
            future.result()


def _write(tx: ManagedTransaction, /, batches: list[Batch]) -> None:
    for batch in batches:
        for statement in batch:
            tx.run(statement.cypher, rows=statement.rows).consume()
