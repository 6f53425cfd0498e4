"""Characters that no curated text may hold, for they cannot be seen or look like others."""

import re
import unicodedata
from collections.abc import Iterator

# Control characters, byte-order mark, and marks that reorder text to the eye (Unicode TR 36).
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_MOST = 5

Odd = tuple[int, str, str, str]


def odd_characters(text: str) -> Iterator[Odd]:
    """The first forbidden characters, and the first letter of each line that is not composed.

    Gives the index in the text, what is wrong, what was expected and how to mend it.
    """
    # What is printable is allowed, and that is quick to see.
    if not text.replace("\n", "").isprintable():
        yield from _forbidden(text)
    if not unicodedata.is_normalized("NFC", text):
        yield from _separate_accents(text)


def _forbidden(text: str) -> Iterator[Odd]:
    left = _MOST
    for match in _FORBIDDEN.finditer(text):
        if match[0] == "\r" and text[match.end() : match.end() + 1] == "\n":
            continue
        yield match.start(), f"character U+{ord(match[0]):04X}", "printable text", "remove it"
        left -= 1
        if not left:
            return


def _separate_accents(text: str) -> Iterator[Odd]:
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            yield start + column, "a letter that is not composed", "Unicode NFC", "retype the letter"
        start += len(line) + 1
