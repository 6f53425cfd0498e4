"""YAML text -> value, the place of every part of it, and every fault. Slow, and never wrong about a position.

Works on the events of libyaml, so depth costs no stack and nothing is constructed from tags or aliases. Scalars
follow the JSON-like core of YAML 1.2 (https://yaml.org/spec/1.2.2/#102-json-schema): `no`, `True`, `012`, `0x1F`
and `1:30` are text.
"""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import yaml

from kg.loaders.files.characters import odd_characters
from kg.loaders.problems import shown

DEPTH = 24
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*|(?=\.))(\.(?:[0-9]+|(?<=[0-9]\.)))?([eE][-+]?[0-9]+)?")
_WHOLE = range(-(2**63), 2**64)  # what JSON's reader keeps as a whole number
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}

Pointer = tuple[str | int, ...]


@dataclass
class Exact:
    """What a text holds: `value`, where each part begins (line, column from 1), and what is wrong with it."""

    value: Any = None
    values: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    wrong: list[tuple[int, int, str, str, str]] = field(default_factory=list)

    def place(self, pointer: Pointer, *, on_key: bool = False) -> tuple[int, int]:
        """Where a part begins, or the nearest part around it that is there."""
        if on_key and pointer in self.keys:
            return self.keys[pointer]
        while pointer and pointer not in self.values:
            pointer = pointer[:-1]
        return self.values.get(pointer, (1, 1))


@dataclass(slots=True)
class _Frame:
    pointer: Pointer
    container: dict[str, Any] | list[Any]
    key: str | None = None


def read_exact(text: str) -> Exact:
    """Read one YAML document, collecting faults instead of raising."""
    found = Exact()
    stack: list[_Frame] = []
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if not _document(event, documents, found):
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent) and not _node(event, stack, found):
                break
    except yaml.MarkedYAMLError as error:
        found.wrong.append(_syntax(error, text))
    except yaml.YAMLError as error:
        found.wrong.append((1, 1, f"not YAML: {error}", "YAML 1.2", "mend the syntax"))
    return found


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str, str]:
    """What libyaml says, with where that began which it could not finish."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if error.problem == "found character that cannot start any token":
        if text.split("\n")[line - 1][column - 1] == "\t":
            return line, column, "a tab", "spaces", "replace it with spaces"
        return line, column, "a character that cannot begin a value", "YAML 1.2", "put the value in quotes"
    began = error.context_mark if error.context else None
    begins = (began.line + 1, began.column + 1) if began else (line, column)
    where = "" if begins == (line, column) else f" that begins at {begins[0]}:{begins[1]}"
    what = f"{error.context or ''}{where} {error.problem or ''}".strip()
    return line, column, f"not YAML: {what}", "YAML 1.2", "mend the syntax at this place"


def _wrong(found: Exact, event: Any, what: str, expected: str, remedy: str) -> None:
    found.wrong.append((event.start_mark.line + 1, event.start_mark.column + 1, what, expected, remedy))


def _document(event: Any, number: int, found: Exact) -> bool:
    """Note a document; whether reading goes on."""
    if event.version not in (None, (1, 2)):
        _wrong(found, event, f"YAML {'.'.join(map(str, event.version))}", "YAML 1.2", "remove the %YAML line")
    if number > 1:
        _wrong(found, event, "a second document", "one document per file", "move it to a file of its own")
    return number == 1


def _node(event: Any, stack: list[_Frame], found: Exact) -> bool:
    """Put what an event brings where it belongs; whether reading goes on."""
    if isinstance(event, yaml.AliasEvent):
        _wrong(found, event, f"alias *{shown(event.anchor)}", "every value written out", "write the value instead")
        _put(stack, found, event, None)
        return True
    if event.anchor:
        _wrong(found, event, f"anchor &{shown(event.anchor)}", "every value written out", "remove the anchor")
    if event.tag:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        _wrong(found, event, f"tag {shown(tag)}", "plain YAML without tags", "remove the tag")
    if isinstance(event, yaml.ScalarEvent):
        _put(stack, found, event, event.value if event.style else _resolve(event.value))
        if event.style == '"':  # what escapes stand for was not seen in the text
            for _, *odd in odd_characters(event.value):
                _wrong(found, event, *odd)
        return True
    container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
    pointer = _put(stack, found, event, container)
    stack.append(_Frame(pointer, container))
    if len(stack) > DEPTH:
        _wrong(found, event, f"nested deeper than {DEPTH} levels", "a few levels", "flatten it")
    return len(stack) <= DEPTH


def _put(stack: list[_Frame], found: Exact, event: Any, value: Any) -> Pointer:
    """Put a value where the innermost container expects it; the first node of a pair is its key."""
    place = (event.start_mark.line + 1, event.start_mark.column + 1)
    if not stack:
        found.value, found.values[()] = value, place
        return ()
    frame = stack[-1]
    if isinstance(frame.container, list):
        pointer: Pointer = (*frame.pointer, len(frame.container))
        frame.container.append(value)
    elif frame.key is None:
        frame.key = _key(frame.container, event, found)
        frame.container[frame.key] = None
        found.keys[(*frame.pointer, frame.key)] = place
        return (*frame.pointer, frame.key)
    else:
        pointer = (*frame.pointer, frame.key)
        frame.container[frame.key] = value
        frame.key = None
    found.values[pointer] = place
    return pointer


def _key(container: dict[str, Any], event: Any, found: Exact) -> str:
    mark = f"{event.start_mark.line}:{event.start_mark.column}"
    if not isinstance(event, yaml.ScalarEvent):
        _wrong(found, event, "a list, mapping or alias as a key", "a word", "write the key as a word")
        return f"?{mark}"
    key = str(event.value)
    if key in container:
        _wrong(found, event, f"key {shown(key)} a second time", "each key once", "remove one of the two")
        return f"{key}?{mark}"
    return key


def _resolve(plain: str) -> Any:
    if plain in _WORDS:
        return _WORDS[plain]
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return plain
    if not (match[1] or match[2]) and len(plain) < 21 and (whole := int(plain)) in _WHOLE:
        return whole
    return float(plain) if isfinite(float(plain)) else plain
