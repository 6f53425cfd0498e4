"""Receipts: which source makes the statements behind a row, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, Store

from kg.loaders.rdf.terms import python_value
from kg.queries.answer import Receipt
from kg.queries.neo4j_engine import reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neo4j import Driver

    from kg.ontology import Vocabulary

FOLDER = Path(__file__).resolve().parent


def from_neo4j(identifiers: Iterable[str], driver: Driver, database: str | None = None) -> dict[str, Receipt]:
    """Return the receipt of each statement, by its identifier, from Neo4j."""
    cypher = (FOLDER / "receipts.cypher").read_text(encoding="utf-8")
    with reader(driver, database) as session:
        rows = session.execute_read(lambda tx: [tuple(r.values()) for r in tx.run(cypher, ids=sorted(identifiers))])
    return {row[0]: Receipt(*row) for row in rows}


def from_rdf(identifiers: Iterable[str], store: Store, vocabulary: Vocabulary) -> dict[str, Receipt]:
    """Return the receipt of each statement, by its identifier, from the RDF store."""
    values = " ".join(f"<{vocabulary.base}{identifier}>" for identifier in sorted(identifiers))
    sparql = (FOLDER / "receipts.rq").read_text(encoding="utf-8").replace("{}", f"{{ {values} }}", 1)
    solutions = store.query(sparql)
    if not isinstance(solutions, QuerySolutions):
        return {}
    rows = [tuple(python_value(solution[i], vocabulary) for i in range(7)) for solution in solutions]
    return {row[0]: Receipt(*row) for row in rows}
