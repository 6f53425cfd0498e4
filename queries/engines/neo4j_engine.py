"""Ask a question in Cypher of Neo4j.

The driver is imported inside functions: commands that read only files do not load it.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.loaders.neo4j.query import reader
from kg.queries.catalogue.parameters import parameters
from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.prologue import without_prologue
from kg.queries.catalogue.question import returned_columns
from kg.queries.engines.answer import NamedEntity
from kg.queries.engines.answer_rows import answer_of, require_existing, unique_texts
from kg.queries.engines.receipts import add_origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from neo4j import Driver

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries.catalogue.parameters import Given
    from kg.queries.catalogue.question import Question
    from kg.queries.engines.answer import Answer, Receipt

HALF = "a load by {last.holder}, begun {last.since}, is half done: answers may lack something, `kg load` completes it"
_OPTIONS = re.compile(r"\s*CYPHER\b(?:\s+(?:\d+|\w+\s*=\s*\w+))+\s+", re.IGNORECASE)


def ask_cypher(
    question: Question, given: Given, vocabulary: Vocabulary, driver: Driver, database: str | None = None
) -> Answer:
    """Ask Neo4j, in a transaction that may only read.

    Raises:
        QuestionError: a parameter does not fit.
    """
    from neo4j import RoutingControl

    values = parameters(question, given, vocabulary)
    # Unlike a session, this sends the beginning of the transaction and the query in one go.
    rows: list[list[Any]] = driver.execute_query(
        in_one(question),
        values,
        database_=database,
        routing_=RoutingControl.READ,
        result_transformer_=lambda result: result.single(strict=True)[0],
    )
    return answer_of(question, values, rows, unique_texts)


def in_one(question: Question) -> str:
    """Wrap a question's Cypher so that it returns all rows, in order, as one list.

    The driver reads each row as a message of its own, which takes five times as long as reading them in one.
    """
    query = without_prologue(question.cypher)
    options = _OPTIONS.match(query)
    before, query = (options[0], query[options.end() :]) if options else ("", query)
    names = ", ".join(f"`{name}`" for name in returned_columns(question.columns, question.analysis))
    return f"{before}CALL () {{\n{query}}}\nRETURN collect([{names}])"


def require_loaded(driver: Driver, database: str | None, vocabulary: Vocabulary) -> None:
    """Refuse to answer from a database into which nothing was loaded; warn where a load stopped half-way.

    Raises:
        QuestionError: it is empty.
    """
    from kg.loaders.neo4j.lock import last_load
    from kg.loaders.neo4j.query import read_rows
    from kg.loaders.neo4j.schema import match_loaded

    with reader(driver, database) as session:
        if not session.execute_read(read_rows, f"{match_loaded(vocabulary)} RETURN n.id LIMIT 1"):
            raise QuestionError("the graph database is empty, expected a loaded graph, run `kg load` first")
        last = last_load(session)
    if last is not None and last.unfinished:
        warnings.warn(HALF.format(last=last), stacklevel=2)


@dataclass
class Neo4jEngine:
    """A loaded database, asked in Cypher.

    Attributes:
        vocabulary: of the graph.
        driver: of the server.
        database: its name; None for the server's default.
        files: gives the graph of the files, for the `file:line` of statements.
    """

    vocabulary: Vocabulary
    driver: Driver
    database: str | None
    files: Callable[[], Graph]

    def answer(self, question: Question, given: Given) -> Answer:
        """See `Engine`."""
        return require_existing(ask_cypher(question, given, self.vocabulary, self.driver, self.database), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """See `Engine`."""
        from kg.queries.engines.receipts import from_neo4j

        receipts = from_neo4j(identifiers, self.driver, self.database)
        return add_origins(receipts, self.files()) if receipts else {}

    def entities(self, cls: str) -> list[NamedEntity]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import match_loaded

        return [
            NamedEntity(*row)
            for row in self._read(f"{match_loaded(self.vocabulary)} AND n:`{cls}` RETURN n.id, n.name")
        ]

    def existing(self, identifiers: Iterable[str]) -> list[NamedEntity]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import root_label

        cypher = f"UNWIND $ids AS id MATCH (n:`{root_label(self.vocabulary)}` {{id: id}}) RETURN n.id, n.name"
        return [NamedEntity(*row) for row in self._read(cypher, ids=sorted(set(identifiers)))]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import root_label

        top = root_label(self.vocabulary)
        predicates = {p.relationship: p.name for p in self.vocabulary.properties.values()}
        cypher = f"UNWIND $ids AS id MATCH (n:`{top}` {{id: id}})-[r]->(m:`{top}`) RETURN n.id, type(r), m.id"
        edges = self._read(cypher, ids=sorted(set(identifiers)))
        return sorted((source, predicates[kind], target) for source, kind, target in edges if kind in predicates)

    def version(self) -> str:
        """See `Engine`."""
        from kg.loaders.neo4j.node_rows import HASH
        from kg.loaders.neo4j.schema import match_loaded
        from kg.loaders.version import data_version

        rows = self._read(f"{match_loaded(self.vocabulary)} RETURN n.id, n.{HASH}")
        return data_version({row[0]: int(row[1]) for row in rows})

    def _read(self, cypher: str, **parameters: object) -> list[tuple[str, ...]]:
        from neo4j import Query

        from kg.loaders.neo4j.query import reader

        with reader(self.driver, self.database) as session:
            return sorted(tuple(record.values()) for record in session.run(Query(cypher), parameters))
