"""Entities that lead back to themselves by an acyclic property, such as a unit of itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from kg.loaders.curated.draft import Draft, Located
from kg.loaders.problems import shown
from kg.ontology import Property, Vocabulary

Links = dict[str, set[str]]


def report_cycles(draft: Draft, vocabulary: Vocabulary) -> None:
    """Add a fault for each cycle, at the first claim about the entity of the cycle with the least identifier."""
    links: dict[str, Links] = {prop.name: {} for prop in vocabulary.properties.values() if prop.acyclic}
    for entity in draft.entities.values():
        for predicate, target in entity.links:
            if predicate in links:
                links[predicate].setdefault(entity.id, set()).add(target)
    for predicate, of_property in links.items():
        for cycle in _cycles(of_property):
            _add_fault(draft, vocabulary.properties[predicate], cycle)


def _cycles(links: Links) -> Iterator[list[str]]:
    """Yield each cycle, from its least identifier on; break it before searching for the next."""
    while True:
        try:
            TopologicalSorter(links).prepare()
        except CycleError as error:
            cycle: list[str] = error.args[1][::-1][1:]
            least = cycle.index(min(cycle))
            cycle = [*cycle[least:], *cycle[:least]]
            links[cycle[0]].discard(cycle[1 % len(cycle)])
            yield cycle
        else:
            return


def _add_fault(draft: Draft, term: Property, cycle: list[str]) -> None:
    entity = draft.entities[cycle[0]]
    claims = draft.claims.get((entity.id, term.name))
    record: Located = claims[0] if claims else entity
    path = " → ".join(map(shown, [*cycle, cycle[0]]))
    draft.add_fault(record, f"cycle in {term.key}: {path}", "none", "remove one of these links", term.key)
