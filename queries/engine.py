"""The two engines behind one face: Neo4j asked in Cypher, and the files as RDF asked in SPARQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from neo4j import Driver
    from pyoxigraph import Store

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Answer, Question, Receipt
    from kg.queries.engines import Given


HALF = "a load by {last.holder}, begun {last.since}, is half done: answers may lack something, `kg load` completes it"


class Named(NamedTuple):
    """A thing by its identifier, with its Latvian name where it has one."""

    id: str
    name: str | None


class Engine(Protocol):
    """What answers questions, and tells what is behind the answers."""

    vocabulary: Vocabulary

    def answer(self, question: Question, given: Given) -> Answer:
        """The rows of a question."""

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """The receipt of each statement, by its identifier."""

    def things(self, cls: str) -> list[Named]:
        """Everything of a class, by identifier."""

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """Those of some identifiers that exist."""

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """The edges that go out from some things: source, predicate, target."""

    def version(self) -> str:
        """16 hexadecimal digits that change with anything in the graph: the version of the data."""


def require_loaded(driver: Driver, database: str | None, vocabulary: Vocabulary) -> None:
    """Refuse to answer from a database into which nothing was loaded; warn where a load stopped half-way.

    Raises:
        QuestionError: it is empty.
    """
    import warnings

    from kg.loaders.neo4j.lock import record
    from kg.loaders.neo4j.query import read_rows
    from kg.loaders.neo4j.schema import ours
    from kg.queries import QuestionError
    from kg.queries.engines import reader

    with reader(driver, database) as session:
        if not session.execute_read(read_rows, f"{ours(vocabulary)} RETURN n.id LIMIT 1"):
            raise QuestionError("the graph database is empty, expected a loaded graph, run `kg load` first")
        last = record(session)
    if last is not None and last.unfinished:
        warnings.warn(HALF.format(last=last), stacklevel=2)


@dataclass
class RdfEngine:
    """A graph as RDF, asked in SPARQL.

    Attributes:
        vocabulary: of the graph.
        graph: to ask.
        data_version: gives the version of the data that the graph is from.
    """

    vocabulary: Vocabulary
    graph: Graph
    data_version: Callable[[], str]

    @cached_property
    def _store(self) -> Store:
        from kg.loaders.rdf.projection import dataset

        return dataset(self.graph, self.vocabulary)

    def answer(self, question: Question, given: Given) -> Answer:
        """See `Engine`."""
        from kg.queries import ask_sparql

        return existing(ask_sparql(question, given, self.vocabulary, self._store), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """See `Engine`."""
        from kg.queries.receipts import from_rdf

        return with_origins(from_rdf(identifiers, self._store, self.vocabulary), self.graph)

    def things(self, cls: str) -> list[Named]:
        """See `Engine`."""
        return self.named(n.id for n in self.graph.nodes.values() if self.vocabulary.is_a(n.cls, cls))

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """See `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [Named(node.id, _name(dict(node.values).get("name"))) for node in nodes]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """See `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [(node.id, *link) for node in nodes for link in node.links]

    def version(self) -> str:
        """See `Engine`."""
        return self.data_version()


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
        from kg.queries import ask_cypher

        return existing(ask_cypher(question, given, self.vocabulary, self.driver, self.database), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """See `Engine`."""
        from kg.queries.receipts import from_neo4j

        found = from_neo4j(identifiers, self.driver, self.database)
        return with_origins(found, self.files()) if found else {}

    def things(self, cls: str) -> list[Named]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import ours

        return [Named(*row) for row in self._read(f"{ours(self.vocabulary)} AND n:`{cls}` RETURN n.id, n.name")]

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import root

        cypher = f"UNWIND $ids AS id MATCH (n:`{root(self.vocabulary)}` {{id: id}}) RETURN n.id, n.name"
        return [Named(*row) for row in self._read(cypher, ids=sorted(set(identifiers)))]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """See `Engine`."""
        from kg.loaders.neo4j.schema import root

        top = root(self.vocabulary)
        predicates = {p.relationship: p.name for p in self.vocabulary.properties.values()}
        cypher = f"UNWIND $ids AS id MATCH (n:`{top}` {{id: id}})-[r]->(m:`{top}`) RETURN n.id, type(r), m.id"
        found = self._read(cypher, ids=sorted(set(identifiers)))
        return sorted((one, predicates[kind], other) for one, kind, other in found if kind in predicates)

    def version(self) -> str:
        """See `Engine`."""
        from kg.loaders.neo4j.node_rows import HASH
        from kg.loaders.neo4j.schema import ours
        from kg.loaders.version import data_version

        rows = self._read(f"{ours(self.vocabulary)} RETURN n.id, n.{HASH}")
        return data_version({row[0]: int(row[1]) for row in rows})

    def _read(self, cypher: str, **parameters: object) -> list[tuple[str, ...]]:
        from neo4j import Query

        from kg.queries.engines import reader

        with reader(self.driver, self.database) as session:
            return sorted(tuple(record.values()) for record in session.run(Query(cypher), parameters))


def existing(answer: Answer, asked: Engine) -> Answer:
    """The answer, unless it has no rows because a thing that a parameter names does not exist.

    Raises:
        queries.QuestionError: it does not; the message names the closest.
    """
    from kg.queries import QuestionError
    from kg.queries.catalogue import close_to

    classes = asked.vocabulary.classes
    wanted = {p.name: (p.type, answer.parameters.get(p.name)) for p in answer.question.parameters if p.type in classes}
    for name, (cls, value) in wanted.items() if not answer.rows else ():
        if value is not None and not asked.named([str(value)]):
            remedy = close_to(str(value), [thing.id for thing in asked.things(cls)], "look it up with `kg show`")
            raise QuestionError(f"{name}={value} does not exist, expected the identifier of {cls}, {remedy}")
    return answer


def with_origins(found: Mapping[str, Receipt], files: Graph) -> dict[str, Receipt]:
    """Add to each receipt the `file:line` of the YAML, where the files have the statement."""
    from kg.loaders.files.origins import lines

    origins = lines(files.nodes[identifier] for identifier in found if identifier in files.nodes)
    return {identifier: replace(receipt, origin=origins.get(identifier)) for identifier, receipt in found.items()}


def _name(value: object) -> str | None:
    return str(value) if value is not None else None
