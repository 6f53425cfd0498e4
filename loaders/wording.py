"""Nodes in words: statements, properties and citations as pieces that each output shows in its own form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.ontology import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.loaders.graph import Graph, Node, Scalar
    from kg.ontology import Vocabulary


class Entity(NamedTuple):
    """A piece that names a node of the graph by its identifier."""

    id: str


Piece = Entity | Text | str

# How statements read: subject – predicate: object (all the rest). Without a predicate it is the class.
PATTERNS = (
    ("agent", "role", "context"),
    ("about", "property", "value"),
    ("about", "property", "valueEntity"),
    ("about", "indicator", "amount"),
    ("about", "identifierScheme", "notation"),
    ("fundedBy", "", "funds"),
)
# What is shown beside a sentence.
FRAME = ("source", "line", "locator", "status", "rank")
NO, YES = Text("nē", "no"), Text("jā", "yes")
LINE = Text("rinda", "line")


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
        """Return a statement in words."""
        for names in PATTERNS:
            subject, predicate, object_ = (self.pieces(statement, name) for name in names)
            if subject and object_ and (predicate or not names[1]):
                verb = predicate or [self.class_label(statement)]
                rest = self._rest(statement, (*FRAME, *names))
                detail = [" (", *rest, ")"] if rest else []
                pieces = (*subject, " – ", *verb, ": ", *object_, *detail)
                return Sentence(self._first_entity(statement, (names[0],)), pieces)
        others = [name for name in self.vocabulary.uses[statement.cls] if name not in FRAME]
        entity = self._first_entity(statement, (*others, "source"))
        rest = self._rest(statement, FRAME)
        return Sentence(entity, (Entity(entity), " – ", self.class_label(statement), ": ", *rest))

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
        stored = [values[key] for key in (name, name + "En") if key in values]
        flat = [item for value in stored for item in (value if isinstance(value, tuple) else (value,))]
        return _separated([self._value(node, name, item) for item in flat])

    def class_label(self, node: Node) -> Text:
        """Return what the class of a node is called."""
        return self.vocabulary.classes[node.cls].label

    def label(self, name: str) -> Text:
        """Return what a property is called; an English name by its Latvian counterpart."""
        declared = self.vocabulary.properties.get(name)
        if declared is None and name.endswith("En"):
            text = self.label(name.removesuffix("En"))
            return Text(f"{text.lv} (EN)", f"{text.en} (EN)")
        return declared.label if declared else Text(name, name)

    def marks(self, statement: Node) -> list[Text]:
        """Return rank and status where they are not the usual ones."""
        uses, values = self.vocabulary.uses[statement.cls], dict(statement.values)
        marks = []
        for use in (uses[name] for name in ("rank", "status") if name in uses):
            value = str(values.get(use.term.name, use.default))
            codes = self.vocabulary.codes[use.lists[-1]]
            if value != use.default and value in codes:
                marks.append(codes[value].label)
        return marks

    def citation(self, statement: Node) -> Text:
        """Return the place of a statement in its source."""
        values = dict(statement.values)
        line, locator = values.get("line"), str(values.get("locator", ""))
        places = [] if line is None else [Text(f"{line}.\u00a0{LINE.lv}", f"{LINE.en}\u00a0{line}")]
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
        cls, name = self._claimed(node) if name == "value" else (node.cls, name)
        use = self.vocabulary.uses[cls].get(name)
        for codes in use.lists if use else ():
            if str(value) in self.vocabulary.codes[codes]:
                return self.vocabulary.codes[codes][str(value)].label
        return self.label(str(value)) if use and use.term.kind == "term" else str(value)

    def _claimed(self, claim: Node) -> tuple[str, str]:
        """Return the class of the entity that a claim is about, and the property that it claims."""
        about = self.graph.nodes.get(dict(claim.links).get("about", ""))
        return about.cls if about else claim.cls, str(dict(claim.values).get("property"))


def _separated(pieces: list[Piece]) -> list[Piece]:
    return [item for index, piece in enumerate(pieces) for item in ([", "] if index else []) + [piece]]
