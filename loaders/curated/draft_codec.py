"""`Draft` -> bytes and back: what one process made of its files, for the one that has the whole, now or later."""

import marshal
from collections.abc import Iterator, Mapping
from itertools import groupby, repeat
from operator import attrgetter
from typing import Any

from kg.loaders.curated.draft import Draft, Said, Thing
from kg.loaders.graph import Node, Section
from kg.loaders.problems import Fault

_section = attrgetter("section")
_node = attrgetter("id", "cls", "values", "links", "place")
_thing = attrgetter("id", "cls", "properties", "links", "place")


def pack(draft: Draft) -> bytes:
    """All that a draft holds, as plain values: its classes by pickle would take three times as long."""
    statements = [(tuple(key), [*zip(*map(_node, some), strict=True)]) for key, some in _by_section(draft.statements)]
    things = [(tuple(key), [*zip(*map(_thing, some), strict=True)]) for key, some in _by_section(draft.things)]
    claims = [
        (key, [(each.value, each.preferred, each.wrong, tuple(each.section), each.place) for each in said])
        for key, said in draft.claims.items()
    ]
    faults = [(file, [*map(tuple, several)]) for file, several in draft.faults.items()]
    return marshal.dumps((statements, things, claims, [*draft.spoken], draft.derived_relationships, faults))


def _by_section(held: Mapping[str, Any]) -> Iterator[tuple[Section, Iterator[Any]]]:
    return groupby(held.values(), _section)


def unpack(packed: bytes, draft: Draft) -> None:
    """Add what another draft held to one that may hold the same statements already."""
    statements, things, claims, spoken, derived_relationships, faults = marshal.loads(packed)  # noqa: S302 - of our own making
    for file, several in faults:
        draft.faults[file] += map(Fault._make, several)
    for key, (ids, classes, values, links, places) in statements:
        nodes = map(Node, ids, classes, values, links, repeat(Section(*key)), places)
        new = dict(zip(ids, nodes, strict=True))
        for repeated in draft.statements.keys() & new.keys():
            draft.repeated(new[repeated].section, new[repeated].place)
        draft.statements |= new
    for key, (ids, classes, properties, links, places) in things:
        made = map(Thing, ids, classes, properties, links, repeat(Section(*key)), places)
        draft.things |= zip(ids, made, strict=True)
    sections: dict[tuple[str, str], Section] = {}
    for key, said in claims:
        draft.claims[key] += [
            Said(value, preferred, wrong, sections.setdefault(where, Section(*where)), place)
            for value, preferred, wrong, where, place in said
        ]
    draft.spoken.update(spoken)
    draft.derived_relationships += derived_relationships
