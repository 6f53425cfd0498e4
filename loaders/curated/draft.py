"""`Draft`: the graph in the making, with everything that is wrong."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.loaders.graph import Node, Section
from kg.loaders.problems import Fault


class Said(NamedTuple):
    """A claim before it fills the property that it is about; `wrong` if its value is not what the property takes."""

    value: Any
    preferred: bool
    wrong: bool
    section: Section
    place: int


@dataclass(slots=True)
class Thing:
    """A thing before all claims about it are known."""

    id: str
    cls: str
    properties: dict[str, Any]
    links: list[tuple[str, str]]
    section: Section
    place: int

    def node(self) -> Node:
        """The thing as it stands now."""
        values = tuple(sorted(self.properties.items()))
        return Node(self.id, self.cls, values, tuple(sorted(set(self.links))), self.section, self.place)


@dataclass(slots=True)
class Draft:
    """Things, statements and claims as far as they are known, and the faults of each file.

    Wrong values stay in, so that what SHACL says of the same graph can be compared.

    Attributes:
        whole: whether every file could be read; if not, what is missing says nothing.
        spoken: the identifiers of all that statements speak of.
        derived_relationships: agents, each with the derived link that an engagement gives it.
    """

    whole: bool = True
    things: dict[str, Thing] = field(default_factory=dict)
    statements: dict[str, Node] = field(default_factory=dict)
    claims: dict[tuple[str, str], list[Said]] = field(default_factory=lambda: defaultdict(list))
    spoken: set[str] = field(default_factory=set)
    derived_relationships: list[tuple[str, tuple[str, str]]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))

    def fault(
        self,
        section: Section,
        place: int,
        what: str,
        expected: str,
        remedy: str,
        *within: str | int,
        on_key: bool = False,
    ) -> None:
        """Note a fault at a record, or at what leads within it: one of its keys, a part of its value."""
        pointer = (section.name, place, *within)
        self.faults[section.file].append(Fault(pointer, on_key, what, expected, remedy))

    def repeated(self, section: Section, place: int) -> None:
        """Note that a statement was made before."""
        self.fault(section, place, "the same statement a second time", "each once", "remove one of the two")
