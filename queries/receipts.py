"""Receipts: which source says the statements behind a row, and where."""

from collections.abc import Iterable
from pathlib import Path

from neo4j import Driver
from pyoxigraph import QuerySolutions, Store

from kg.ontology import Vocabulary
from kg.queries.engines import python_value, reader
from kg.queries.question import Receipt

FOLDER = Path(__file__).resolve().parent


def from_neo4j(identifiers: Iterable[str], driver: Driver, database: str | None = None) -> dict[str, Receipt]:
    """The receipt of each statement, by its identifier, from Neo4j."""
    cypher = (FOLDER / "receipts.cypher").read_text(encoding="utf-8")
    with reader(driver, database) as session:
        rows = session.execute_read(lambda tx: [tuple(r.values()) for r in tx.run(cypher, ids=sorted(identifiers))])
    return {row[0]: Receipt(*row) for row in rows}


def from_rdf(identifiers: Iterable[str], store: Store, vocabulary: Vocabulary) -> dict[str, Receipt]:
    """The receipt of each statement, by its identifier, from the RDF dataset."""
    values = " ".join(f"<{vocabulary.base}{identifier}>" for identifier in sorted(identifiers))
    sparql = (FOLDER / "receipts.rq").read_text(encoding="utf-8").replace("{}", f"{{ {values} }}", 1)
    solutions = store.query(sparql)
    if not isinstance(solutions, QuerySolutions):
        return {}
    rows = [tuple(python_value(solution[i], vocabulary) for i in range(7)) for solution in solutions]
    return {row[0]: Receipt(*row) for row in rows}
