"""YAML text -> JSON, fast, by rapidyaml. Raises `Unsure` when the result may be wrong; `yaml_exact` then decides.

Errors that rapidyaml misses are detected here: the last of duplicate keys wins, anchors and tags are dropped, `~`
becomes the text "~", several documents become a list, some text that is not YAML becomes text. Not detected: a key
over several lines, which the vocabulary does not have. The C++ library writes syntax errors to standard error, past
Python, so file descriptor 2 is redirected while it parses.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import ryml

# Text with one of these is searched for what JSON cannot show: anchors, tags, complex keys, directives, the end of a
# block scalar, escaped characters.
_RARE = ("\t", "\\", "&", "!", "?", "%", "|", ">", "...")
_LOST = re.compile(r"[\t\\]|(?:^|[\[{,:?-]) *[&!?|>]|^ *(?:%|\.\.\.)", re.M)
# An entry on the line of the entry before it: `- [a] - b`.
_SAME_LINE = re.compile(r"[\]}\"'] +-[ \r\n]")
_ENDS = ("] ", "} ", '" ', "' ")
# In the JSON: scalars with a first character that plain ones may not have, an empty key, `~`, and numbers that
# rapidyaml rewrites, quoted or not.
_DOUBTFUL = re.compile(rb'"(?<=[\[{,:]")(?:[\]}:,@`%&*!|>#]|[?-][ "]|~"|":|0[eE]|-?\.(?:nan|inf)")')
# In the JSON: no value, empty braces, a comment taken for text. All are rare and left to `yaml_exact`.
_EMPTY = (b"null", b"{}", b" #")


class Unsure(Exception):
    """The fast reader cannot guarantee its result."""


def read_fast(data: bytes, text: str) -> bytes:
    """Return one YAML document, given as bytes and as decoded text, as JSON.

    Raises:
        Unsure: the text is not YAML, or uses a feature that the fast reader does not handle.
    """
    if any(end in text for end in _ENDS) and _SAME_LINE.search(text):
        raise Unsure
    if any(mark in text for mark in _RARE) and _LOST.search(text):
        raise Unsure
    try:
        with _stderr_silenced():
            tree = ryml.parse_in_arena(data)
            # Not emit_json, which never frees its buffer (rapidyaml 0.15.2).
            json = bytearray(ryml.compute_json_length(tree))
            ryml.emit_json_in_place(tree, json)
        value = orjson.loads(json)
    except (ryml.ExceptionBasic, TypeError, ValueError) as error:
        raise Unsure from error
    normal = orjson.dumps(value)
    # A lost duplicate key shows as a lost comma: both texts have the same scalars.
    if json.count(b",") != normal.count(b",") or not isinstance(value, dict):
        raise Unsure
    if _DOUBTFUL.search(normal) or any(mark in normal for mark in _EMPTY):
        raise Unsure
    return normal


@contextmanager
def _stderr_silenced() -> Iterator[None]:
    stderr = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(null)
