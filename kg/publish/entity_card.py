"""One entity with all statements about it, and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.loaders.files.origins import find_origins
from kg.loaders.wording import Entity, Wording
from kg.ontology import Text
from kg.ontology.model import LINE, NAME, ROLE, SOURCE, STATEMENT, STATUS
from kg.queries.catalogue.search import find_entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.loaders import Graph, Node
    from kg.loaders.wording import Piece
    from kg.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class StatementInWords:
    """One statement in Latvian words, with its source."""

    says: str
    status: str
    source: str
    line: int | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity: its properties by label, in Latvian, and the statements about it."""

    id: str
    name: str
    label: str
    properties: tuple[tuple[str, str], ...]
    statements: tuple[StatementInWords, ...]


def describe(identifier: str, graph: Graph, vocabulary: Vocabulary) -> EntityCard:
    """Return an entity with all statements about it.

    Raises:
        QuestionError: there is no such entity; the message names the closest.
    """
    node, wording = find_entity(identifier, graph), Wording(graph, vocabulary)
    statements = [n for n in graph.nodes.values() if _is_about(n, identifier, vocabulary)]
    origins = find_origins([node, *statements])
    in_words = [_in_words(statement, wording, origins) for statement in statements]
    return EntityCard(
        id=identifier,
        name=_name(identifier, graph),
        label=wording.class_label(node).lv,
        properties=tuple(_properties(node, wording)),
        statements=tuple(sorted(in_words, key=lambda s: (s.source, s.line or 0, s.says))),
    )


def _is_about(node: Node, identifier: str, vocabulary: Vocabulary) -> bool:
    """Return whether a node is a statement that speaks of an entity, or names it as role or source."""
    return vocabulary.is_a(node.cls, STATEMENT) and any(
        target == identifier and predicate in {*vocabulary.mentioned_by, ROLE, SOURCE}
        for predicate, target in node.links
    )


def _in_words(statement: Node, wording: Wording, origins: Mapping[str, str]) -> StatementInWords:
    values, label = dict(statement.values), wording.class_label(statement)
    pieces, marks = wording.sentence(statement).pieces, wording.marks(statement)
    text = _latvian(pieces, wording.graph)
    if label not in pieces:
        text = f"{label.lv}: {text}"
    line = values.get(LINE)
    return StatementInWords(
        says=f"{text} [{', '.join(mark.lv for mark in marks)}]" if marks else text,
        status=str(values.get(STATUS, "")),
        source=_name(dict(statement.links).get(SOURCE, ""), wording.graph),
        line=line if isinstance(line, int) else None,
        origin=origins.get(statement.id),
    )


def _properties(node: Node, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield the properties and relationships of a node by label, in the order of the vocabulary, derived ones last."""
    derived = (relationship.term.name for relationship in wording.vocabulary.derived_relationships)
    for name in (*wording.vocabulary.uses[node.cls], *derived):
        if pieces := wording.pieces(node, name):
            yield wording.label(name).lv, _latvian(pieces, wording.graph)


def _latvian(pieces: Iterable[Piece], graph: Graph) -> str:
    return "".join(
        _name(piece.id, graph) if isinstance(piece, Entity) else piece.lv if isinstance(piece, Text) else piece
        for piece in pieces
    )


def _name(identifier: str, graph: Graph) -> str:
    """Return the Latvian name of an entity; its identifier if it has none."""
    node = graph.nodes.get(identifier)
    name = dict(node.values).get(NAME) if node else None
    return str(name) if name else identifier
