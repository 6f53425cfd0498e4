"""Words -> the questions that they find, in Latvian or English, diacritics and case aside."""

import re
import unicodedata
from collections.abc import Iterable

from queries.question import Question

# Latvian endings have up to three letters; what is left of a word must still tell it from others.
_ENDING, _STEM = 3, 4


def folded(text: str) -> str:
    """A text without diacritics and case: `Sociālais` and `socialais` are one."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def search(questions: Iterable[Question], words: Iterable[str]) -> list[Question]:
    """The questions in whose name, theme, summary or columns every word begins some word, its ending aside."""
    wanted = [part for word in words for part in _parts(word)]
    return [question for question in questions if all(_occurs(word, question) for word in wanted)]


def _occurs(word: str, question: Question) -> bool:
    beginning = word[: max(_STEM, len(word) - _ENDING)]
    return any(other.startswith(beginning) for other in _words(question))


def _words(question: Question) -> list[str]:
    texts = [question.summary, *(column.meaning for column in question.columns)]
    return _parts(" ".join([question.stem, question.theme, *(f"{text.lv} {text.en}" for text in texts)]))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).replace("_", " "))
