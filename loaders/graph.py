"""`Graph`: the one form in memory. Neo4j, RDF, the page and every export are projections of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Scalar = str | int | float | bool
Value = Scalar | list[str]


class Section(NamedTuple):
    """A list of records in a file. What the vocabulary itself declares has no section name."""

    file: str
    name: str


class Node(NamedTuple):
    """One node: `cls` is the name of its class.

    Attributes:
        id: its identifier; that of a statement ends with 16 hexadecimal digits, a hash of all that it says.
        values: its properties as (name, value), sorted by name; a repeatable property has a sorted tuple of values.
        links: its outgoing edges as (predicate, target), sorted, each once.
        section: where it is written.
        place: its place in that section from 0; the line, where the section has no name.
    """

    id: str
    cls: str
    values: tuple[tuple[str, Scalar | tuple[str, ...]], ...]
    links: tuple[tuple[str, str], ...]
    section: Section
    place: int

    @property
    def properties(self) -> dict[str, Value]:
        """Its properties by name, made anew at each call."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.values}

    @property
    def content(self) -> tuple[object, ...]:
        """What the node says, wherever it is written: for comparing."""
        return self.id, self.cls, self.values, self.links


class Edge(NamedTuple):
    """One edge: `predicate` is the name of a property whose values are things."""

    source: str
    predicate: str
    target: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by identifier, sorted; each holds its edges."""

    nodes: Mapping[str, Node]

    @property
    def edges(self) -> Iterator[Edge]:
        """Every edge once, sorted."""
        return (Edge(node.id, *link) for node in self.nodes.values() for link in node.links)
