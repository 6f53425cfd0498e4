"""Turtle files as one store of triples, with lookups of values, lists and labels."""

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

from kg.errors import KgError


class VocabularyError(KgError):
    """The Turtle does not declare a vocabulary; the message says where and how to fix it."""


RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
Subject = NamedNode | BlankNode | Triple
Term = NamedNode | BlankNode | Literal | Triple


class Turtle:
    """The triples of every `*.ttl` file of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = sorted(file for file in folder.glob("*.ttl") if file.is_file())
        if not self.files:
            raise VocabularyError(f"{folder}: no *.ttl file, expected the folder of the vocabulary, check the path")
        self._store = Store()
        self._locations: dict[str, tuple[str, int]] = {}
        self._names: dict[str, str] = {}
        for file in self.files:
            try:
                text = file.read_text(encoding="utf-8")
                self._store.load(path=str(file), format=RdfFormat.TURTLE)
            except SyntaxError as error:
                raise VocabularyError(
                    f"{file}:{error.lineno}:{error.offset}: {error.msg}, expected Turtle, fix the line"
                ) from None
            except UnicodeDecodeError as error:
                line = error.object[: error.start].count(b"\n") + 1
                raise VocabularyError(f"{file}:{line}:1: not UTF-8, expected Turtle, save it as UTF-8") from None
            self._index_locations(file, text)

    def _index_locations(self, file: Path, text: str) -> None:
        """Record the line of each subject: in our files a subject starts at the beginning of a line."""
        prefixes = dict(re.findall(r"@prefix (\w*): *<([^>]*)>", text))
        for number, line in enumerate(text.splitlines(), 1):
            if match := re.match(r"((\w*):(\S+)) a ", line):
                iri = prefixes.get(match[2], "") + match[3].replace("\\", "")
                self._locations.setdefault(iri, (file.name, number))
                self._names.setdefault(iri, match[1].replace("\\", ""))

    def location(self, node: NamedNode) -> tuple[str, int]:
        """Return the file and line at which a term is declared; line 1 of the first file if not found."""
        return self._locations.get(node.value, (self.files[0].name, 1))

    def error(self, term: Subject, what: str, expected: str, remedy: str) -> VocabularyError:
        """Return an error that names a term and where it is declared."""
        if not isinstance(term, NamedNode):
            return VocabularyError(f"{self.folder}: {what}, expected {expected}, {remedy}")
        file, line = self.location(term)
        name = self._names.get(term.value, term.value)
        return VocabularyError(f"{self.folder / file}:{line}: {name}: {what}, expected {expected}, {remedy}")

    def subjects(self, predicate: str, value: str) -> list[Subject]:
        """Return the subjects that have a value of a property, sorted by IRI; blank nodes last."""
        quads = self._store.quads_for_pattern(None, NamedNode(predicate), NamedNode(value))
        return sorted((quad.subject for quad in quads), key=lambda s: (not isinstance(s, NamedNode), str(s)))

    def declared(self, *kinds: str) -> list[NamedNode]:
        """Return the subjects of some types, in the order in which the files declare them."""
        nodes = {s for kind in kinds for s in self.subjects(RDF + "type", kind) if isinstance(s, NamedNode)}
        return sorted(nodes, key=lambda node: (self.location(node), node.value))

    def values(self, subject: Subject, predicate: str) -> list[Term]:
        """Return all values of a property, sorted by their text."""
        quads = self._store.quads_for_pattern(subject, NamedNode(predicate), None)
        return sorted((quad.object for quad in quads), key=str)

    def predicates(self, subject: Subject) -> set[str]:
        """Return the properties of which a subject has a value."""
        return {quad.predicate.value for quad in self._store.quads_for_pattern(subject, None, None)}

    def value(self, subject: Subject, predicate: str) -> Term | None:
        """Return the first value of a property, or None."""
        return next(iter(self.values(subject, predicate)), None)

    def iris(self, subject: Subject, predicate: str) -> list[str]:
        """Return the values that are IRIs, as text."""
        return [term.value for term in self.values(subject, predicate) if isinstance(term, NamedNode)]

    def literal(self, subject: Subject, predicate: str) -> str | None:
        """Return the text of the first literal value, or None."""
        return next((t.value for t in self.values(subject, predicate) if isinstance(t, Literal)), None)

    def texts(self, subject: Subject, predicate: str, language: str) -> list[str]:
        """Return the texts of a property in one language."""
        terms = self.values(subject, predicate)
        return [t.value for t in terms if isinstance(t, Literal) and t.language == language]

    def items(self, head: Term | None) -> Iterator[Subject]:
        """Yield the members of an RDF list."""
        while isinstance(head, NamedNode | BlankNode) and str(head) != f"<{RDF}nil>":
            first = self.value(head, RDF + "first")
            if first is None or isinstance(first, Literal):
                raise VocabularyError(f"{self.folder}: {head} is no list, expected (…), write its members in brackets")
            yield first
            head = self.value(head, RDF + "rest")
