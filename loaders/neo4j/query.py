"""Run a reading query and return its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def read_rows(tx: ManagedTransaction, /, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query; a session's `execute_read` calls this."""
    return [tuple(record.values()) for record in tx.run(cypher, parameters)]
