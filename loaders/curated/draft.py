"""`Draft`: the graph under construction, with all faults of the files."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from kg.loaders.graph import Node, Section
from kg.loaders.problems import Fault


class Located(Protocol):
    """What is written in a record: the section and the position of the record in it."""

    @property
    def section(self) -> Section: ...  # noqa: D102

    @property
    def position(self) -> int: ...  # noqa: D102


class RecordPlace(NamedTuple):
    """Where a record is written, for a record that is not in the draft."""

    section: Section
    position: int


class Claimed(NamedTuple):
    """A claimed value before it becomes a property; `invalid` if the property does not allow it."""

    value: Any
    preferred: bool
    invalid: bool
    section: Section
    position: int


@dataclass(slots=True)
class DraftEntity:
    """An entity before all claims about it are known."""

    id: str
    cls: str
    properties: dict[str, Any]
    links: list[tuple[str, str]]
    section: Section
    position: int

    def node(self) -> Node:
        """Return the entity in its present state as a node."""
        values = tuple(sorted(self.properties.items()))
        return Node(self.id, self.cls, values, tuple(sorted(set(self.links))), self.section, self.position)


@dataclass(slots=True)
class Draft:
    """Entities, statements and claims read so far, and the faults by file.

    Invalid values are included, so that SHACL can be compared on the same graph.

    Attributes:
        complete: whether every file could be read; if not, what is missing is no fault.
        mentioned: the identifiers of all entities that statements mention.
        derived_relationships: agents, each with the derived link that an engagement gives it.
    """

    complete: bool = True
    entities: dict[str, DraftEntity] = field(default_factory=dict)
    statements: dict[str, Node] = field(default_factory=dict)
    claims: dict[tuple[str, str], list[Claimed]] = field(default_factory=lambda: defaultdict(list))
    mentioned: set[str] = field(default_factory=set)
    derived_relationships: list[tuple[str, tuple[str, str]]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))

    def add_fault(
        self, record: Located, what: str, expected: str, remedy: str, *within: str | int, on_key: bool = False
    ) -> None:
        """Add a fault of a record; `within` leads to one of its keys, or to a part of the value of that."""
        pointer = (record.section.name, record.position, *within)
        self.faults[record.section.file].append(Fault(pointer, on_key, what, expected, remedy))

    def add_section_fault(
        self, section: Section, what: str, expected: str, remedy: str, *, on_key: bool = False
    ) -> None:
        """Add a fault of a whole section."""
        self.faults[section.file].append(Fault((section.name,), on_key, what, expected, remedy))

    def add_duplicate(self, statement: Located) -> None:
        """Add the fault of a statement that is in the draft already."""
        self.add_fault(statement, "the same statement a second time", "each once", "remove one of the two")
