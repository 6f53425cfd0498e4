"""Characters that curated text must not contain because they are invisible or look like others."""

import re
import unicodedata
from collections.abc import Iterator

# Control characters, byte-order mark, and bidirectional controls (Unicode TR 36).
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_MAX_REPORTED = 5

CharacterError = tuple[int, str, str, str]


def character_errors(text: str) -> Iterator[CharacterError]:
    """Yield the first forbidden characters, and the first letter of each line that is not composed.

    An error is the index in the text, what the character is, what was expected, and the remedy.
    """
    # Printable text has no forbidden character, and checking that is fast.
    if not text.replace("\n", "").isprintable():
        yield from _forbidden(text)
    if not unicodedata.is_normalized("NFC", text):
        yield from _decomposed(text)


def _forbidden(text: str) -> Iterator[CharacterError]:
    reported = 0
    for match in _FORBIDDEN.finditer(text):
        if match[0] == "\r" and text[match.end() : match.end() + 1] == "\n":
            continue
        yield match.start(), f"character U+{ord(match[0]):04X}", "printable text", "remove it"
        reported += 1
        if reported == _MAX_REPORTED:
            return


def _decomposed(text: str) -> Iterator[CharacterError]:
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
            yield start + column, "a letter that is not composed", "Unicode NFC", "retype the letter"
        start += len(line) + 1
