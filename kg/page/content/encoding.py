"""Nodes and texts by number, as the page stores them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.loaders.wording import Entity
from kg.ontology import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.loaders import Graph
    from kg.loaders.wording import Piece, Wording
    from kg.ontology import Vocabulary
    from kg.page.content.translations import Terms, Token

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A graph in words, with the numbers by which the page names its nodes and texts.

    Attributes:
        wording: the graph in words.
        terms: numbers the texts.
        numbers: the place of each node in the lists of the page.
    """

    wording: Wording
    terms: Terms
    numbers: Mapping[str, int]

    @property
    def graph(self) -> Graph:
        """The graph of the page."""
        return self.wording.graph

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the graph."""
        return self.wording.vocabulary

    def tokens(self, pieces: Iterable[Piece]) -> list[Token]:
        """Return pieces of a text as the page stores them."""
        return [self._token(piece) for piece in pieces]

    def _token(self, piece: Piece) -> Token:
        if isinstance(piece, Entity):
            return self.numbers[piece.id]
        if isinstance(piece, Text):
            return self.terms.token(piece)
        return {"url": piece} if ADDRESS.fullmatch(piece) else piece
