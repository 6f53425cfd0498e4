"""YAML text -> JSON, fast, by rapidyaml. Gives up when in any doubt; `exact` then decides.

What rapidyaml lets pass is caught here: the last of duplicate keys wins, anchors and tags are dropped, `~` becomes
the text "~", several documents become a list, much that is not YAML becomes text. What is left is a key over several
lines, which is no key of ours. Its C++ part writes each syntax error to standard error, past Python, so file
descriptor 2 is closed to it while it parses.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import ryml

# Text with one of these is searched for what is lost on the way to JSON: anchors, tags, complex keys, directives,
# how a block scalar ends, which characters stood as escapes.
_RARE = ("\t", "\\", "&", "!", "?", "%", "|", ">", "...")
_LOST = re.compile(r"[\t\\]|(?:^|[\[{,:?-]) *[&!?|>]|^ *(?:%|\.\.\.)", re.M)
# A list that goes on behind what it holds: `- [a] - b`.
_GOES_ON = re.compile(r"[\]}\"'] +-[ \r\n]")
_ENDS = ("] ", "} ", '" ', "' ")
# In the JSON: scalars that begin as no plain one may, an empty key, `~`, and words that are rewritten, quoted or not.
_WRONG = re.compile(rb'"(?<=[\[{,:]")(?:[\]}:,@`%&*!|>#]|[?-][ "]|~"|":|0[eE]|-?\.(?:nan|inf)")')
# In the JSON: no value, nothing in braces, a comment taken for text. All are rare and left to `exact`.
_EMPTY = (b"null", b"{}", b" #")


class Unsure(Exception):
    """The fast way cannot vouch for its answer."""


def read_fast(data: bytes, text: str) -> bytes:
    """One YAML document as JSON, given as bytes and as the text that they encode.

    Raises:
        Unsure: the text is not YAML, or uses what the fast way could get wrong.
    """
    if any(ends in text for ends in _ENDS) and _GOES_ON.search(text):
        raise Unsure
    if any(word in text for word in _RARE) and _LOST.search(text):
        raise Unsure
    try:
        with _quiet():
            tree = ryml.parse_in_arena(data)
            # Not emit_json, which never frees its buffer (rapidyaml 0.15.2).
            json = bytearray(ryml.compute_json_length(tree))
            ryml.emit_json_in_place(tree, json)
        value = orjson.loads(json)
    except (ryml.ExceptionBasic, TypeError, ValueError) as error:
        raise Unsure from error
    kept = orjson.dumps(value)
    # Lost duplicates show as lost commas: both texts hold the same scalars.
    if json.count(b",") != kept.count(b",") or not isinstance(value, dict):
        raise Unsure
    if _WRONG.search(kept) or any(word in kept for word in _EMPTY):
        raise Unsure
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
