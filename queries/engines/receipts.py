"""Receipts: which source makes the statements behind a row, and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, Store

from kg.loaders.files.origins import find_origins
from kg.loaders.neo4j.query import reader
from kg.loaders.rdf.terms import python_value
from kg.queries.engines.answer import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from neo4j import Driver

    from kg.loaders.graph import Graph
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


def add_origins(receipts: Mapping[str, Receipt], files: Graph) -> dict[str, Receipt]:
    """Return receipts with the `file:line` of the YAML, where the files have the statement."""
    origins = find_origins(files.nodes[identifier] for identifier in receipts if identifier in files.nodes)
    return {identifier: replace(receipt, origin=origins.get(identifier)) for identifier, receipt in receipts.items()}
