"""`Answer`: the rows of a question, and what is behind them; `Engine`: what gives answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from kg.queries.catalogue.problems import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager

    import networkx as nx
    import pandas as pd
    from pyvis.network import Network

    from kg.ontology import Vocabulary
    from kg.queries.catalogue.parameters import Given
    from kg.queries.catalogue.question import Question
    from kg.queries.rows import Cell, Row

Opener = TypeVar("Opener")
REPR = 300  # characters of a `repr` at most


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where one statement comes from. `origin` is `file:line` of the YAML, where that is known."""

    statement: str
    source: str
    title: str
    issued: str | None
    line: int | None
    locator: str | None
    status: str
    origin: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The answer to a question with some parameters.

    Attributes:
        question: the question.
        parameters: the value of each of its parameters.
        rows: in the order that the question gives them.
        open_engine: opens the engine that answered; None for an answer that `kg.ask` did not give.
        draw: draws an answer for an audience; None likewise.
    """

    question: Question
    parameters: Mapping[str, str | int | None]
    rows: tuple[Row, ...]
    open_engine: Callable[[], AbstractContextManager[Engine]] | None = field(default=None, compare=False)
    draw: Callable[..., Network] | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self.parameters.items() if value is not None)
        columns = ", ".join(column.name for column in self.question.columns)
        rows = f"{len(self.rows)} row{'s' * (len(self.rows) != 1)}"
        text = f"Answer({self.question.stem}{values}: {rows} of {columns})"
        return text if len(text) < REPR else f"{text[: REPR - 3]}…)"

    @property
    def statements(self) -> set[str]:
        """The identifiers of all statements behind its rows."""
        return {statement for row in self.rows for statement in row.statements}

    @property
    def texts(self) -> set[str]:
        """All cells as text, and all members of lists: among them the identifiers that the answer names."""
        cells = [cell for row in self.rows for cell in row.cells]
        return {str(text) for cell in cells for text in (cell if isinstance(cell, tuple) else (cell,))}

    def records(self) -> list[dict[str, Cell | list[str]]]:
        """Return the rows by column, with lists as lists: ready for JSON and for pandas."""
        names = [column.name for column in self.question.columns]
        return [
            {n: list(c) if isinstance(c, tuple) else c for n, c in zip(names, row.cells, strict=True)}
            for row in self.rows
        ]

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a table of pandas, which has to be installed; lists stay lists."""
        import pandas as pd

        return pd.DataFrame(self.records(), columns=[column.name for column in self.question.columns])

    def receipts(self) -> list[list[Receipt]]:
        """Return for each row where its statements come from.

        Raises:
            QuestionError: the answer has no engine.
        """
        with self._connected(self.open_engine)() as engine:
            receipts = engine.receipts(self.statements)
        return [[receipts[statement] for statement in row.statements if statement in receipts] for row in self.rows]

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return what the answer names and the statements behind it, with their ends, as a graph of networkx.

        Nodes are identifiers with `name` and `cls`, the name of their class; edges have as key the name of their
        property.

        Raises:
            QuestionError: the answer has no engine.
        """
        import networkx as nx

        with self._connected(self.open_engine)() as engine:
            named = {entity.id for entity in engine.existing(self.texts)}
            behind = engine.edges(named | self.statements)
            edges = [edge for edge in behind if edge[0] in self.statements or edge[2] in named]
            ends = {end for source, _, target in edges for end in (source, target)}
            nodes = engine.existing(named | self.statements | ends)
            classes = engine.vocabulary.by_segment
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in nodes:
            graph.add_node(node.id, name=node.name, cls=classes[node.id.split("/", 1)[0]].name)
        for source, predicate, target in edges:
            graph.add_edge(source, target, key=predicate)
        return graph

    def network(self, audience: str = "public") -> Network:
        """Return a picture of what the answer names and the statements behind it, as a network of pyvis.

        Args:
            audience: `public`, who sees some people by their role only, or `internal`.

        Raises:
            QuestionError: the answer has no engine, or the files are not those that were loaded.
        """
        return self._connected(self.draw)(self, audience=audience)

    def _connected(self, opener: Opener | None) -> Opener:
        if opener is None:
            raise QuestionError(f"{self!r} has no engine, expected an answer of `kg.ask`, ask the question with it")
        return opener


class NamedEntity(NamedTuple):
    """An entity by its identifier, with its Latvian name where it has one."""

    id: str
    name: str | None


class Engine(Protocol):
    """What answers questions, and gives what is behind the answers: Neo4j asked in Cypher, RDF asked in SPARQL."""

    vocabulary: Vocabulary

    def answer(self, question: Question, given: Given) -> Answer:
        """Return the answer to a question."""

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """Return the receipt of each statement, by its identifier."""

    def entities(self, cls: str) -> list[NamedEntity]:
        """Return all entities of a class, by identifier."""

    def existing(self, identifiers: Iterable[str]) -> list[NamedEntity]:
        """Return those of some identifiers that exist."""

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return the edges that go out from some nodes: source, predicate, target."""

    def version(self) -> str:
        """Return the version of the data: 16 hexadecimal digits that change with anything in the graph."""
