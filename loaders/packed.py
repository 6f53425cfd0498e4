"""`Draft` -> bytes and back: what one process made of its files, on the way to the one that has the whole."""

import marshal
from itertools import groupby
from operator import attrgetter

from loaders.draft import Draft, Said, Thing
from loaders.graph import Node, Section
from loaders.problem import Fault

_section = attrgetter("section")
_node = attrgetter("id", "cls", "values", "links", "place")
_thing = attrgetter("id", "cls", "properties", "links", "place")


def pack(draft: Draft) -> bytes:
    """All that a draft holds, as plain values: its classes by pickle would take three times as long."""
    statements = [(tuple(key), [*map(_node, some)]) for key, some in groupby(draft.statements.values(), _section)]
    things = [(tuple(key), [*map(_thing, some)]) for key, some in groupby(draft.things.values(), _section)]
    claims = [
        (key, [(each.value, each.preferred, each.wrong, tuple(each.section), each.place) for each in said])
        for key, said in draft.claims.items()
    ]
    faults = [(file, [*map(tuple, several)]) for file, several in draft.faults.items()]
    return marshal.dumps((statements, things, claims, faults))


def unpack(packed: bytes, draft: Draft) -> None:
    """Add what another draft held to one that may hold the same statements already."""
    statements, things, claims, faults = marshal.loads(packed)  # noqa: S302 - it comes from a process of our own
    for file, several in faults:
        draft.faults[file] += map(Fault._make, several)
    for key, several in statements:
        section = Section(*key)
        new = {i: Node(i, cls, values, links, section, place) for i, cls, values, links, place in several}
        for repeated in draft.statements.keys() & new.keys():
            draft.repeated(section, new[repeated].place)
        draft.statements |= new
    for key, several in things:
        section = Section(*key)
        draft.things |= {i: Thing(i, cls, values, links, section, place) for i, cls, values, links, place in several}
    sections: dict[tuple[str, str], Section] = {}
    for key, said in claims:
        draft.claims[key] += [
            Said(value, preferred, wrong, sections.setdefault(where, Section(*where)), place)
            for value, preferred, wrong, where, place in said
        ]
