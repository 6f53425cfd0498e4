"""One YAML value -> one value of a property, as its use in the vocabulary demands."""

import re
import sys
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.loaders.files.records import LONGEST
from kg.loaders.partial_dates import bounds
from kg.loaders.problems import did_you_mean, one_of, shown
from kg.ontology import Use, Vocabulary

Taker = Callable[[Any], Any]
_MOST = 10**15  # beyond it readers of JSON lose digits
_LEAST = 0.0001  # below it decimals are written with an exponent, which RDF does not allow


class Wrong(Exception):
    """The value is not what the vocabulary demands.

    Attributes:
        within: leads to the part of the value that is wrong; empty for the whole.
        also: what else is wrong with other parts of it.
    """

    def __init__(self, what: str, expected: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.expected, self.remedy = what, expected, remedy
        self.within: tuple[str | int, ...] = ()
        self.also: tuple[Wrong, ...] = ()

    def parts(self) -> Iterator["Wrong"]:
        """This and all that is wrong beside it."""
        yield self
        yield from self.also


class Absent(Wrong):
    """The value refers to something that no file declares."""


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


def wanted(use: Use, vocabulary: Vocabulary) -> str:
    """What a value of a property is, for the message that there is none."""
    kind = use.term.kind
    if kind in ("thing", "code") and use.lists:
        return one_of(vocabulary.allowed(use))
    return {
        "thing": f"the identifier of {_classes(use, vocabulary)}",
        "integer": "a whole number",
        "decimal": "a number",
        "boolean": "true or false",
        "date": "2015, 2015-03 or 2015-03-04",
    }.get(kind, "text")


def _text(value: Any) -> str:
    if type(value) is str and value and len(value) <= LONGEST and not value[0].isspace() and not value[-1].isspace():
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise Wrong(f"number {value}", "text", "write it in quotes")
    if not isinstance(value, str):
        raise Wrong(_form(value), "text", "write a text")
    if len(value) > LONGEST:
        raise Wrong(f"a text of {len(value)} characters", f"at most {LONGEST}", "shorten it")
    if value.endswith("\n"):
        raise Wrong("a text that ends with a line break", "text without it", "write |- or >- instead of | or >")
    if not value:
        raise Wrong("an empty text", "text", "write one or remove the key")
    raise Wrong("a text with spaces around it", "text without them", "trim it")


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
            _within(value, use)
            return value
        raise Wrong(_form(value), "a whole number", "write digits, without quotes or leading zeros")

    return take


def _within(value: int | float, use: Use) -> None:
    if abs(value) >= _MOST:
        raise Wrong(f"number {value}", f"less than {_MOST}", f"mend the {use.term.label.en}")
    if use.at_least is not None and value < use.at_least:
        raise Wrong(f"number {value}", f"{use.at_least} or more", f"mend the {use.term.label.en}")
    if use.at_most is not None and value > use.at_most:
        raise Wrong(f"number {value}", f"{use.at_most} or less", f"mend the {use.term.label.en}")


def _decimal(use: Use) -> Taker:
    def take(value: Any) -> int | float:
        if type(value) not in (int, float):
            raise Wrong(_form(value), "a number", "write it as 1234.5, without quotes")
        _within(value, use)
        if 0 < abs(value) < _LEAST:
            raise Wrong(f"number {value}", f"0 or at least {_LEAST}", f"mend the {use.term.label.en}")
        return int(value) if value == int(value) else value

    return take


def _boolean(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise Wrong(_form(value), "true or false", "write true or false without quotes")


def _date(value: Any) -> str:
    text = str(value) if type(value) is int else value
    if type(text) is str and bounds(text) is not None:
        return sys.intern(text)
    what = f"{_form(value)} is no date" if type(value) in (str, int, float) else _form(value)
    raise Wrong(what, "2015, 2015-03 or 2015-03-04", "write what the source gives, no more")


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
    classes = _classes(use, vocabulary)
    segments = [vocabulary.classes[c].segment for c in names if not vocabulary.classes[c].abstract]
    meant = _Meant(segments, accepted, known)

    def take(value: Any) -> str:
        cls = known.get(value) if type(value) is str else None
        if cls is None:
            if type(value) is str:
                raise Absent(f"{shown(value)} does not exist", f"the identifier of {classes}", meant.by(value))
            raise Wrong(_form(value), f"the identifier of {classes}", "write it as text, such as person/p018")
        if cls not in accepted:
            label = vocabulary.classes[cls].label.en
            raise Wrong(f"{shown(value)} is of class {label}", classes, "refer to something of that class")
        if allowed is not None and value not in allowed:
            raise Wrong(
                f"{shown(value)} does not fit here", one_of(allowed), did_you_mean(value, allowed, "choose one of them")
            )
        return sys.intern(value)

    return take


def _classes(use: Use, vocabulary: Vocabulary) -> str:
    """The classes that are demanded, without those that follow from others."""
    above = {a for c in use.classes for a in vocabulary.lineage[c][1:]}
    return " and ".join(vocabulary.classes[c].label.en for c in use.classes if c not in above) or "something"


class _Meant:
    """Finds which identifier a wrong one may have meant.

    Looking takes time, so only the first wrong ones are helped, and in large registries with what begins alike.
    """

    first = 20
    around = 200

    def __init__(self, segments: list[str], accepted: frozenset[str], known: Mapping[str, str]) -> None:
        self._segments, self._accepted, self._known = segments, accepted, known
        self._choices: list[str] = []

    def by(self, value: str) -> str:
        """`did you mean …?`, or what else to do."""
        for segment in self._segments:
            if f"{segment}/{value}" in self._known:
                return f"did you mean {segment}/{shown(value)}?"
        otherwise = "add it or correct it"
        self.first -= 1
        if self.first < 0:
            return otherwise
        self._choices = self._choices or sorted(i for i, cls in self._known.items() if cls in self._accepted)
        place = bisect(self._choices, value)
        near = self._choices[max(0, place - self.around) : place + self.around]
        return did_you_mean(shown(value), near, otherwise)
