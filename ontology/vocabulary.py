"""`Vocabulary`: what the Turtle declares, frozen, with its names in YAML, RDF and Neo4j.

Validation, labels and constraints of Neo4j, RDF terms, the legend of the page, the schema for editors and the
reference pages are derived from it; nothing of it is repeated in Python.
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
    derived_relationships_of,
    individuals_of,
    periods_of,
    properties_of,
    required,
    sentences_of,
)
from kg.ontology.model import CLAIM, SOURCE_CLASS, STATEMENT
from kg.ontology.naming import without_language
from kg.ontology.shapes import alternatives, mentions, patterns, shapes_of, uses
from kg.ontology.terms import (
    Alternative,
    Class,
    Code,
    DerivedRelationship,
    Individual,
    Period,
    Property,
    SentencePattern,
    Text,
    Use,
)
from kg.ontology.turtle import RDF, Turtle, VocabularyError

FOLDER = Path(__file__).resolve().parent
REQUIRED_CLASSES = {STATEMENT, SOURCE_CLASS, CLAIM}


@dataclass(frozen=True)
class Vocabulary:
    """Everything that the Turtle declares. Mappings are by name and in the order of the files.

    Attributes:
        bounds: suffixes that make the name of a date property that of its first and of its last day.
        periods: the date properties between which a node holds.
        sentences: how statements read, by the class that declares it; see `sentence_of`.
        needs_mention: classes of which every node must be mentioned by a statement.
        mentioned_by: properties by which statements mention nodes.
    """

    namespace: str
    base: str
    code_base: str
    version: str
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    bounds: tuple[str, ...]
    periods: tuple[Period, ...]
    uses: Mapping[str, Mapping[str, Use]]
    sentences: Mapping[str, SentencePattern]
    alternatives: Mapping[str, tuple[Alternative, ...]]
    patterns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, Code]]
    lists: Mapping[str, Text]
    derived_relationships: tuple[DerivedRelationship, ...]
    individuals: Mapping[str, Individual]
    needs_mention: frozenset[str]
    mentioned_by: frozenset[str]
    files: tuple[Path, ...]

    def __repr__(self) -> str:
        # The default has 217,000 characters and stands in every failing test that has a vocabulary.
        return f"Vocabulary({self.namespace}, {len(self.classes)} classes, {len(self.properties)} properties)"

    @staticmethod
    def read(folder: Path = FOLDER) -> "Vocabulary":
        """Read the Turtle files of a folder.

        Raises:
            VocabularyError: the folder has no Turtle, a file is not Turtle (`file:line:column: …`), or a declaration
                is incomplete.
        """
        turtle = Turtle(folder)
        headers = turtle.subjects(RDF + "type", OWL + "Ontology")
        if len(headers) != 1:
            raise VocabularyError(f"{folder}: {len(headers)} owl:Ontology, expected one header, write one")
        namespace = required(turtle, headers[0], VANN + "preferredNamespaceUri")
        base = required(turtle, headers[0], VOID + "uriSpace")
        classes = classes_of(turtle, namespace)
        for name in REQUIRED_CLASSES - classes.keys():
            raise VocabularyError(f"{folder}: no class {name}, expected one, declare it: the loaders build on it")
        properties = properties_of(turtle, namespace, classes)
        lists, codes = codes_of(turtle)
        shapes = shapes_of(turtle, namespace, classes)
        paths = {p.iri: p for p in properties.values()}
        used = {name: uses(turtle, name, classes, shapes, paths) for name in classes}
        needs_mention, mentioned_by = mentions(turtle, namespace)
        vocabulary = Vocabulary(
            namespace=namespace,
            base=base,
            code_base=base.removesuffix("id/") + "code/",
            version=required(turtle, headers[0], OWL + "versionInfo"),
            classes=classes,
            properties=properties,
            bounds=bounds_of(turtle, namespace),
            periods=periods_of(turtle, properties),
            uses=used,
            sentences=sentences_of(turtle, classes, used),
            alternatives={name: alternatives(turtle, name, classes, shapes, paths) for name in classes},
            patterns=patterns(turtle, classes, shapes, base),
            codes=codes,
            lists=lists,
            derived_relationships=derived_relationships_of(turtle, namespace, classes, properties),
            individuals=individuals_of(turtle, namespace, base, classes),
            needs_mention=needs_mention,
            mentioned_by=mentioned_by,
            files=tuple(turtle.files),
        )
        vocabulary._check_complete(turtle)
        return vocabulary

    def _check_complete(self, turtle: Turtle) -> None:
        """Check that every class has a shape, and that every code list in use is declared."""
        for name, cls in self.classes.items():
            if not (cls.abstract or self.uses[name]):
                raise turtle.error(NamedNode(cls.iri), "no shape", "one with sh:targetClass", "write it")
            for use in self.uses[name].values():
                self._check_lists(turtle, use.term.iri, use.lists)
                if use.default is not None and use.default not in self.allowed(use):
                    what = f"sh:defaultValue {use.default} in its shapes"
                    expected = f"a code of {', '.join(use.lists) or 'a list'}"
                    raise turtle.error(NamedNode(use.term.iri), what, expected, "correct it")
        for individual in self.individuals.values():
            self._check_lists(turtle, self.base + individual.id, individual.lists)

    def _check_lists(self, turtle: Turtle, term: str, lists: Iterable[str]) -> None:
        for name in lists:
            if name not in self.lists:
                raise turtle.error(NamedNode(term), f"code list {name}", "a declared list", "declare or correct it")

    @cached_property
    def lineage(self) -> Mapping[str, tuple[str, ...]]:
        """The class itself and then its superclasses, nearest first, by class name."""

        def ancestry(name: str) -> list[str]:
            names = [name]
            for parent in self.classes[name].parents:
                names += [ancestor for ancestor in ancestry(parent) if ancestor not in names]
            return names

        return {name: tuple(ancestry(name)) for name in self.classes}

    @cached_property
    def by_section(self) -> Mapping[str, Class]:
        """The concrete classes by YAML section."""
        return {c.section: c for c in self.classes.values() if not c.abstract}

    @cached_property
    def by_segment(self) -> Mapping[str, Class]:
        """The concrete classes by first part of their identifiers."""
        return {c.segment: c for c in self.classes.values() if not c.abstract}

    @cached_property
    def by_key(self) -> Mapping[str, Property]:
        """The properties by YAML key."""
        return {p.key: p for p in self.properties.values()}

    @cached_property
    def by_iri(self) -> Mapping[str, Property]:
        """The properties by IRI."""
        return {p.iri: p for p in self.properties.values()}

    @cached_property
    def successions(self) -> frozenset[str]:
        """The properties whose value replaced the entity, by name."""
        return frozenset(p.name for p in self.properties.values() if p.successor)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Return whether a class is another or one of its subclasses."""
        return ancestor in self.lineage[cls]

    def sentence_of(self, cls: str) -> SentencePattern | None:
        """Return how statements of a class read: as it declares, or the nearest superclass; None if none does."""
        return next((self.sentences[name] for name in self.lineage[cls] if name in self.sentences), None)

    def property_of(self, name: str) -> Property:
        """Return the property of a name in a `Graph`: `name` for `nameEn`."""
        return self.properties.get(name) or self.properties[without_language(name)]

    def use_of(self, cls: str, name: str) -> Use:
        """Return how a class uses the property of a name in a `Graph`."""
        uses = self.uses[cls]
        return uses.get(name) or uses[without_language(name)]

    def allowed(self, use: Use) -> frozenset[str]:
        """Return the notations (of entities: identifiers) that are in every list of a use."""
        lists = (
            self.codes[name].keys() | {i.id for i in self.individuals.values() if name in i.lists} for name in use.lists
        )
        return frozenset(set.intersection(*lists)) if use.lists else frozenset()

    def code_iri(self, use: Use, notation: str) -> str:
        """Return the IRI of a code that a use allows."""
        return self.codes[use.lists[-1]][notation].iri
