"""What a vocabulary declares: classes, properties and their uses, sentences, periods, codes and more."""

from dataclasses import dataclass
from typing import Literal as OneOf

Kind = OneOf["text", "lang", "integer", "decimal", "boolean", "uri", "date", "code", "entity", "term", "literal"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Latvian and English."""

    lv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.lv


@dataclass(frozen=True, slots=True)
class Class:
    """A class: `name` is the local name and Neo4j label, `segment` begins its identifiers, `section` its YAML list."""

    name: str
    iri: str
    label: Text
    definition: Text
    parents: tuple[str, ...]
    abstract: bool
    segment: str
    section: str
    colour: str | None
    shape: str | None
    shown_first: bool


@dataclass(frozen=True, slots=True)
class Property:
    """A property: `key` in YAML, `name` in Neo4j and in `Graph`, `relationship` where its values are entities.

    Attributes:
        successor: whether its value replaced the entity, and has the entity's edges on the page.
        drawn_inside: whether the page draws the entity inside its value.
        hidden: whether the page does not list its values.
    """

    name: str
    key: str
    relationship: str
    iri: str
    label: Text
    definition: Text
    kind: Kind
    range: str
    claimed: bool
    searched: bool
    indexed: bool
    acyclic: bool
    successor: bool
    drawn_inside: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Use:
    """How one class uses a property: how often, and which values (SHACL property constraints).

    Attributes:
        classes: classes of which an entity given as value must be, all of them.
        lists: code lists in which the value must be, all of them.
    """

    term: Property
    minimum: int
    maximum: int | None
    classes: tuple[str, ...]
    lists: tuple[str, ...]
    pattern: str | None
    at_least: int | None
    at_most: int | None
    default: str | None
    one_per_language: bool

    @property
    def single(self) -> bool:
        """Whether a node has at most one value (of a language)."""
        return self.maximum == 1 or self.one_per_language


@dataclass(frozen=True, slots=True)
class Alternative:
    """Properties of which a node has at least one, or exactly one (`sh:or`, `sh:xone` of counts)."""

    names: tuple[str, ...]
    exactly_one: bool


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """The properties by which a statement reads `subject – predicate: object`.

    Attributes:
        subject: the entity that the sentence is mainly about.
        predicate: gives the verb; where it is None, the class does.
        objects: of which the first that has a value is the object, in the order of the files.
    """

    subject: str
    predicate: str | None
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Two date properties between which a node holds, by name; `open_ended` if it still holds where no end is given."""

    start: str
    end: str
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a code list; `notation` is what YAML and Neo4j hold."""

    notation: str
    iri: str
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class DerivedRelationship:
    """A derived relationship, from the agent to the context of the stated engagements of one class."""

    term: Property
    engagement: str


@dataclass(frozen=True, slots=True)
class Individual:
    """A node that the vocabulary itself declares: a role."""

    id: str
    cls: str
    name: Text
    aliases: tuple[str, ...]
    lists: tuple[str, ...]
    file: str
    line: int
