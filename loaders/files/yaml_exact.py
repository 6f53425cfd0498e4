"""YAML text -> value, the position of every part of it, and all errors. Slow; every position is exact.

Works on the events of libyaml, so depth needs no stack and nothing is constructed from tags or aliases. Scalars
follow the JSON-like core of YAML 1.2 (https://yaml.org/spec/1.2.2/#102-json-schema): `no`, `True`, `012`, `0x1F`
and `1:30` are text.
"""

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import yaml

from kg.loaders.files.characters import character_errors
from kg.loaders.problems import shown

MAX_DEPTH = 24
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*|(?=\.))(\.(?:[0-9]+|(?<=[0-9]\.)))?([eE][-+]?[0-9]+)?")
_INTEGERS = range(-(2**63), 2**64)  # integers that orjson can read
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}

Pointer = tuple[str | int, ...]


@dataclass
class ExactResult:
    """The `value` of a text, the line and column (from 1) of each of its values and keys, and its errors."""

    value: Any = None
    values: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    errors: list[tuple[int, int, str, str, str]] = field(default_factory=list)

    def position(self, pointer: Pointer, *, on_key: bool = False) -> tuple[int, int]:
        """Return the line and column of a part, or of the nearest part around it that exists."""
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


def read_exact(text: str) -> ExactResult:
    """Read one YAML document; collect errors instead of raising."""
    result = ExactResult()
    stack: list[_Frame] = []
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if not _start_document(event, documents, result):
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent) and not _add_node(event, stack, result):
                break
    except yaml.MarkedYAMLError as error:
        result.errors.append(_syntax_error(error, text))
    except yaml.YAMLError as error:
        result.errors.append((1, 1, f"not YAML: {error}", "YAML 1.2", "fix the syntax"))
    return result


def _syntax_error(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str, str]:
    """Return the error of libyaml, with the start of the construct that it could not finish."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if error.problem == "found character that cannot start any token":
        if text.split("\n")[line - 1][column - 1] == "\t":
            return line, column, "a tab", "spaces", "replace it with spaces"
        return line, column, "a character that cannot begin a value", "YAML 1.2", "put the value in quotes"
    context = error.context_mark if error.context else None
    start = (context.line + 1, context.column + 1) if context else (line, column)
    where = "" if start == (line, column) else f" that begins at {start[0]}:{start[1]}"
    what = f"{error.context or ''}{where} {error.problem or ''}".strip()
    return line, column, f"not YAML: {what}", "YAML 1.2", "fix the syntax here"


def _add_error(result: ExactResult, event: Any, what: str, expected: str, remedy: str) -> None:
    result.errors.append((event.start_mark.line + 1, event.start_mark.column + 1, what, expected, remedy))


def _start_document(event: Any, number: int, result: ExactResult) -> bool:
    """Check the start of a document; return whether to read on."""
    if event.version not in (None, (1, 2)):
        _add_error(result, event, f"YAML {'.'.join(map(str, event.version))}", "YAML 1.2", "remove the %YAML line")
    if number > 1:
        _add_error(result, event, "a second document", "one document per file", "move it to a file of its own")
    return number == 1


def _add_node(event: Any, stack: list[_Frame], result: ExactResult) -> bool:
    """Add the node of an event to the innermost container; return whether to read on."""
    if isinstance(event, yaml.AliasEvent):
        _add_error(result, event, f"alias *{shown(event.anchor)}", "every value written out", "write the value instead")
        _add_value(stack, result, event, None)
        return True
    if event.anchor:
        _add_error(result, event, f"anchor &{shown(event.anchor)}", "every value written out", "remove the anchor")
    if event.tag:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        _add_error(result, event, f"tag {shown(tag)}", "plain YAML without tags", "remove the tag")
    if isinstance(event, yaml.ScalarEvent):
        _add_value(stack, result, event, event.value if event.style else _resolve(event.value))
        if event.style == '"':  # escaped characters did not show in the text
            for _, *error in character_errors(event.value):
                _add_error(result, event, *error)
        return True
    container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
    pointer = _add_value(stack, result, event, container)
    stack.append(_Frame(pointer, container))
    if len(stack) > MAX_DEPTH:
        _add_error(result, event, f"nested deeper than {MAX_DEPTH} levels", "a few levels", "flatten it")
    return len(stack) <= MAX_DEPTH


def _add_value(stack: list[_Frame], result: ExactResult, event: Any, value: Any) -> Pointer:
    """Add a value to the innermost container; in a mapping, the first node of a pair is its key."""
    position = (event.start_mark.line + 1, event.start_mark.column + 1)
    if not stack:
        result.value, result.values[()] = value, position
        return ()
    frame = stack[-1]
    if isinstance(frame.container, list):
        pointer: Pointer = (*frame.pointer, len(frame.container))
        frame.container.append(value)
    elif frame.key is None:
        frame.key = _key(frame.container, event, result)
        frame.container[frame.key] = None
        result.keys[(*frame.pointer, frame.key)] = position
        return (*frame.pointer, frame.key)
    else:
        pointer = (*frame.pointer, frame.key)
        frame.container[frame.key] = value
        frame.key = None
    result.values[pointer] = position
    return pointer


def _key(container: dict[str, Any], event: Any, result: ExactResult) -> str:
    mark = f"{event.start_mark.line}:{event.start_mark.column}"
    if not isinstance(event, yaml.ScalarEvent):
        _add_error(result, event, "a list, mapping or alias as a key", "a word", "write the key as a word")
        return f"?{mark}"
    key = str(event.value)
    if key in container:
        _add_error(result, event, f"key {shown(key)} a second time", "each key once", "remove one of the two")
        return f"{key}?{mark}"
    return key


def _resolve(plain: str) -> Any:
    if plain in _WORDS:
        return _WORDS[plain]
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return plain
    if not (match[1] or match[2]) and len(plain) < 21 and (integer := int(plain)) in _INTEGERS:
        return integer
    return float(plain) if isfinite(float(plain)) else plain
