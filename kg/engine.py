"""The two engines behind one face: Neo4j asked in Cypher, and the files as RDF asked in SPARQL."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from neo4j import Driver
    from pyoxigraph import Store

    from kg.connection import Connection
    from loaders import Graph
    from loaders.rows import Rows
    from ontology import Vocabulary
    from queries import Answer, Question, Receipt
    from queries.engines import Given


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


@contextmanager
def engine(name: str, data: Path | None, vocabulary: Vocabulary) -> Iterator[Engine]:
    """Open the engine `cypher` (the database, which must be loaded) or `sparql` (a folder of files).

    Raises:
        kg.server.ServerError: the server cannot be had.
        loaders.BadData: something in the files is wrong.
        queries.QuestionError: the database is empty.
    """
    from kg import api

    if name == "sparql":
        yield files(vocabulary, data)
        return
    from kg.connection import connect

    with connect(os.environ) as connection:
        api.require_loaded(connection.driver, connection.database, vocabulary)
        yield Database(vocabulary, connection, data)


def files(vocabulary: Vocabulary, data: Path | None) -> Files:
    """The engine of a folder of files.

    Raises:
        loaders.BadData: something in the files is wrong.
    """
    from kg import api
    from kg.places import data_folder
    from loaders.dataset import dataset_of
    from loaders.rows import Rows

    records, graph = api.checked(data, vocabulary)
    return Files(vocabulary, graph, Rows(vocabulary, dataset_of(records.documents, data or data_folder())))


@dataclass
class Files:
    """The files as RDF."""

    vocabulary: Vocabulary
    graph: Graph
    rows: Rows

    @cached_property
    def _store(self) -> Store:
        from kg.rdf import dataset

        return dataset(self.graph, self.vocabulary)

    def answer(self, question: Question, given: Given) -> Answer:
        """As `Engine`."""
        from queries import ask_sparql

        return existing(ask_sparql(question, given, self.vocabulary, self._store), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """As `Engine`."""
        from queries.receipts import from_rdf

        return with_origins(from_rdf(identifiers, self._store, self.vocabulary), self.graph)

    def things(self, cls: str) -> list[Named]:
        """As `Engine`."""
        return self.named(n.id for n in self.graph.nodes.values() if self.vocabulary.is_a(n.cls, cls))

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """As `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [Named(node.id, _name(dict(node.values).get("name"))) for node in nodes]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """As `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [(node.id, *link) for node in nodes for link in node.links]

    def version(self) -> str:
        """As `Engine`."""
        return _version({node.id: self.rows.content_hash(node) for node in self.graph.nodes.values()})


@dataclass
class Database:
    """Neo4j; the files, where they are there, tell where a statement is written."""

    vocabulary: Vocabulary
    connection: Connection
    data: Path | None

    @property
    def _driver(self) -> Driver:
        return self.connection.driver

    def answer(self, question: Question, given: Given) -> Answer:
        """As `Engine`."""
        from queries import ask_cypher

        return existing(ask_cypher(question, given, self.vocabulary, self._driver, self.connection.database), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """As `Engine`."""
        from queries.receipts import from_neo4j

        found = from_neo4j(identifiers, self._driver, self.connection.database)
        return with_origins(found, self._files) if found else {}

    @cached_property
    def _files(self) -> Graph:
        from kg import api

        return api.checked(self.data, self.vocabulary)[1]

    def things(self, cls: str) -> list[Named]:
        """As `Engine`."""
        from loaders.schema import ours

        return [Named(*row) for row in self._read(f"{ours(self.vocabulary)} AND n:`{cls}` RETURN n.id, n.name")]

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """As `Engine`."""
        from loaders.schema import root

        cypher = f"UNWIND $ids AS id MATCH (n:`{root(self.vocabulary)}` {{id: id}}) RETURN n.id, n.name"
        return [Named(*row) for row in self._read(cypher, ids=sorted(set(identifiers)))]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """As `Engine`."""
        from loaders.schema import root

        top = root(self.vocabulary)
        predicates = {p.relationship: p.name for p in self.vocabulary.properties.values()}
        cypher = f"UNWIND $ids AS id MATCH (n:`{top}` {{id: id}})-[r]->(m:`{top}`) RETURN n.id, type(r), m.id"
        found = self._read(cypher, ids=sorted(set(identifiers)))
        return sorted((one, predicates[kind], other) for one, kind, other in found if kind in predicates)

    def version(self) -> str:
        """As `Engine`."""
        from loaders.rows import HASH
        from loaders.schema import ours

        rows = self._read(f"{ours(self.vocabulary)} RETURN n.id, n.{HASH}")
        return _version({row[0]: int(row[1]) for row in rows})

    def _read(self, cypher: str, **parameters: object) -> list[tuple[str, ...]]:
        from neo4j import Query

        from queries.engines import reader

        with reader(self._driver, self.connection.database) as session:
            return sorted(tuple(record.values()) for record in session.run(Query(cypher), parameters))


def existing(answer: Answer, asked: Engine) -> Answer:
    """The answer, unless it has no rows because a thing that a parameter names does not exist.

    Raises:
        queries.QuestionError: it does not; the message names the closest.
    """
    from queries import QuestionError
    from queries.catalogue import close_to

    classes = asked.vocabulary.classes
    wanted = {p.name: (p.type, answer.parameters.get(p.name)) for p in answer.question.parameters if p.type in classes}
    for name, (cls, value) in wanted.items() if not answer.rows else ():
        if value is not None and not asked.named([str(value)]):
            remedy = close_to(str(value), [thing.id for thing in asked.things(cls)], "look it up with `kg show`")
            raise QuestionError(f"{name}={value} does not exist, expected the identifier of {cls}, {remedy}")
    return answer


def with_origins(found: Mapping[str, Receipt], files: Graph) -> dict[str, Receipt]:
    """Add to each receipt the `file:line` of the YAML, where the files have the statement."""
    from loaders.places import lines

    origins = lines(files.nodes[identifier] for identifier in found if identifier in files.nodes)
    return {identifier: replace(receipt, origin=origins.get(identifier)) for identifier, receipt in found.items()}


def _name(value: object) -> str | None:
    return str(value) if value is not None else None


def _version(hashes: Mapping[str, int]) -> str:
    content = "".join(f"{identifier} {digest}\n" for identifier, digest in sorted(hashes.items()))
    return blake2b(content.encode(), digest_size=8).hexdigest()
