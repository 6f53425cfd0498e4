"""A query that reads -> its rows."""

from typing import Any

from neo4j import ManagedTransaction


def read_rows(tx: ManagedTransaction, /, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The rows of a query, to be called by a session's `execute_read`."""
    return [tuple(record.values()) for record in tx.run(cypher, parameters)]
