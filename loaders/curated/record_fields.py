"""`RecordFields`: how the records of a class are read, with one `Field` for each key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.loaders.curated.values import InvalidValue, ValueReader, expected_form, value_reader
from kg.loaders.problems import did_you_mean, shown
from kg.ontology import Class, Use, Vocabulary
from kg.ontology.model import SOURCE, STATEMENT
from kg.ontology.naming import english

Pair = tuple[str, Any]
_SHARED_TYPES: dict[str, type] = {"entity": str, "code": str, "date": str, "integer": int}


@dataclass(slots=True)
class Field:
    """How the values of one key are read.

    Attributes:
        expected: the form of a value, for messages.
        is_entity: whether values are identifiers of entities.
        plain: whether a value is neither a list nor a mapping of languages.
        shared_type: the type of plain values that many nodes share, so that their pairs are stored; None otherwise.
        pairs: the stored pairs (name, value) by value.
    """

    use: Use
    name: str
    read: ValueReader
    expected: str
    is_entity: bool
    single: bool
    plain: bool
    shared_type: type | None
    pairs: dict[Any, Pair] = field(default_factory=dict)

    def read_one(self, value: Any) -> Pair:
        """Return the name of the property with a checked value; the same tuple for the same value.

        Raises:
            InvalidValue: the vocabulary does not allow the value.
        """
        checked = self.read(value)
        pair = (self.name, checked)
        return self.pairs.setdefault(checked, pair) if type(checked) is self.shared_type else pair

    def read_all(self, value: Any) -> list[Pair]:
        """Return a value or a list of values, plain or by language, as pairs; the literals of a list as one tuple.

        Raises:
            InvalidValue: the vocabulary does not allow one of the values.
        """
        if type(value) is not dict or self.use.term.kind != "lang":
            return self._read_list(self.name, value)
        if not value:
            raise InvalidValue("an empty mapping", "lv or en", "write one or remove the key")
        pairs = []
        for language, text in value.items():
            if language not in ("lv", "en"):
                remedy = did_you_mean(shown(language), ("lv", "en"), "write lv or en")
                raise InvalidValue(f"language {shown(language)}", "lv or en", remedy)
            pairs += self._read_list(self.name if language == "lv" else english(self.name), text, (language,))
        return pairs

    def _read_list(self, name: str, value: Any, within: tuple[str, ...] = ()) -> list[Pair]:
        items = value if type(value) is list else [value]
        if not items:
            raise InvalidValue("an empty list", "at least one value", "write one or remove the key")
        if self.single and type(value) is list:
            raise InvalidValue(f"a list for {self.use.term.key}", "one value", "keep one, without brackets")
        checked, errors = [], []
        for index, item in enumerate(items):
            try:
                checked.append(self.read(item))
            except InvalidValue as error:
                error.within = (*within, index) if type(value) is list else within
                errors.append(error)
        if errors:
            errors[0].others = tuple(errors[1:])
            raise errors[0]
        if self.is_entity:
            return list(dict.fromkeys((name, item) for item in checked))
        return [(name, checked[0] if self.single else tuple(sorted(set(checked))))]

    def unchecked(self, value: Any) -> list[Pair]:
        """Return an invalid value as pairs, so that SHACL can be compared on the same graph."""
        items = [shown(item) for item in (value if isinstance(value, list) and value else [value])]
        if self.is_entity:
            return [(self.name, item) for item in items]
        return [(self.name, items[0] if len(items) == 1 else tuple(items))]


class RecordFields(NamedTuple):
    """How records of one class are read.

    Attributes:
        by_key: the fields by YAML key.
        defaults: the pairs of keys that a record may omit, by YAML key.
        required: keys that a record must have.
        alternatives: sets of keys of which a record must have one, with whether exactly one.
        is_statement: whether the class is one of statements.
        mentioned_by: the predicates by which a statement mentions entities.
        derived_relationship: the one from the agent of an engagement to its context; None for other classes.
    """

    cls: Class
    by_key: Mapping[str, Field]
    defaults: Mapping[str, Pair]
    required: frozenset[str]
    alternatives: tuple[tuple[frozenset[str], bool], ...]
    is_statement: bool
    mentioned_by: frozenset[str]
    derived_relationship: str | None


def record_fields(vocabulary: Vocabulary, entity_classes: Mapping[str, str]) -> dict[str, RecordFields]:
    """Return the record fields of every class that has records, by class name.

    Args:
        vocabulary: declares the classes.
        entity_classes: the class of every entity that records may refer to, by identifier.
    """
    return {
        name: _fields_of(cls, vocabulary, entity_classes)
        for name, cls in vocabulary.classes.items()
        if not cls.abstract
    }


def _fields_of(cls: Class, vocabulary: Vocabulary, entity_classes: Mapping[str, str]) -> RecordFields:
    uses = vocabulary.uses[cls.name]
    # The loader itself adds claimed properties, claimed values and sources.
    by_key = {
        use.term.key: _field(use, vocabulary, entity_classes)
        for use in uses.values()
        if use.term.kind not in ("term", "literal") and use.term.name != SOURCE
    }
    defaults = {use.term.key: (use.term.name, use.default) for use in uses.values() if use.default is not None}
    keys = {use.term.name: use.term.key for use in uses.values()}
    derived = (d.term.name for d in vocabulary.derived_relationships if d.engagement == cls.name)
    return RecordFields(
        cls=cls,
        by_key=by_key,
        defaults=defaults,
        required=frozenset(use.term.key for use in uses.values() if use.minimum) - {SOURCE, *defaults},
        alternatives=tuple(
            (frozenset(keys[name] for name in alternative.names), alternative.exactly_one)
            for alternative in vocabulary.alternatives[cls.name]
        ),
        is_statement=vocabulary.is_a(cls.name, STATEMENT),
        mentioned_by=vocabulary.mentioned_by,
        derived_relationship=next(derived, None),
    )


def _field(use: Use, vocabulary: Vocabulary, entity_classes: Mapping[str, str]) -> Field:
    plain = use.term.kind != "lang" and use.single
    return Field(
        use=use,
        name=use.term.name,
        read=value_reader(use, vocabulary, entity_classes),
        expected=expected_form(use, vocabulary),
        is_entity=use.term.kind == "entity",
        single=use.single,
        plain=plain,
        shared_type=_SHARED_TYPES.get(use.term.kind) if plain else None,
    )
