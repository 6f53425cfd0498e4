"""How a page opens: what it is called, in which language, and what the reader sees first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.ontology import Text
    from kg.queries.parameters import Given

Language = Literal["lv", "en"]


@dataclass(frozen=True, slots=True)
class FirstView:
    """Everything about the first sight of a page.

    Attributes:
        title: of the page, if not the usual one.
        language: of the page until the reader chooses.
        focus: the identifier of what is shown first, with its neighbours.
        depth: in how many steps.
        question: the stem of the question that is answered first.
        given: the parameters of that question.
    """

    title: Text | None = None
    language: Language = "lv"
    focus: str | None = None
    depth: int = 1
    question: str | None = None
    given: Given = field(default_factory=dict)
