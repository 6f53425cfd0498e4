"""Nodes in words: statements, properties and citations as pieces that each output shows in its own form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.ontology import Text
from kg.ontology.model import ABOUT, LINE, LOCATOR, PROPERTY, RANK, SOURCE, STATUS, VALUE
from kg.ontology.naming import english, without_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.loaders.graph import Graph, Node, Scalar
    from kg.ontology import SentencePattern, Vocabulary


class Entity(NamedTuple):
    """A piece that names a node of the graph by its identifier."""

    id: str


Piece = Entity | Text | str

# What is shown beside a sentence.
FRAME = (SOURCE, LINE, LOCATOR, STATUS, RANK)
NO, YES = Text("nē", "no"), Text("jā", "yes")


class Sentence(NamedTuple):
    """A statement in words; the first two pieces are its subject and a dash."""

    subject: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A graph in words, with the labels of its vocabulary."""

    graph: Graph
    vocabulary: Vocabulary

    def sentence(self, statement: Node) -> Sentence:
        """Return a statement in words: as its class declares, or by all that it says if a part is missing."""
        pattern = self.vocabulary.sentence_of(statement.cls)
        if pattern is not None and (sentence := self._patterned(statement, pattern)):
            return sentence
        others = [name for name in self.vocabulary.uses[statement.cls] if name not in FRAME]
        entity = self._first_entity(statement, (*others, SOURCE))
        rest = self._rest(statement, FRAME)
        return Sentence(entity, (Entity(entity), " – ", self.class_label(statement), ": ", *rest))

    def _patterned(self, statement: Node, pattern: SentencePattern) -> Sentence | None:
        """Return `subject – predicate: object (all the rest)`; None if one of the three is missing."""
        last = next((name for name in pattern.objects if self.pieces(statement, name)), "")
        subject, object_ = self.pieces(statement, pattern.subject), self.pieces(statement, last)
        verb = self.pieces(statement, pattern.predicate) if pattern.predicate else [self.class_label(statement)]
        if not (subject and verb and object_):
            return None
        rest = self._rest(statement, (*FRAME, pattern.subject, pattern.predicate or "", last))
        detail = [" (", *rest, ")"] if rest else []
        pieces = (*subject, " – ", *verb, ": ", *object_, *detail)
        return Sentence(self._first_entity(statement, (pattern.subject,)), pieces)

    def pieces(self, node: Node, name: str) -> list[Piece]:
        """Return the entities and values of a property."""
        return self.entities(node, name) or self.values(node, name)

    def entities(self, node: Node, name: str) -> list[Piece]:
        """Return the entities of a property, separated by commas."""
        return _separated(
            [Entity(target) for link, target in node.links if link == name and target in self.graph.nodes]
        )

    def values(self, node: Node, name: str) -> list[Piece]:
        """Return the values of a property in both languages, separated by commas."""
        values = dict(node.values)
        stored = [values[key] for key in (name, english(name)) if key in values]
        flat = [item for value in stored for item in (value if isinstance(value, tuple) else (value,))]
        return _separated([self._value(node, name, item) for item in flat])

    def class_label(self, node: Node) -> Text:
        """Return what the class of a node is called."""
        return self.vocabulary.classes[node.cls].label

    def label(self, name: str) -> Text:
        """Return what a property is called; an English name by its Latvian counterpart."""
        declared = self.vocabulary.properties.get(name)
        if declared is None and (latvian := without_language(name)) != name:
            text = self.label(latvian)
            return Text(f"{text.lv} (EN)", f"{text.en} (EN)")
        return declared.label if declared else Text(name, name)

    def marks(self, statement: Node) -> list[Text]:
        """Return rank and status where they are not the usual ones."""
        uses, values = self.vocabulary.uses[statement.cls], dict(statement.values)
        marks = []
        for use in (uses[name] for name in (RANK, STATUS) if name in uses):
            value = str(values.get(use.term.name, use.default))
            codes = self.vocabulary.codes[use.lists[-1]]
            if value != use.default and value in codes:
                marks.append(codes[value].label)
        return marks

    def citation(self, statement: Node) -> Text:
        """Return the place of a statement in its source."""
        values = dict(statement.values)
        line, locator = values.get(LINE), str(values.get(LOCATOR, ""))
        places = [] if line is None else [Text(f"{line}.\u00a0rinda", f"line\u00a0{line}")]
        places += [Text(locator, locator)] if locator else []
        return Text(", ".join(place.lv for place in places), ", ".join(place.en for place in places))

    def _first_entity(self, node: Node, names: Iterable[str]) -> str:
        """Return the first entity with which a node is linked by one of the properties; else the node itself."""
        targets = (target for name in names for link, target in node.links if link == name)
        return next((target for target in targets if target in self.graph.nodes), node.id)

    def _rest(self, node: Node, excluded: tuple[str, ...]) -> list[Piece]:
        """Return every other property with its label."""
        rest: list[Piece] = []
        for name in self.vocabulary.uses[node.cls]:
            pieces = [] if name in excluded else self.pieces(node, name)
            if pieces:
                rest += [*(["; "] if rest else []), self.label(name), ": ", *pieces]
        return rest

    def _value(self, node: Node, name: str, value: Scalar) -> Piece:
        if isinstance(value, bool):
            return YES if value else NO
        cls, name = self._claimed(node) if name == VALUE else (node.cls, name)
        use = self.vocabulary.uses[cls].get(name)
        for codes in use.lists if use else ():
            if str(value) in self.vocabulary.codes[codes]:
                return self.vocabulary.codes[codes][str(value)].label
        return self.label(str(value)) if use and use.term.kind == "term" else str(value)

    def _claimed(self, claim: Node) -> tuple[str, str]:
        """Return the class of the entity that a claim is about, and the property that it claims."""
        about = self.graph.nodes.get(dict(claim.links).get(ABOUT, ""))
        return about.cls if about else claim.cls, str(dict(claim.values).get(PROPERTY))


def _separated(pieces: list[Piece]) -> list[Piece]:
    return [item for index, piece in enumerate(pieces) for item in ([", "] if index else []) + [piece]]
