"""Search questions by words, in Latvian or English, without regard to diacritics and case."""

import re
import unicodedata
from collections.abc import Iterable

from kg.queries.question import Question

# Latvian endings have up to three letters; the rest of a word must still distinguish it.
_ENDING, _STEM = 3, 4


def folded(text: str) -> str:
    """Return a text without diacritics and case: `Sociālais` and `socialais` are one."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def search(questions: Iterable[Question], words: Iterable[str]) -> list[Question]:
    """Return the questions whose name, theme and summary have every word, without its ending, as a beginning.

    Where there is none, their columns are searched too.
    """
    candidates = list(questions)
    terms = [part for word in words for part in _parts(word)]
    hits = [question for question in candidates if _occur(terms, _title(question))]
    return hits or [question for question in candidates if _occur(terms, _title(question) + _columns(question))]


def _occur(terms: Iterable[str], words: Iterable[str]) -> bool:
    beginnings = [term[: max(_STEM, len(term) - _ENDING)] for term in terms]
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _title(question: Question) -> list[str]:
    return _parts(f"{question.stem} {question.theme} {question.summary.lv} {question.summary.en}")


def _columns(question: Question) -> list[str]:
    return _parts(" ".join(f"{column.meaning.lv} {column.meaning.en}" for column in question.columns))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).replace("_", " "))
