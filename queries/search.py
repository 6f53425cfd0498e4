"""Words -> the questions that they find, in Latvian or English, diacritics and case aside."""

import re
import unicodedata
from collections.abc import Iterable

from kg.queries.question import Question

# Latvian endings have up to three letters; what is left of a word must still tell it from others.
_ENDING, _STEM = 3, 4


def folded(text: str) -> str:
    """A text without diacritics and case: `Sociālais` and `socialais` are one."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def search(questions: Iterable[Question], words: Iterable[str]) -> list[Question]:
    """The questions in whose name, theme and summary every word begins some word, its ending aside.

    Where there is none, those in whose columns as well.
    """
    known = list(questions)
    wanted = [part for word in words for part in _parts(word)]
    found = [question for question in known if _occur(wanted, _title(question))]
    return found or [question for question in known if _occur(wanted, _title(question) + _columns(question))]


def _occur(wanted: Iterable[str], words: Iterable[str]) -> bool:
    beginnings = [word[: max(_STEM, len(word) - _ENDING)] for word in wanted]
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _title(question: Question) -> list[str]:
    return _parts(f"{question.stem} {question.theme} {question.summary.lv} {question.summary.en}")


def _columns(question: Question) -> list[str]:
    return _parts(" ".join(f"{column.meaning.lv} {column.meaning.en}" for column in question.columns))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).replace("_", " "))
