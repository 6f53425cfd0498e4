"""`Draft` <-> bytes, for drafts that come from another process or from the cache."""

import marshal
from collections.abc import Iterator, Mapping
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from kg.loaders.curated.draft import Claimed, Draft, DraftEntity
from kg.loaders.graph import Node, Section
from kg.loaders.problems import Fault

_section = attrgetter("section")
_node_columns = attrgetter("id", "cls", "values", "links", "position")
_entity_columns = attrgetter("id", "cls", "properties", "links", "position")


def encode_draft(draft: Draft) -> bytes:
    """Return a draft as plain values, by section and column; pickling its classes would take three times as long."""
    statements = [
        (tuple(section), [*zip(*map(_node_columns, nodes), strict=True)])
        for section, nodes in _by_section(draft.statements)
    ]
    entities = [
        (tuple(section), [*zip(*map(_entity_columns, group), strict=True)])
        for section, group in _by_section(draft.entities)
    ]
    claims = [
        (key, [(c.value, c.preferred, c.invalid, tuple(c.section), c.position) for c in claimed])
        for key, claimed in draft.claims.items()
    ]
    faults = [(file, [*map(tuple, of_file)]) for file, of_file in draft.faults.items()]
    return marshal.dumps((statements, entities, claims, [*draft.mentioned], draft.derived_relationships, faults))


def _by_section(items: Mapping[str, Any]) -> Iterator[tuple[Section, Iterator[Any]]]:
    return groupby(items.values(), _section)


def decode_draft(encoded: bytes, draft: Draft) -> None:
    """Add an encoded draft to a draft, which may have some of its statements already."""
    statements, entities, claims, mentioned, derived_relationships, faults = marshal.loads(encoded)  # noqa: S302 - encoded by this module
    for file, of_file in faults:
        draft.faults[file] += map(Fault._make, of_file)
    for section, (ids, classes, values, links, positions) in statements:
        nodes = map(Node, ids, classes, values, links, repeat(Section(*section)), positions)
        new = dict(zip(ids, nodes, strict=True))
        for duplicate in draft.statements.keys() & new.keys():
            draft.add_duplicate(new[duplicate])
        draft.statements |= new
    for section, (ids, classes, properties, links, positions) in entities:
        group = map(DraftEntity, ids, classes, properties, links, repeat(Section(*section)), positions)
        draft.entities |= zip(ids, group, strict=True)
    sections: dict[tuple[str, str], Section] = {}
    for key, claimed in claims:
        draft.claims[key] += [
            Claimed(value, preferred, invalid, sections.setdefault(section, Section(*section)), position)
            for value, preferred, invalid, section, position in claimed
        ]
    draft.mentioned.update(mentioned)
    draft.derived_relationships += derived_relationships
