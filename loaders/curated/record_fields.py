"""How records of a class are read: what to do with the value of each key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.loaders.curated.values import Taker, Wrong, taker, wanted
from kg.loaders.problems import did_you_mean, shown
from kg.ontology import Class, Use, Vocabulary

Pair = tuple[str, Any]
_TYPES: dict[str, type] = {"thing": str, "code": str, "date": str, "integer": int}


@dataclass(slots=True)
class Field:
    """How the values of one key are taken.

    Attributes:
        wanted: what a value is, in words.
        plain: neither a list nor languages need care.
        repeated: the type of plain values worth keeping as pairs, for many nodes share them; None if they seldom do.
        pairs: the pairs (name, value) made so far.
    """

    use: Use
    name: str
    take: Taker
    wanted: str
    thing: bool
    single: bool
    plain: bool
    repeated: type | None
    pairs: dict[Any, Pair] = field(default_factory=dict)

    def pair(self, value: Any) -> Pair:
        """The checked value with the name of the property; the same pair for the same value.

        Raises:
            Wrong: the value is not what the vocabulary demands.
        """
        taken = self.take(value)
        pair = (self.name, taken)
        return self.pairs.setdefault(taken, pair) if type(taken) is self.repeated else pair

    def spread(self, value: Any) -> list[Pair]:
        """One value or a list of them, plain or by language, as pairs; literals of a list as one tuple.

        Raises:
            Wrong: as `pair`.
        """
        if type(value) is not dict or self.use.term.kind != "lang":
            return self._several(self.name, value)
        if not value:
            raise Wrong("an empty mapping", "lv or en", "write one or remove the key")
        pairs = []
        for language, text in value.items():
            if language not in ("lv", "en"):
                remedy = did_you_mean(shown(language), ("lv", "en"), "write lv or en")
                raise Wrong(f"language {shown(language)}", "lv or en", remedy)
            pairs += self._several(self.name if language == "lv" else self.name + "En", text, (language,))
        return pairs

    def _several(self, name: str, value: Any, within: tuple[str, ...] = ()) -> list[Pair]:
        given = value if type(value) is list else [value]
        if not given:
            raise Wrong("an empty list", "at least one value", "write one or remove the key")
        if self.single and type(value) is list:
            raise Wrong(f"a list for {self.use.term.key}", "one value", "keep one, without brackets")
        taken, wrongs = [], []
        for place, each in enumerate(given):
            try:
                taken.append(self.take(each))
            except Wrong as wrong:
                wrong.within = (*within, place) if type(value) is list else within
                wrongs.append(wrong)
        if wrongs:
            wrongs[0].also = tuple(wrongs[1:])
            raise wrongs[0]
        if self.thing:
            return list(dict.fromkeys((name, each) for each in taken))
        return [(name, taken[0] if self.single else tuple(sorted(set(taken))))]

    def keep(self, value: Any) -> list[Pair]:
        """A wrong value as it stands, so that SHACL can be asked what it thinks of it."""
        given = [shown(each) for each in (value if isinstance(value, list) and value else [value])]
        if self.thing:
            return [(self.name, each) for each in given]
        return [(self.name, given[0] if len(given) == 1 else tuple(given))]


class Plan(NamedTuple):
    """How records of one class are read.

    Attributes:
        fields: what to do with the value, by YAML key.
        defaults: the pairs that hold where a record is silent, by YAML key.
        required: keys that a record must have.
        alternatives: sets of keys of which it must have one, with whether exactly one.
        statement: whether the class is one of statements.
        speaking: the predicates that lead to what a statement speaks of.
        derived_relationship: the one from the agent of an engagement to its context; None for other classes.
    """

    cls: Class
    fields: Mapping[str, Field]
    defaults: Mapping[str, Pair]
    required: frozenset[str]
    alternatives: tuple[tuple[frozenset[str], bool], ...]
    statement: bool
    speaking: frozenset[str]
    derived_relationship: str | None


def plans(vocabulary: Vocabulary, known: Mapping[str, str]) -> dict[str, Plan]:
    """A plan for every class that has records, by its name.

    Args:
        vocabulary: declares the classes.
        known: the class of every thing that may be referred to, by identifier.
    """
    return {name: _plan(cls, vocabulary, known) for name, cls in vocabulary.classes.items() if not cls.abstract}


def _plan(cls: Class, vocabulary: Vocabulary, known: Mapping[str, str]) -> Plan:
    uses = vocabulary.uses[cls.name]
    fields = {}
    for use in uses.values():
        plain = use.term.kind != "lang" and use.single
        if use.term.kind in ("term", "literal") or use.term.name == "source":
            continue  # no record gives these: the loader does
        fields[use.term.key] = Field(
            use=use,
            name=use.term.name,
            take=taker(use, vocabulary, known),
            wanted=wanted(use, vocabulary),
            thing=use.term.kind == "thing",
            single=use.single,
            plain=plain,
            repeated=_TYPES.get(use.term.kind) if plain else None,
        )
    defaults = {use.term.key: (use.term.name, use.default) for use in uses.values() if use.default is not None}
    keys = {use.term.name: use.term.key for use in uses.values()}
    return Plan(
        cls,
        fields,
        defaults,
        frozenset(use.term.key for use in uses.values() if use.minimum) - {"source", *defaults},
        tuple((frozenset(keys[n] for n in a.names), a.exactly_one) for a in vocabulary.alternatives[cls.name]),
        vocabulary.is_a(cls.name, "Statement"),
        vocabulary.speaking,
        next((cut.term.name for cut in vocabulary.derived_relationships if cut.engagement == cls.name), None),
    )
