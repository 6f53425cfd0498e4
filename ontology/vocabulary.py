"""`Vocabulary`: what the Turtle declares, frozen and in the words of YAML, RDF and Neo4j at once.

Validation, labels and constraints of Neo4j, RDF terms, the legend of the page, the schema for editors and the
reference pages are all made from it; nothing of it is said again in Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal as OneOf

FOLDER = Path(__file__).parent

Kind = OneOf["text", "lang", "integer", "decimal", "boolean", "uri", "date", "code", "thing", "term", "literal"]


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
    """A property: `key` in YAML, `name` in Neo4j and in `Graph`, `relationship` where its values are things."""

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


@dataclass(frozen=True, slots=True)
class Use:
    """How one class uses a property: how often, and which values (SHACL property constraints).

    Attributes:
        classes: classes to which a thing given as value must belong, all of them.
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
    """Of these properties a node has at least one, or exactly one (`sh:or`, `sh:xone` of counts)."""

    names: tuple[str, ...]
    exactly_one: bool


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a code list; `notation` is what YAML and Neo4j hold."""

    notation: str
    iri: str
    label: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class ShortCut:
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


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the Turtle declares. Mappings are by name and in the order of the files."""

    namespace: str
    base: str
    code_base: str
    version: str
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    uses: Mapping[str, Mapping[str, Use]]
    alternatives: Mapping[str, tuple[Alternative, ...]]
    patterns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, Code]]
    lists: Mapping[str, Text]
    short_cuts: tuple[ShortCut, ...]
    individuals: Mapping[str, Individual]
    spoken_of: frozenset[str]
    speaking: frozenset[str]
    files: tuple[Path, ...]

    @staticmethod
    def read(folder: Path = FOLDER) -> "Vocabulary":
        """Read the Turtle files of a folder.

        Raises:
            VocabularyError: the folder has no Turtle, a file is not Turtle (`file:line:column: …`), or a term lacks
                what every term needs.
        """
        from ontology.reading import read_vocabulary

        return read_vocabulary(folder)

    @cached_property
    def lineage(self) -> Mapping[str, tuple[str, ...]]:
        """Each class with itself first and then all its superclasses, nearest first."""

        def chain(name: str) -> list[str]:
            found = [name]
            for parent in self.classes[name].parents:
                found += [each for each in chain(parent) if each not in found]
            return found

        return {name: tuple(chain(name)) for name in self.classes}

    @cached_property
    def by_section(self) -> Mapping[str, Class]:
        """The class of each YAML section."""
        return {c.section: c for c in self.classes.values() if not c.abstract}

    @cached_property
    def by_segment(self) -> Mapping[str, Class]:
        """The class of each first part of an identifier."""
        return {c.segment: c for c in self.classes.values() if not c.abstract}

    @cached_property
    def by_key(self) -> Mapping[str, Property]:
        """The property of each YAML key."""
        return {p.key: p for p in self.properties.values()}

    @cached_property
    def by_iri(self) -> Mapping[str, Property]:
        """The property of each IRI."""
        return {p.iri: p for p in self.properties.values()}

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether a class is the other or one of its subclasses."""
        return ancestor in self.lineage[cls]

    def allowed(self, use: Use) -> frozenset[str]:
        """The notations (or, for things, identifiers) in every list that the use names."""
        found: set[str] | None = None
        for name in use.lists:
            members = set(self.codes[name]) | {i.id for i in self.individuals.values() if name in i.lists}
            found = members if found is None else found & members
        return frozenset(found or ())

    def code_iri(self, use: Use, notation: str) -> str:
        """The IRI of a code that a use allows."""
        return self.codes[use.lists[-1]][notation].iri
