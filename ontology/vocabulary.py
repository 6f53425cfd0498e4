"""`Vocabulary`: what the Turtle declares, frozen and in the words of YAML, RDF and Neo4j at once.

Validation, labels and constraints of Neo4j, RDF terms, the legend of the page, the schema for editors and the
reference pages are all made from it; nothing of it is said again in Python.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode

from kg.ontology.declarations import (
    OWL,
    VANN,
    VOID,
    bounds_of,
    classes_of,
    codes_of,
    individuals_of,
    properties_of,
    required,
    short_cuts_of,
)
from kg.ontology.shapes import alternatives, patterns, shapes_of, spoken, uses
from kg.ontology.terms import Alternative, Class, Code, DerivedRelationship, Individual, Property, Text, Use
from kg.ontology.turtle import RDF, Turtle, VocabularyError

FOLDER = Path(__file__).resolve().parent
NEEDED = {"Statement", "Source", "Claim"}


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the Turtle declares. Mappings are by name and in the order of the files.

    Attributes:
        bounds: what is put to the name of a date property for those of its first and its last day.
    """

    namespace: str
    base: str
    code_base: str
    version: str
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    bounds: tuple[str, ...]
    uses: Mapping[str, Mapping[str, Use]]
    alternatives: Mapping[str, tuple[Alternative, ...]]
    patterns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, Code]]
    lists: Mapping[str, Text]
    derived_relationships: tuple[DerivedRelationship, ...]
    individuals: Mapping[str, Individual]
    spoken_of: frozenset[str]
    speaking: frozenset[str]
    files: tuple[Path, ...]

    def __repr__(self) -> str:
        # The default has 217,000 characters and stands in every failing test that has a vocabulary.
        return f"Vocabulary({self.namespace}, {len(self.classes)} classes, {len(self.properties)} properties)"

    @staticmethod
    def read(folder: Path = FOLDER) -> "Vocabulary":
        """Read the Turtle files of a folder.

        Raises:
            VocabularyError: the folder has no Turtle, a file is not Turtle (`file:line:column: …`), or a term lacks
                what every term needs.
        """
        turtle = Turtle(folder)
        headers = turtle.subjects(RDF + "type", OWL + "Ontology")
        if len(headers) != 1:
            raise VocabularyError(f"{folder}: {len(headers)} owl:Ontology, expected one header, write one")
        namespace = required(turtle, headers[0], VANN + "preferredNamespaceUri")
        base = required(turtle, headers[0], VOID + "uriSpace")
        classes = classes_of(turtle, namespace)
        for name in NEEDED - classes.keys():
            raise VocabularyError(f"{folder}: no class {name}, expected one, for the loaders build on it: declare it")
        properties = properties_of(turtle, namespace, classes)
        lists, codes = codes_of(turtle)
        shapes = shapes_of(turtle, namespace, classes)
        paths = {p.iri: p for p in properties.values()}
        spoken_of, speaking = spoken(turtle, namespace)
        found = Vocabulary(
            namespace=namespace,
            base=base,
            code_base=base.removesuffix("id/") + "code/",
            version=required(turtle, headers[0], OWL + "versionInfo"),
            classes=classes,
            properties=properties,
            bounds=bounds_of(turtle, namespace),
            uses={name: uses(turtle, name, classes, shapes, paths) for name in classes},
            alternatives={name: alternatives(turtle, name, classes, shapes, paths) for name in classes},
            patterns=patterns(turtle, classes, shapes, base),
            codes=codes,
            lists=lists,
            derived_relationships=short_cuts_of(turtle, namespace, classes, properties),
            individuals=individuals_of(turtle, namespace, base, classes),
            spoken_of=spoken_of,
            speaking=speaking,
            files=tuple(turtle.files),
        )
        found._require_whole(turtle)
        return found

    def _require_whole(self, turtle: Turtle) -> None:
        """Every class has a shape, and every code list that is named is declared."""
        for name, cls in self.classes.items():
            if not (cls.abstract or self.uses[name]):
                raise turtle.fault(NamedNode(cls.iri), "no shape", "one with sh:targetClass", "write it")
            for use in self.uses[name].values():
                self._require_lists(turtle, use.term.iri, use.lists)
                if use.default is not None and use.default not in self.allowed(use):
                    what, expected = (
                        f"sh:defaultValue {use.default} in its shapes",
                        f"a code of {', '.join(use.lists) or 'a list'}",
                    )
                    raise turtle.fault(NamedNode(use.term.iri), what, expected, "correct it")
        for each in self.individuals.values():
            self._require_lists(turtle, self.base + each.id, each.lists)

    def _require_lists(self, turtle: Turtle, term: str, lists: Iterable[str]) -> None:
        for name in lists:
            if name not in self.lists:
                raise turtle.fault(NamedNode(term), f"code list {name}", "a declared list", "declare or correct it")

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

    def property_of(self, name: str) -> Property:
        """The property of a name as `Graph` has it: that of `nameEn` is `name`."""
        return self.properties.get(name) or self.properties[name.removesuffix("En")]

    def use_of(self, cls: str, name: str) -> Use:
        """How a class uses the property of a name, as `property_of` finds it."""
        uses = self.uses[cls]
        return uses.get(name) or uses[name.removesuffix("En")]

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
