"""Search without regard to diacritics and case: questions by words, an entity by its identifier or name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kg.loaders.problems import did_you_mean
from kg.ontology.model import NAME
from kg.queries.catalogue.problems import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.loaders import Graph, Node
    from kg.queries.catalogue.question import Question

# Latvian endings have up to three letters; the rest of a word must still distinguish it.
_ENDING, _STEM = 3, 4


def folded(text: str) -> str:
    """Return a text without diacritics and case: `Sociālais` and `socialais` are one."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def find_entity(identifier: str, graph: Graph) -> Node:
    """Return an entity by its identifier.

    Raises:
        QuestionError: there is none; the message names one with this name, or with nearly this identifier.
    """
    node = graph.nodes.get(identifier)
    if node is None:
        meant = next((key for key, entity in graph.nodes.items() if _is_called(entity, identifier)), identifier)
        remedy = did_you_mean(meant, graph.nodes, "search for it on the page or with `kg sparql`")
        raise QuestionError(f"{identifier} does not exist, expected an identifier such as person/p018, {remedy}")
    return node


def _is_called(entity: Node, text: str) -> bool:
    """Return whether a text is the name of an entity, or the last part of its identifier."""
    return entity.id.endswith(f"/{text}") or folded(str(dict(entity.values).get(NAME, ""))) == folded(text)


def search(questions: Iterable[Question], words: Iterable[str]) -> list[Question]:
    """Return the questions whose name, theme and summary have every word, without its ending, as a beginning.

    If there are none, columns are searched too.
    """
    candidates = list(questions)
    terms = [part for word in words for part in _split(word)]
    hits = [question for question in candidates if _occur(terms, _title(question))]
    return hits or [question for question in candidates if _occur(terms, _title(question) + _columns(question))]


def _occur(terms: Iterable[str], words: Iterable[str]) -> bool:
    beginnings = [term[: max(_STEM, len(term) - _ENDING)] for term in terms]
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _title(question: Question) -> list[str]:
    return _split(f"{question.stem} {question.theme} {question.summary.lv} {question.summary.en}")


def _columns(question: Question) -> list[str]:
    return _split(" ".join(f"{column.meaning.lv} {column.meaning.en}" for column in question.columns))


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).replace("_", " "))
