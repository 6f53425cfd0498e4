"""One YAML value -> one value of a property, as its use in the vocabulary demands."""

import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

from loaders.dates import bounds
from loaders.problem import did_you_mean, one_of
from loaders.records import LONGEST
from ontology import Use, Vocabulary

Taker = Callable[[Any], Any]


class Wrong(Exception):
    """The value is not what the vocabulary demands."""

    def __init__(self, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.expected, self.remedy = what, expected, remedy


def taker(use: Use, vocabulary: Vocabulary, known: Mapping[str, str]) -> Taker:
    """A function that takes one value of a property or raises `Wrong`.

    Args:
        use: how the class uses the property.
        vocabulary: the vocabulary of the use.
        known: the class of every thing that may be referred to, by identifier.
    """
    kind = use.term.kind
    if kind == "thing":
        return _thing(use, vocabulary, known)
    if kind == "code":
        return _code(use, vocabulary)
    return {
        "text": _pattern(use),
        "lang": _text,
        "uri": _pattern(use),
        "integer": _integer(use),
        "decimal": _decimal(use),
        "boolean": _boolean,
        "date": _date,
    }[kind]


def shown(value: Any) -> str:
    """A value as the curator sees it in a message, cut where it is long."""
    text = value if isinstance(value, str) else "nothing" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _text(value: Any) -> str:
    if type(value) is str and value and len(value) <= LONGEST and not value[0].isspace() and not value[-1].isspace():
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise Wrong(f"number {value}", "text", f'write it in quotes: "{value}"')
    if not isinstance(value, str):
        raise Wrong(f"{_form(value)}", "text", "write a text")
    if len(value) > LONGEST:
        raise Wrong(f"a text of {len(value)} characters", f"at most {LONGEST}", "shorten it")
    raise Wrong(
        "an empty text or one with spaces around it", "text without spaces around it", "trim it or remove the key"
    )


def _form(value: Any) -> str:
    if value is None:
        return "no value"
    return {bool: "true or false", list: "a list", dict: "a mapping"}.get(type(value), f"`{shown(value)}`")


def _pattern(use: Use) -> Taker:
    if use.pattern is None:
        return _text
    pattern = re.compile(use.pattern)

    def take(value: Any) -> str:
        text = _text(value)
        if pattern.search(text) is None:
            raise Wrong(f"`{shown(text)}`", f"text like {use.pattern}", f"mend the {use.term.label.en}")
        return text

    return take


def _integer(use: Use) -> Taker:
    def take(value: Any) -> int:
        if type(value) is int:
            return _within(value, use)
        raise Wrong(f"{_form(value)}", "a whole number", "write digits only")

    return take


def _within(value: int, use: Use) -> int:
    if use.at_least is not None and value < use.at_least:
        raise Wrong(f"number {value}", f"{use.at_least} or more", f"mend the {use.term.label.en}")
    if use.at_most is not None and value > use.at_most:
        raise Wrong(f"number {value}", f"{use.at_most} or less", f"mend the {use.term.label.en}")
    return value


def _decimal(use: Use) -> Taker:
    def take(value: Any) -> int | float:
        if type(value) is int or (type(value) is float and abs(value) < 1e15):
            _within(int(value), use)
            return int(value) if value == int(value) else value
        raise Wrong(f"{_form(value)}", "a number", "write it as 1234.5")

    return take


def _boolean(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise Wrong(f"{_form(value)}", "true or false", "write true or false")


def _date(value: Any) -> str:
    text = str(value) if type(value) is int else value
    if type(text) is str and bounds(text) is not None:
        return sys.intern(text)
    raise Wrong(f"{_form(value)} is no date", "2015, 2015-03 or 2015-03-04", "write what the source gives, no more")


def _code(use: Use, vocabulary: Vocabulary) -> Taker:
    allowed = {notation: notation for notation in vocabulary.allowed(use)}

    def take(value: Any) -> str:
        if type(value) is str and value in allowed:
            return allowed[value]
        raise Wrong(
            f"{use.term.key} {shown(value)}",
            one_of(allowed),
            did_you_mean(shown(value), allowed, "choose one of them"),
        )

    return take


def _thing(use: Use, vocabulary: Vocabulary, known: Mapping[str, str]) -> Taker:
    names = [c for c in vocabulary.classes if all(vocabulary.is_a(c, wanted) for wanted in use.classes)]
    accepted = frozenset(names)
    allowed = vocabulary.allowed(use) if use.lists else None

    def take(value: Any) -> str:
        cls = known.get(value) if type(value) is str else None
        if cls is None:
            raise _nothing(value, accepted, known)
        if cls not in accepted:
            label = vocabulary.classes[cls].label.en
            raise Wrong(f"{value} is of class {label}", _classes(use, vocabulary), "refer to something of that class")
        if allowed is not None and value not in allowed:
            raise Wrong(
                f"{value} does not fit here", one_of(allowed), did_you_mean(value, allowed, "choose one of them")
            )
        return sys.intern(value)

    return take


def _classes(use: Use, vocabulary: Vocabulary) -> str:
    return " and ".join(vocabulary.classes[c].label.en for c in use.classes if c != "Entity") or "an entity"


def _nothing(value: Any, accepted: frozenset[str], known: Mapping[str, str]) -> Wrong:
    if type(value) is not str:
        return Wrong(f"{_form(value)}", "an identifier such as person/p018", "write the identifier as text")
    near = [identifier for identifier, cls in known.items() if cls in accepted]
    return Wrong(
        f"{shown(value)} does not exist",
        "the identifier of something",
        did_you_mean(value, near, "add it or correct it"),
    )
