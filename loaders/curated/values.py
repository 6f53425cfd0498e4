"""One YAML value -> one value of a property, checked against its use in the vocabulary."""

import re
import sys
from bisect import bisect
from collections.abc import Callable, Mapping
from typing import Any

from kg.loaders.files.records import LONGEST
from kg.loaders.partial_dates import bounds
from kg.loaders.problems import did_you_mean, one_of, shown
from kg.ontology import Use, Vocabulary

ValueReader = Callable[[Any], Any]
_LIMIT = 10**15  # from here on readers of JSON lose digits
_MIN_DECIMAL = 0.0001  # smaller decimals are written with an exponent, which RDF does not allow


class InvalidValue(Exception):
    """The vocabulary does not allow a value.

    Attributes:
        within: the path to the invalid part of the value; empty for the whole.
        others: the errors of other parts of the value.
    """

    def __init__(self, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.expected, self.remedy = what, expected, remedy
        self.within: tuple[str | int, ...] = ()
        self.others: tuple[InvalidValue, ...] = ()


class MissingEntity(InvalidValue):
    """The value refers to an entity that no file declares."""


def value_reader(use: Use, vocabulary: Vocabulary, entity_classes: Mapping[str, str]) -> ValueReader:
    """Return a function that returns one checked value of a property or raises `InvalidValue`.

    Args:
        use: how the class uses the property.
        vocabulary: the vocabulary of the use.
        entity_classes: the class of every entity that values may refer to, by identifier.
    """
    kind = use.term.kind
    if kind == "entity":
        return _entity_reader(use, vocabulary, entity_classes)
    if kind == "code":
        return _code_reader(use, vocabulary)
    return {
        "text": _pattern_reader(use),
        "lang": _text,
        "uri": _pattern_reader(use),
        "integer": _integer_reader(use),
        "decimal": _decimal_reader(use),
        "boolean": _boolean,
        "date": _date,
    }[kind]


def expected_form(use: Use, vocabulary: Vocabulary) -> str:
    """Return the form of the values of a property, for the message that there is none."""
    kind = use.term.kind
    if kind in ("entity", "code") and use.lists:
        return one_of(vocabulary.allowed(use))
    return {
        "entity": f"the identifier of {_class_labels(use, vocabulary)}",
        "integer": "a whole number",
        "decimal": "a number",
        "boolean": "true or false",
        "date": "2015, 2015-03 or 2015-03-04",
    }.get(kind, "text")


def _text(value: Any) -> str:
    if type(value) is str and value and len(value) <= LONGEST and not value[0].isspace() and not value[-1].isspace():
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise InvalidValue(f"number {value}", "text", "write it in quotes")
    if not isinstance(value, str):
        raise InvalidValue(_shown(value), "text", "write a text")
    if len(value) > LONGEST:
        raise InvalidValue(f"a text of {len(value)} characters", f"at most {LONGEST}", "shorten it")
    if value.endswith("\n"):
        raise InvalidValue("a text that ends with a line break", "text without it", "write |- or >- instead of | or >")
    if not value:
        raise InvalidValue("an empty text", "text", "write one or remove the key")
    raise InvalidValue("a text with spaces around it", "text without them", "trim it")


def _shown(value: Any) -> str:
    if value is None:
        return "no value"
    return {bool: "true or false", list: "a list", dict: "a mapping"}.get(type(value), f"`{shown(value)}`")


def _pattern_reader(use: Use) -> ValueReader:
    if use.pattern is None:
        return _text
    pattern = re.compile(use.pattern)

    def read(value: Any) -> str:
        text = _text(value)
        if pattern.search(text) is None:
            raise InvalidValue(f"`{shown(text)}`", f"text like {use.pattern}", f"correct the {use.term.label.en}")
        return text

    return read


def _integer_reader(use: Use) -> ValueReader:
    def read(value: Any) -> int:
        if type(value) is int:
            _check_range(value, use)
            return value
        raise InvalidValue(_shown(value), "a whole number", "write digits, without quotes or leading zeros")

    return read


def _check_range(value: int | float, use: Use) -> None:
    if abs(value) >= _LIMIT:
        raise InvalidValue(f"number {value}", f"less than {_LIMIT}", f"correct the {use.term.label.en}")
    if use.at_least is not None and value < use.at_least:
        raise InvalidValue(f"number {value}", f"{use.at_least} or more", f"correct the {use.term.label.en}")
    if use.at_most is not None and value > use.at_most:
        raise InvalidValue(f"number {value}", f"{use.at_most} or less", f"correct the {use.term.label.en}")


def _decimal_reader(use: Use) -> ValueReader:
    def read(value: Any) -> int | float:
        if type(value) not in (int, float):
            raise InvalidValue(_shown(value), "a number", "write it as 1234.5, without quotes")
        _check_range(value, use)
        if 0 < abs(value) < _MIN_DECIMAL:
            raise InvalidValue(f"number {value}", f"0 or at least {_MIN_DECIMAL}", f"correct the {use.term.label.en}")
        return int(value) if value == int(value) else value

    return read


def _boolean(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise InvalidValue(_shown(value), "true or false", "write true or false without quotes")


def _date(value: Any) -> str:
    text = str(value) if type(value) is int else value
    if type(text) is str and bounds(text) is not None:
        return sys.intern(text)
    what = f"{_shown(value)} is no date" if type(value) in (str, int, float) else _shown(value)
    raise InvalidValue(what, "2015, 2015-03 or 2015-03-04", "write what the source gives, no more")


def _code_reader(use: Use, vocabulary: Vocabulary) -> ValueReader:
    allowed = {notation: notation for notation in vocabulary.allowed(use)}

    def read(value: Any) -> str:
        if type(value) is str and value in allowed:
            return allowed[value]
        raise InvalidValue(
            f"{use.term.key} {shown(value)}",
            one_of(allowed),
            did_you_mean(shown(value), allowed, "choose one of them"),
        )

    return read


def _entity_reader(use: Use, vocabulary: Vocabulary, entity_classes: Mapping[str, str]) -> ValueReader:
    names = [c for c in vocabulary.classes if all(vocabulary.is_a(c, demanded) for demanded in use.classes)]
    accepted = frozenset(names)
    allowed = vocabulary.allowed(use) if use.lists else None
    classes = _class_labels(use, vocabulary)
    segments = [vocabulary.classes[c].segment for c in names if not vocabulary.classes[c].abstract]
    suggestions = _Suggestions(segments, accepted, entity_classes)

    def read(value: Any) -> str:
        cls = entity_classes.get(value) if type(value) is str else None
        if cls is None:
            if type(value) is str:
                what = f"{shown(value)} does not exist"
                raise MissingEntity(what, f"the identifier of {classes}", suggestions.remedy(value))
            raise InvalidValue(_shown(value), f"the identifier of {classes}", "write it as text, such as person/p018")
        if cls not in accepted:
            label = vocabulary.classes[cls].label.en
            raise InvalidValue(f"{shown(value)} is of class {label}", classes, "refer to something of that class")
        if allowed is not None and value not in allowed:
            raise InvalidValue(
                f"{shown(value)} does not fit here", one_of(allowed), did_you_mean(value, allowed, "choose one of them")
            )
        return sys.intern(value)

    return read


def _class_labels(use: Use, vocabulary: Vocabulary) -> str:
    """Return the labels of the demanded classes, without superclasses of others."""
    superclasses = {a for c in use.classes for a in vocabulary.lineage[c][1:]}
    return " and ".join(vocabulary.classes[c].label.en for c in use.classes if c not in superclasses) or "something"


class _Suggestions:
    """Suggests existing identifiers for missing ones.

    Searching takes time, so only the first missing identifiers get a suggestion, and in large registries only from
    identifiers nearby in the order of the alphabet.
    """

    limit = 20
    neighbours = 200

    def __init__(self, segments: list[str], accepted: frozenset[str], entity_classes: Mapping[str, str]) -> None:
        self._segments, self._accepted, self._entity_classes = segments, accepted, entity_classes
        self._choices: list[str] = []

    def remedy(self, value: str) -> str:
        """Return `did you mean …?`, or another remedy without a suggestion."""
        for segment in self._segments:
            if f"{segment}/{value}" in self._entity_classes:
                return f"did you mean {segment}/{shown(value)}?"
        otherwise = "add it or correct it"
        self.limit -= 1
        if self.limit < 0:
            return otherwise
        self._choices = self._choices or sorted(i for i, cls in self._entity_classes.items() if cls in self._accepted)
        index = bisect(self._choices, value)
        nearby = self._choices[max(0, index - self.neighbours) : index + self.neighbours]
        return did_you_mean(shown(value), nearby, otherwise)
