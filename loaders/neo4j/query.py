"""A query that reads -> its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def read_rows(tx: ManagedTransaction, /, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query; to be called by a session's `execute_read`."""
    return [tuple(record.values()) for record in tx.run(cypher, parameters)]
