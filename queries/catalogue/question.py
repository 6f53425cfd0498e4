"""A question: one stem, asked in Cypher and in SPARQL under one header."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.ontology import Text
from kg.queries.analyses import EDGE_COLUMNS

STATEMENTS = "statements"


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


def returned_columns(columns: Sequence[Column], analysis: str | None) -> list[str]:
    """Return the columns of both queries: those declared, or the edges that the analysis takes, and the statements."""
    return [*(EDGE_COLUMNS if analysis else (column.name for column in columns)), STATEMENTS]
