"""How a page opens: its title, its language, and what the reader sees first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.ontology import Text
    from kg.queries.catalogue.parameters import Given

Language = Literal["lv", "en"]


@dataclass(frozen=True, slots=True)
class FirstView:
    """What a page shows when it opens.

    Attributes:
        title: of the page; None for the usual one.
        language: of the page until the reader chooses.
        focus: identifier of the entity that is shown first, with its neighbours.
        depth: steps to the furthest neighbours.
        question: stem of the question that is answered first.
        given: parameters of that question.
    """

    title: Text | None = None
    language: Language = "lv"
    focus: str | None = None
    depth: int = 1
    question: str | None = None
    given: Given = field(default_factory=dict)
