"""Run a reading query and return its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session


def read_rows(tx: ManagedTransaction, /, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query; a session's `execute_read` calls this."""
    return [tuple(record.values()) for record in tx.run(cypher, parameters)]


def reader(driver: Driver, database: str | None) -> Session:
    """Open a session that only reads, and sees what this process wrote, on a cluster too."""
    from neo4j import READ_ACCESS

    shared = driver.execute_query_bookmark_manager
    return driver.session(database=database, default_access_mode=READ_ACCESS, bookmark_manager=shared)
