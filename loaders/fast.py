"""YAML text -> JSON, fast, by rapidyaml. Gives up when in any doubt; `exact` then decides.

What rapidyaml lets pass is caught here: the last of duplicate keys wins, anchors and tags are dropped, `~` becomes
the text "~", several documents become a list. Its C++ part writes each syntax error to standard error, past
Python, so file descriptor 2 is closed to it while it parses.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import ryml

# Characters that begin something other than a plain or quoted scalar; then the events are asked.
_DOUBTFUL = "&*!%@`\t?~"
_SUSPICIOUS = re.compile(r"\t|(?:^|[\s\[{,:-])(?:[&*!@`?](?=\S)|[?~](?=[\s,\]}]|$))|^%", re.M)
# rapidyaml rewrites these words, quoted or not.
_REWRITTEN = (b'".nan"', b'".inf"', b'"-.inf"')


class InDoubt(Exception):
    """The fast way cannot vouch for its answer."""


def read_fast(data: bytes, text: str) -> bytes:
    """One YAML document as JSON, given as bytes and as the text that they encode.

    Raises:
        InDoubt: the text is not YAML, or uses what the fast way could get wrong.
    """
    if any(character in text for character in _DOUBTFUL) and _SUSPICIOUS.search(text):
        raise InDoubt
    try:
        with _quiet():
            tree = ryml.parse_in_arena(data)
            # Not emit_json, which never frees its buffer (rapidyaml 0.15.2).
            json = bytearray(ryml.compute_json_length(tree))
            ryml.emit_json_in_place(tree, json)
        value = orjson.loads(json)
    except (ryml.ExceptionBasic, TypeError, ValueError) as error:
        raise InDoubt from error
    # Lost duplicates show as lost commas: both texts hold the same scalars.
    kept = orjson.dumps(value)
    if json.count(b",") != kept.count(b",") or not isinstance(value, dict) or any(word in json for word in _REWRITTEN):
        raise InDoubt
    return kept


@contextmanager
def _quiet() -> Iterator[None]:
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
