"""The vocabulary as a JSON Schema of curated files, for editors that complete and check while a curator writes.

It checks less than `kg check`: not references, repeated statements or contradictions between sources.
"""

from typing import Any

from kg.loaders.files.records import LONGEST
from kg.ontology import Class, Use, Vocabulary
from kg.ontology.model import ABOUT, CLAIM, PROPERTY, SOURCE, SOURCE_CLASS, STATEMENT, VALUE, VALUE_ENTITY

_DATE = {"anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}, {"type": "integer", "minimum": 1000}]}
_TEXT = r"^\S([\s\S]*\S)?$"
_LANGUAGES = ("lv", "en")


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of one curated file."""
    sections = {c.section: _section(c, vocabulary) for c in vocabulary.classes.values() if not c.abstract}
    source = _record(vocabulary.classes[SOURCE_CLASS], vocabulary)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Curated file",
        "type": "object",
        "additionalProperties": False,
        "properties": {**sections, SOURCE: source, "expectations": {"type": "array"}},
    }


def _section(cls: Class, vocabulary: Vocabulary) -> dict[str, Any]:
    return {"type": "array", "title": cls.label.lv, "description": cls.definition.lv, "items": _record(cls, vocabulary)}


def _record(cls: Class, vocabulary: Vocabulary) -> dict[str, Any]:
    if cls.name == CLAIM:
        return _claim(vocabulary)
    uses = vocabulary.uses[cls.name]
    statement = vocabulary.is_a(cls.name, STATEMENT)
    own = {u.term.key: _value(u, vocabulary) for u in uses.values() if statement or not u.term.claimed}
    own.pop(vocabulary.properties[SOURCE].key, None)
    required = [u.term.key for u in uses.values() if u.minimum and u.term.key in own and u.default is None]
    if not statement:
        own = {"id": {"type": "string", "pattern": f"^{vocabulary.patterns[cls.name]}$"}, **own}
        required.insert(0, "id")
    schema = {"type": "object", "additionalProperties": False, "properties": own, "required": required}
    return {**schema, **_alternatives(cls, vocabulary)}


def _alternatives(cls: Class, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the groups of keys of which a record has at least one, or exactly one."""
    keys = {use.term.name: use.term.key for use in vocabulary.uses[cls.name].values()}
    groups = [
        {("oneOf" if a.exactly_one else "anyOf"): [{"required": [keys[name]]} for name in a.names]}
        for a in vocabulary.alternatives[cls.name]
        if VALUE not in a.names  # a claim gives its value under the key of the property
    ]
    return {"allOf": groups} if groups else {}


def _claim(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the schema of a claim; it takes the properties of every class of entities."""
    about = vocabulary.properties[ABOUT].key
    own = {u.term.key: _value(u, vocabulary) for u in vocabulary.uses[CLAIM].values()}
    for name in (PROPERTY, VALUE, VALUE_ENTITY, SOURCE):
        del own[vocabulary.properties[name].key]
    claimed: dict[str, list[dict[str, Any]]] = {}
    for cls, uses in vocabulary.uses.items():
        if not vocabulary.is_a(cls, STATEMENT):
            for use in uses.values():
                claimed.setdefault(use.term.key, []).append(_value(use, vocabulary))
    for key, values in claimed.items():  # classes may differ in the values they take
        different = [value for index, value in enumerate(values) if value not in values[:index]]
        own.setdefault(key, different[0] if len(different) == 1 else {"anyOf": different})
    schema = {"type": "object", "additionalProperties": False, "properties": own, "required": [about]}
    return {**schema, **_alternatives(vocabulary.classes[CLAIM], vocabulary)}


def _value(use: Use, vocabulary: Vocabulary) -> dict[str, Any]:
    one = _one(use, vocabulary)
    if use.term.kind == "lang":
        by_language = {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(_LANGUAGES, one)}
        one = {"anyOf": [one, by_language]}
    described = {"title": use.term.label.lv, "description": use.term.definition.lv}
    if use.single:
        return {**one, **described}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}], **described}


def _one(use: Use, vocabulary: Vocabulary) -> dict[str, Any]:
    kind = use.term.kind
    if kind in ("code", "entity") and use.lists:
        return {"enum": sorted(vocabulary.allowed(use))}
    if kind == "entity":
        segments = [
            c.segment
            for c in vocabulary.classes.values()
            if not c.abstract and all(vocabulary.is_a(c.name, target) for target in use.classes)
        ]
        return {"type": "string", "pattern": f"^({'|'.join(segments)})/"}
    if kind == "date":
        return _DATE
    if kind in ("text", "lang") and use.pattern is None:
        return {"type": "string", "pattern": _TEXT, "maxLength": LONGEST}
    types = {"integer": "integer", "decimal": "number", "boolean": "boolean"}
    limits = {"minimum": use.at_least, "maximum": use.at_most, "pattern": use.pattern}
    return {"type": types.get(kind, "string"), **{name: limit for name, limit in limits.items() if limit is not None}}
