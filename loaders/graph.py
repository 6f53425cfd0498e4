"""`Graph`: the one form of the data in memory. Neo4j, RDF, the page and every export are projections of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Scalar = str | int | float | bool
Value = Scalar | list[str]


class Section(NamedTuple):
    """A list of records in a file. Nodes that the vocabulary itself declares have a section without a name."""

    file: str
    name: str


class Node(NamedTuple):
    """One node: `cls` is the name of its class.

    Attributes:
        id: its identifier; that of a statement ends with 16 hexadecimal digits, a hash of its content.
        values: its properties as (name, value), sorted by name; a repeatable property has a sorted tuple of values.
        links: its outgoing edges as (predicate, target), sorted, each once.
        section: where it is written.
        position: the index of its record in that section; the line in the file if the section has no name.
    """

    id: str
    cls: str
    values: tuple[tuple[str, Scalar | tuple[str, ...]], ...]
    links: tuple[tuple[str, str], ...]
    section: Section
    position: int

    @property
    def properties(self) -> dict[str, Value]:
        """The properties by name, a new mapping at each call."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.values}

    @property
    def content(self) -> tuple[object, ...]:
        """The content of the node without where it is written, for comparison."""
        return self.id, self.cls, self.values, self.links


class Edge(NamedTuple):
    """One edge: `predicate` is the name of a property whose values are entities."""

    source: str
    predicate: str
    target: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by identifier, sorted; each has its outgoing edges."""

    nodes: Mapping[str, Node]

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges, sorted."""
        return (Edge(node.id, *link) for node in self.nodes.values() for link in node.links)
