"""One load at a time: a lock in the database that ends with the connection of whoever holds it.

The lock is an open transaction that has written to one node. When its client is killed or cut off the server rolls
it back, so that no lock is left behind that somebody would have to break. Who holds it, and whether batches are
being written, stands committed in a second node, for others to read.
"""

from __future__ import annotations

import getpass
import os
import socket
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from neo4j.exceptions import Neo4jError

from kg.loaders.neo4j.diff import LoadError
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import LOCK, RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from neo4j import Driver, ManagedTransaction, Session, Transaction

_PROBE_SECONDS = 0.5
_AGAIN_SECONDS = 0.5
_SAID = "r.holder, r.since, coalesce(r.unfinished, false), r.finished, coalesce(r.number, 0)"


class Record(NamedTuple):
    """What the database says of the last load.

    Attributes:
        holder: user, computer and process.
        since: when it began, ISO 8601 in UTC.
        unfinished: whether it began to write in batches and did not come to the end.
        finished: when it ended; None where it has not.
        number: which it is, counted from 1.
    """

    holder: str
    since: str
    unfinished: bool
    finished: str | None
    number: int


@contextmanager
def locked(
    driver: Driver,
    database: str | None,
    wait: float,
    told: Callable[[str], None] = lambda _: None,
    *,
    types: Collection[str] = (),
    whole: bool = True,
) -> Iterator[Record | None]:
    """Hold the lock for the length of a block, which is given the record of the load before.

    Where the block comes to its end, the end of the load is noted in the very transaction that gives the lock back.

    Args:
        driver: of the server.
        database: the name of the database; None for the user's own.
        wait: for how many seconds to wait while another load holds it.
        told: told once, in a sentence, that another holds it.
        types: of relationships that are written, to be known as ours when the vocabulary has them no more.
        whole: whether a whole dataset is loaded; only that ends what was unfinished.

    Raises:
        LoadError: another load holds it for longer.
    """
    with driver.session(database=database) as session:
        _wait(session, wait, told)
        with session.begin_transaction() as tx:
            _take(tx)
            with driver.session(database=database) as beside:
                before = beside.execute_write(_begun, list(types))
            yield before
            _end(tx, {"finished": _now(), **({"unfinished": False} if whole else {})})
            tx.commit()


def record(session: Session) -> Record | None:
    """What the database says of the last load; None when there was none."""
    return session.execute_read(_record)


def set_unfinished(session: Session) -> None:
    """Note that batches are being written, so that readers know that they may see half a load."""
    session.execute_write(_unfinished)


def _wait(session: Session, wait: float, told: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait
    said = False
    while not _free(session):
        held = record(session)
        who = f"{held.holder}, since {held.since}" if held else "unknown"
        if time.monotonic() >= deadline:
            raise LoadError(
                f"another load is under way ({who}); expected one at a time, run `kg load` again when it ends"
            )
        if not said:
            told(f"another load is under way ({who}); waiting until it ends, {wait:.0f} s at most")
            said = True
        time.sleep(_AGAIN_SECONDS)


def _free(session: Session) -> bool:
    try:
        with session.begin_transaction(timeout=_PROBE_SECONDS) as tx:
            _take(tx)
            tx.rollback()
    except Neo4jError as error:
        if "Timed" not in (error.code or "") and "Lock" not in (error.code or ""):
            raise
        return False
    return True


def _take(tx: Transaction) -> None:
    tx.run(f"MERGE (lock:{LOCK} {{name: 'load'}}) SET lock.taken = true").consume()


def _me() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        user = "somebody"
    return f"{user}@{socket.gethostname()} process {os.getpid()}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _record(tx: ManagedTransaction, /) -> Record | None:
    found = read_rows(tx, f"MATCH (r:{RECORD}) RETURN {_SAID}")
    return Record(*found[0]) if found else None


def _begun(tx: ManagedTransaction, /, types: list[str]) -> Record | None:
    """Note that a load begins; the record of the one before."""
    cypher = (
        f"MERGE (r:{RECORD} {{name: 'load'}}) WITH r, [{_SAID}] AS before, coalesce(r.types, []) AS types "
        "SET r += $noted, r.number = before[4] + 1, r.types = types + [each IN $types WHERE NOT each IN types] "
        "RETURN before"
    )
    noted = {"holder": _me(), "since": _now(), "finished": None}
    before = Record(*read_rows(tx, cypher, noted=noted, types=types)[0][0])
    return before if before.holder else None


def _unfinished(tx: ManagedTransaction, /) -> None:
    tx.run(f"MATCH (r:{RECORD}) SET r.unfinished = true").consume()


def _end(tx: Transaction, noted: dict[str, str | bool]) -> None:
    """Note the end of a load, and leave nothing of the lock behind."""
    tx.run(f"MATCH (r:{RECORD}), (lock:{LOCK}) SET r += $noted DELETE lock", noted=noted).consume()
