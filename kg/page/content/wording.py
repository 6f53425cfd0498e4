"""Nodes -> what is said of them, in pieces that both the text version and the script of the page can show."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.loaders import Graph, Node
from kg.loaders.graph import Scalar
from kg.ontology import Text, Vocabulary
from kg.page.content.translations import Terms, Token

# How statements read: subject – predicate: object (all the rest). Without a predicate it is the class.
PATTERNS = (
    ("agent", "role", "context"),
    ("about", "property", "value"),
    ("about", "property", "valueEntity"),
    ("about", "indicator", "amount"),
    ("about", "identifierScheme", "notation"),
    ("fundedBy", "", "funds"),
)
# Shown beside the sentence.
FRAME = ("source", "line", "locator", "status", "rank")
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a statement says; `subject` is the number of the node that it is mainly about."""

    subject: int
    says: list[Token]


@dataclass(frozen=True, slots=True)
class Wording:
    """What it takes to word a graph. `numbers` are the places of the nodes in the lists of the page."""

    graph: Graph
    vocabulary: Vocabulary
    terms: Terms
    texts: Mapping[str, Text]
    numbers: Mapping[str, int]

    def facts(self, node: Node) -> list[tuple[int, list[Token]]]:
        """The properties of a thing, by the number of their label, in the order of the vocabulary."""
        names = [name for name in self.vocabulary.uses[node.cls] if name not in ("name", "visibility")]
        found = [(self._label(name), self._plain(node, name)) for name in ("nameEn", *names)]
        return [(self.terms.number(text), pieces) for text, pieces in found if pieces]

    def sentence(self, node: Node) -> Sentence:
        """A statement in words; the first two pieces are the subject and a dash."""
        for subject, predicate, object_ in PATTERNS:
            parts = [self._said(node, part) for part in (subject, predicate, object_)]
            if parts[0] and parts[2] and (parts[1] or not predicate):
                verb = parts[1] or [self._class(node)]
                rest = self._rest(node, (*FRAME, subject, predicate, object_))
                says = [*parts[0], " – ", *verb, ": ", *parts[2], *([" (", *rest, ")"] if rest else [])]
                return Sentence(self._end(node, (subject,)), says)
        others = [name for name in self.vocabulary.uses[node.cls] if name not in FRAME]
        end = self._end(node, (*others, "source"))
        return Sentence(end, [end, " – ", self._class(node), ": ", *self._rest(node, FRAME)])

    def _class(self, node: Node) -> Token:
        return self.terms.token(self.vocabulary.classes[node.cls].label)

    def _end(self, node: Node, names: Iterable[str]) -> int:
        """The first thing with which the node is linked by one of the properties; else itself."""
        things = [target for name in names for predicate, target in node.links if predicate == name]
        return self.numbers[next((thing for thing in things if thing in self.numbers), node.id)]

    def _rest(self, node: Node, but: tuple[str, ...]) -> list[Token]:
        """Every other property with its label."""
        pieces: list[Token] = []
        for name in self.vocabulary.uses[node.cls]:
            said = [] if name in but else self._said(node, name)
            if said:
                pieces += [*(["; "] if pieces else []), self.terms.token(self._label(name)), ": ", *said]
        return pieces

    def _said(self, node: Node, name: str) -> list[Token]:
        """The things and values of a property."""
        things: list[Token] = [self.numbers[t] for p, t in node.links if p == name and t in self.numbers]
        return _joined([[each] for each in things]) or self._plain(node, name)

    def _plain(self, node: Node, name: str) -> list[Token]:
        """The values of a property that are no things, of both languages."""
        held = dict(node.values)
        found = [held[each] for each in (name, name + "En") if each in held]
        several = [each for value in found for each in (value if isinstance(value, tuple) else (value,))]
        return _joined([[self._piece(node, name, each)] for each in several])

    def _piece(self, node: Node, name: str, value: Scalar) -> Token:
        if isinstance(value, bool):
            return self.terms.token(self.texts["yes" if value else "no"])
        cls, name = self._claimed(node) if name == "value" else (node.cls, name)
        use = self.vocabulary.uses[cls].get(name)
        for codes in use.lists if use else ():
            if str(value) in self.vocabulary.codes[codes]:
                return self.terms.token(self.vocabulary.codes[codes][str(value)].label)
        if use and use.term.kind == "term":
            return self.terms.token(self._label(str(value)))
        return {"url": str(value)} if ADDRESS.fullmatch(str(value)) else str(value)

    def _claimed(self, node: Node) -> tuple[str, str]:
        """The class of the thing that a claim is about, and the property that it claims."""
        about = self.graph.nodes.get(dict(node.links).get("about", ""))
        return about.cls if about else node.cls, str(dict(node.values).get("property"))

    def _label(self, name: str) -> Text:
        found = self.vocabulary.properties.get(name)
        if found is None and name.endswith("En"):
            text = self._label(name.removesuffix("En"))
            return Text(f"{text.lv} (EN)", f"{text.en} (EN)")
        return found.label if found else Text(name, name)

    def marks(self, node: Node) -> list[Text]:
        """Status and rank, where they are not the usual ones."""
        uses = self.vocabulary.uses[node.cls]
        held = [(uses[name], str(value)) for name, value in node.values if name in ("status", "rank") and name in uses]
        unusual = [(use.lists[-1], value) for use, value in held if value != use.default]
        return [
            self.vocabulary.codes[name][value].label for name, value in unusual if value in self.vocabulary.codes[name]
        ]

    def citation(self, node: Node) -> Text:
        """Where in its source a statement is said."""
        held = dict(node.values)
        line, locator = held.get("line"), str(held.get("locator", ""))
        of_line = Text(f"{line}.\u00a0{self.texts['line'].lv}", f"{self.texts['line'].en}\u00a0{line}")
        found = [*([of_line] if line is not None else []), *([Text(locator, locator)] if locator else [])]
        return Text(", ".join(each.lv for each in found), ", ".join(each.en for each in found))


def _joined(several: list[list[Token]]) -> list[Token]:
    return [piece for place, pieces in enumerate(several) for piece in ([", "] if place else []) + pieces]
