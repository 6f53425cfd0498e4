"""Second pass over the records, section by section: check each value and add entities, statements and claims."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from kg.loaders.curated.draft import Claimed, Draft, DraftEntity, RecordPlace
from kg.loaders.curated.record_fields import Field, Pair, RecordFields
from kg.loaders.curated.values import InvalidValue, MissingEntity
from kg.loaders.graph import Node, Section
from kg.loaders.problems import did_you_mean, one_of, shown
from kg.ontology.model import (
    ABOUT,
    AGENT,
    CLAIM,
    CONTEXT,
    LINE,
    LOCATOR,
    PREFERRED,
    PROPERTY,
    RANK,
    STATED,
    STATUS,
    VALUE,
    VALUE_ENTITY,
)

# Keys of a claim itself; every other key is a property of the entity that it is about.
CLAIM_KEYS = (ABOUT, LINE, LOCATOR, STATUS, RANK)
_IS_STATED = (STATUS, STATED)


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Adds the records of one section to a draft.

    Attributes:
        section: the section.
        fields: how its records are read.
        by_class: how records of every class are read, for claims about them.
        entity_classes: the class of every entity, by identifier.
        source: the link of statements to the source of the file; None if the file has none.
        draft: where entities, statements, claims and faults are added.
    """

    section: Section
    fields: RecordFields
    by_class: Mapping[str, RecordFields]
    entity_classes: Mapping[str, str]
    source: Pair | None
    draft: Draft

    def read(self, records: list[Any]) -> None:
        """Add all records of the section."""
        is_claim = self.fields.cls.name == CLAIM
        add = self._add_claims if is_claim else self._add_statement if self.fields.is_statement else self._add_entity
        for position, record in enumerate(records):
            if type(record) is dict:
                add(position, record)
            else:
                what = f"{shown(record)} is no record"
                self._add_fault(position, what, "`key: value` pairs", "write it as a mapping")

    def _add_entity(self, position: int, record: Mapping[str, Any]) -> None:
        cls = self.fields.cls
        entity = DraftEntity(f"{cls.segment}/{record.get('id')}", cls.name, {}, [], self.section, position)
        for key, value in record.items():
            field = self.fields.by_key.get(key)
            if key == "id":
                continue
            if field is None:
                self._add_unknown_key(position, key, self.fields, [*self.fields.by_key, "id"])
            elif field.use.term.claimed:
                remedy = f"write it under `claims:` of a source, about {shown(entity.id)}"
                expected = "a claim with source and line"
                self._add_fault(position, f"{key} without a source", expected, remedy, key, on_key=True)
            else:
                pairs, _ = self._read(position, field, value)
                if field.is_entity:
                    entity.links += pairs
                else:
                    entity.properties |= pairs
        if type(record.get("id")) is str:
            self.draft.entities[entity.id] = entity

    def _read(self, position: int, field: Field, value: Any) -> tuple[list[Pair], bool]:
        """Return the pairs of a value, and whether it is invalid; then add its faults and return it unchecked."""
        try:
            plain = field.plain and type(value) is not list
            return [field.read_one(value)] if plain else field.read_all(value), False
        except InvalidValue as error:
            for part in (error, *error.others):
                if self.draft.complete or not isinstance(part, MissingEntity):
                    within = (field.use.term.key, *part.within)
                    self._add_fault(position, part.what, part.expected, part.remedy, *within)
            return field.unchecked(value), True

    def _add_statement(self, position: int, record: Mapping[str, Any]) -> None:
        by_key, required = self.fields.by_key, self.fields.required
        values: list[Pair] = [pair for key, pair in self.fields.defaults.items() if key not in record]
        links: list[Pair] = []
        for key, value in record.items():
            field = by_key.get(key)
            if field is None:
                self._add_unknown_key(position, key, self.fields, [*by_key])
                continue
            # Most values of most records were read before: look them up without a call.
            pair = field.pairs.get(value) if type(value) is field.shared_type else None
            if pair is not None:
                (links if field.is_entity else values).append(pair)
            else:
                pairs, _ = self._read(position, field, value)
                (links if field.is_entity else values).extend(pairs)
        if not required <= record.keys():
            for key in sorted(required - record.keys()):
                self._add_fault(position, f"no {key}", by_key[key].expected, f"add `{key}:`")
        self._check_alternatives(position, record.keys())
        self._add_node(position, values, links)

    def _check_alternatives(self, position: int, keys: Set[str]) -> None:
        for alternatives, exactly_one in self.fields.alternatives:
            if alternatives.isdisjoint(keys):
                self._add_fault(position, f"no {' or '.join(sorted(alternatives))}", "one of them", "add it")
            elif exactly_one and len(alternatives & keys) > 1:
                what = f"both {' and '.join(sorted(alternatives & keys))}"
                self._add_fault(position, what, "one of them", "keep one")

    def _add_node(self, position: int, values: list[Pair], links: list[Pair]) -> None:
        """Add a statement; its identifier is a hash of its content."""
        draft, fields = self.draft, self.fields
        if self.source is None:
            remedy = "say which source says it"
            self._add_fault(position, "a statement without a source", "a `source:` in this file", remedy)
        else:
            links.append(self.source)
        values.sort()
        links.sort()
        content = orjson.dumps((fields.cls.name, values, links))
        identifier = f"{fields.cls.segment}/{blake2b(content, digest_size=8).hexdigest()}"
        count = len(draft.statements)
        node = Node(identifier, fields.cls.name, tuple(values), tuple(links), self.section, position)
        draft.statements[identifier] = node
        if len(draft.statements) == count:
            draft.add_duplicate(node)
        draft.mentioned.update([target for predicate, target in links if predicate in fields.mentioned_by])
        if fields.derived_relationship is not None and _IS_STATED in values:
            ends = dict(links)
            if AGENT in ends and CONTEXT in ends:
                draft.derived_relationships.append((ends[AGENT], (fields.derived_relationship, ends[CONTEXT])))

    def _add_claims(self, position: int, record: Mapping[str, Any]) -> None:
        """Add one claim for every value that a record gives to a property of the entity that it is about."""
        about, by_key = record.get(ABOUT), self.fields.by_key
        if ABOUT not in record:
            self._add_fault(position, f"no {ABOUT}", by_key[ABOUT].expected, f"add `{ABOUT}:`")
            return
        if type(about) is not str or about not in self.entity_classes:
            self._read(position, by_key[ABOUT], about)
            return
        properties = dict(self.fields.defaults.values())
        for key in CLAIM_KEYS[1:]:
            if key in record:
                properties |= self._read(position, by_key[key], record[key])[0]
        fields = self.by_class[self.entity_classes[about]]
        keys = [key for key in record if key not in CLAIM_KEYS]
        for key in keys:
            field = fields.by_key.get(key)
            if field is None:
                choices = [*CLAIM_KEYS, *(key for key in fields.by_key if key not in CLAIM_KEYS)]
                self._add_unknown_key(position, key, fields, choices)
            else:
                self._add_claimed(position, about, field, record[key], properties)
        if not keys:
            expected = f"a property of {shown(about)}"
            self._add_fault(position, "a claim that says nothing", expected, "add what the source says")
        self._check_alternatives(position, {*record, VALUE})

    def _add_claimed(self, position: int, about: str, field: Field, given: Any, properties: Mapping[str, Any]) -> None:
        """Add a claim for each value that is given for one property."""
        preferred = properties.get(RANK) == PREFERRED
        pairs, invalid = self._read(position, field, given)
        for name, checked in pairs:
            for value in checked if isinstance(checked, tuple) else (checked,):
                claimed = Claimed(value, preferred, invalid, self.section, position)
                self.draft.claims[about, name].append(claimed)
                values, links = [*properties.items(), (PROPERTY, name)], [(ABOUT, about)]
                if field.is_entity:
                    links.append((VALUE_ENTITY, value))
                else:
                    values.append((VALUE, str(value).lower() if isinstance(value, bool) else str(value)))
                self._add_node(position, values, links)

    def _add_unknown_key(self, position: int, key: str, fields: RecordFields, choices: list[str]) -> None:
        remedy = did_you_mean(shown(key), choices, "remove it or correct it")
        what = f"unknown key {shown(key)} of {fields.cls.label.en}"
        self._add_fault(position, what, one_of(choices, 40), remedy, key, on_key=True)

    def _add_fault(
        self, position: int, what: str, expected: str, remedy: str, *within: str | int, on_key: bool = False
    ) -> None:
        place = RecordPlace(self.section, position)
        self.draft.add_fault(place, what, expected, remedy, *within, on_key=on_key)
