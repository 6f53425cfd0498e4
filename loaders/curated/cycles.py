"""Things that lead back to themselves by a property that must not: a unit of itself, an event that follows itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from kg.loaders.curated.draft import Draft
from kg.loaders.problems import shown
from kg.ontology import Property, Vocabulary

Links = dict[str, set[str]]


def circles(draft: Draft, vocabulary: Vocabulary) -> None:
    """Note a fault for each circle, at the first claim of the thing in it that comes first by identifier."""
    links: dict[str, Links] = {each.name: {} for each in vocabulary.properties.values() if each.acyclic}
    for thing in draft.things.values():
        for predicate, target in thing.links:
            if predicate in links:
                links[predicate].setdefault(thing.id, set()).add(target)
    for predicate, of_property in links.items():
        for circle in _found(of_property):
            _fault(draft, vocabulary.properties[predicate], circle)


def _found(links: Links) -> Iterator[list[str]]:
    """Each circle, beginning with its least; one is broken before the next is looked for."""
    while True:
        try:
            TopologicalSorter(links).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1][::-1][1:]
            least = circle.index(min(circle))
            circle = [*circle[least:], *circle[:least]]
            links[circle[0]].discard(circle[1 % len(circle)])
            yield circle
        else:
            return


def _fault(draft: Draft, term: Property, circle: list[str]) -> None:
    thing = draft.things[circle[0]]
    said = draft.claims.get((thing.id, term.name))
    section, place = (said[0].section, said[0].place) if said else (thing.section, thing.place)
    way = " → ".join(map(shown, [*circle, circle[0]]))
    what = f"{way} by {term.key}: a circle"
    draft.fault(section, place, what, "nothing that leads back to itself", "mend one of them", term.key)
