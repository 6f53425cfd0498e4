"""Write a diff to Neo4j: in one transaction where it fits one, else batch by batch, so that it may stop anywhere.

While batches are written, the database is marked as unfinished. Where a load leaves the mark behind, the next one
reads everything back and compares it, whatever the hashes say.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from neo4j.exceptions import TransientError

from kg.loaders.neo4j.batches import batch_weight, stages
from kg.loaders.neo4j.lock import set_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import ManagedTransaction, Session

    from kg.loaders.neo4j.batches import Batch
    from kg.loaders.neo4j.diff import Diff, Target

TRANSACTION_SIZE = 50_000  # nodes and relationships: half of what a server with half a gigabyte of heap can take
_PARALLEL_SESSIONS = 2  # one sends a batch while the server commits that of the other; more only wait

Progress = Callable[[str, int, int], None]


def write_diff(
    open_session: Callable[[], Session],
    diff: Diff,
    target: Target,
    progress: Progress,
    transaction_size: int = TRANSACTION_SIZE,
) -> None:
    """Write a diff to the database.

    Args:
        open_session: opens a session of the server to write to; each sees what those before it wrote.
        diff: the changes to write.
        target: the target that was compared.
        progress: called with a label, the number of nodes and relationships written, and their total.
        transaction_size: how many of them one transaction may write; more are written batch by batch.
    """
    ordered = stages(diff, target)
    batches = list(chain.from_iterable(stage.batches for stage in ordered))
    total = sum(map(batch_weight, batches))
    if total <= transaction_size and _write_in_one(open_session, batches):
        progress("rows written", total, total)
        return
    with open_session() as session:
        set_unfinished(session)
    done = 0

    def report(batch: Batch) -> None:
        nonlocal done
        done += batch_weight(batch)
        progress("rows written", done, total)

    for stage in ordered:
        _write_one_by_one(open_session, stage.batches, _PARALLEL_SESSIONS if stage.parallel else 1, report)


def _write_in_one(open_session: Callable[[], Session], batches: list[Batch]) -> bool:
    """Write all batches in one transaction; return False if the server has too little memory for it."""
    try:
        with open_session() as session:
            session.execute_write(_write, batches)
    except TransientError as error:
        if "OutOfMemory" not in (error.code or ""):
            raise
        return False
    return True


def _write_one_by_one(
    open_session: Callable[[], Session], batches: list[Batch], sessions: int, report: Callable[[Batch], None]
) -> None:
    """Write each batch in a transaction of its own, by several sessions; when one fails, no other batch begins."""
    remaining: Iterator[Batch] = iter(batches)
    turn = Lock()

    def work() -> None:
        nonlocal remaining
        try:
            with open_session() as session:
                while True:
                    with turn:
                        batch = next(remaining, None)
                    if batch is None:
                        return
                    session.execute_write(_write, [batch])
                    with turn:
                        report(batch)
        except BaseException:
            remaining = iter(())
            raise

    with ThreadPoolExecutor(sessions) as pool:
        for future in [pool.submit(work) for _ in range(min(sessions, len(batches)))]:
            future.result()


def _write(tx: ManagedTransaction, /, batches: list[Batch]) -> None:
    for batch in batches:
        for query in batch:
            tx.run(query.cypher, rows=query.rows).consume()
