"""A question: one stem, asked in Cypher and in SPARQL under one header, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology import Text

Cell = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `type` is a class (its value an identifier), a code list, or text, date or integer.

    One with an `example` must be given; the example is a value of the curated data with which it may be tried.
    """

    name: str
    type: str
    default: str | int | None
    meaning: Text
    example: str | int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: `type` is id, text, code, date, integer, number or list (of texts)."""

    name: str
    type: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. Each query returns its columns and `statements`, the identifiers behind the row.

    Attributes:
        theme: the folder that its files are in.
        cypher: under its prologue, as Neo4j Browser and cypher-shell take it.
        sparql: under its prologue, as any SPARQL engine takes it.
        draw: the columns whose identifiers make, with the statements, the sub-graph to draw.
        analysis: the computation that makes the answer from the edges that both queries return; None without one.
    """

    stem: str
    theme: str
    summary: Text
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    sparql: str
    draw: tuple[str, ...] = ()
    analysis: str | None = None

    @property
    def required(self) -> tuple[Parameter, ...]:
        """The parameters that must be given: those with an example."""
        return tuple(parameter for parameter in self.parameters if parameter.example is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells in the order of the columns, and the statements behind it, sorted."""

    cells: tuple[Cell, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question with some parameters."""

    question: Question
    parameters: Mapping[str, str | int | None]
    rows: tuple[Row, ...]

    @property
    def statements(self) -> set[str]:
        """The identifiers of all statements behind its rows."""
        return {statement for row in self.rows for statement in row.statements}

    def records(self) -> list[dict[str, Cell | list[str]]]:
        """The rows by column, with lists as lists: ready for JSON and for pandas."""
        names = [column.name for column in self.question.columns]
        return [
            {n: list(c) if isinstance(c, tuple) else c for n, c in zip(names, row.cells, strict=True)}
            for row in self.rows
        ]


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
