"""One load at a time: a lock in the database that ends with the connection of its holder.

The lock is an open transaction that has written to one node. When its client is killed or cut off, the server rolls
it back, so that nobody has to break a lock that was left behind. The holder, and whether batches are being written,
are committed in a second node for others to read: the load record.
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
from kg.loaders.neo4j.schema import LOCK_LABEL, RECORD_LABEL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from neo4j import Driver, ManagedTransaction, Session, Transaction

_PROBE_SECONDS = 0.5
_RETRY_SECONDS = 0.5
_FIELDS = "r.holder, r.since, coalesce(r.unfinished, false), r.finished, coalesce(r.number, 0)"


class LoadRecord(NamedTuple):
    """The record of the last load in the database.

    Attributes:
        holder: user, computer and process.
        since: when the load began, ISO 8601 in UTC.
        unfinished: whether it began to write in batches and did not end.
        finished: when it ended; None where it has not.
        number: its number, counted from 1.
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
    notify: Callable[[str], None] = lambda _: None,
    *,
    types: Collection[str] = (),
    whole: bool = True,
) -> Iterator[LoadRecord | None]:
    """Hold the lock for the length of a block, and yield the record of the load before.

    At the end of the block, the end of the load is recorded in the transaction that releases the lock.

    Args:
        driver: of the server.
        database: the name of the database; None for the user's own.
        wait: seconds to wait while another load holds the lock.
        notify: called once, with a sentence for the user, when another load holds it.
        types: relationship types that are written, recorded so that loads know them when the vocabulary drops them.
        whole: whether a whole dataset is loaded; only that completes an unfinished load.

    Raises:
        LoadError: another load holds the lock for longer.
    """
    with driver.session(database=database) as session:
        _wait(session, wait, notify)
        with session.begin_transaction() as tx:
            _take_lock(tx)
            with driver.session(database=database) as record_session:
                before = record_session.execute_write(_record_begin, list(types))
            yield before
            _record_end(tx, {"finished": _now(), **({"unfinished": False} if whole else {})})
            tx.commit()


def last_load(session: Session) -> LoadRecord | None:
    """Return the record of the last load; None when there was none."""
    return session.execute_read(_read_record)


def set_unfinished(session: Session) -> None:
    """Record that batches are being written, so that readers know that they may see half a load."""
    session.execute_write(_set_unfinished)


def _wait(session: Session, wait: float, notify: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait
    notified = False
    while not _is_free(session):
        record = last_load(session)
        holder = f"{record.holder}, since {record.since}" if record else "unknown"
        if time.monotonic() >= deadline:
            raise LoadError(
                f"another load is under way ({holder}); expected one at a time, run `kg load` again when it ends"
            )
        if not notified:
            notify(f"another load is under way ({holder}); waiting until it ends, {wait:.0f} s at most")
            notified = True
        time.sleep(_RETRY_SECONDS)


def _is_free(session: Session) -> bool:
    try:
        with session.begin_transaction(timeout=_PROBE_SECONDS) as tx:
            _take_lock(tx)
            tx.rollback()
    except Neo4jError as error:
        if "Timed" not in (error.code or "") and "Lock" not in (error.code or ""):
            raise
        return False
    return True


def _take_lock(tx: Transaction) -> None:
    tx.run(f"MERGE (lock:{LOCK_LABEL} {{name: 'load'}}) SET lock.taken = true").consume()


def _this_process() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        user = "somebody"
    return f"{user}@{socket.gethostname()} process {os.getpid()}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read_record(tx: ManagedTransaction, /) -> LoadRecord | None:
    rows = read_rows(tx, f"MATCH (r:{RECORD_LABEL}) RETURN {_FIELDS}")
    return LoadRecord(*rows[0]) if rows else None


def _record_begin(tx: ManagedTransaction, /, types: list[str]) -> LoadRecord | None:
    """Record that a load begins; return the record of the one before."""
    cypher = (
        f"MERGE (r:{RECORD_LABEL} {{name: 'load'}}) WITH r, [{_FIELDS}] AS before, coalesce(r.types, []) AS types "
        "SET r += $values, r.number = before[4] + 1, r.types = types + [name IN $types WHERE NOT name IN types] "
        "RETURN before"
    )
    values = {"holder": _this_process(), "since": _now(), "finished": None}
    before = LoadRecord(*read_rows(tx, cypher, values=values, types=types)[0][0])
    return before if before.holder else None


def _set_unfinished(tx: ManagedTransaction, /) -> None:
    tx.run(f"MATCH (r:{RECORD_LABEL}) SET r.unfinished = true").consume()


def _record_end(tx: Transaction, values: dict[str, str | bool]) -> None:
    """Record the end of a load, and remove the node of the lock."""
    tx.run(f"MATCH (r:{RECORD_LABEL}), (lock:{LOCK_LABEL}) SET r += $values DELETE lock", values=values).consume()
