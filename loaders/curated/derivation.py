"""Derive the plain properties of entities from claims, and the derived relationships from engagements."""

from typing import Any

from kg.loaders.curated.draft import Claimed, Draft, DraftEntity
from kg.loaders.problems import shown
from kg.ontology import Use, Vocabulary


def fill_properties(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give entities the values that sources claim; where claims differ, the preferred one.

    A value in the record of the entity itself counts as one more claim without rank.
    """
    for (about, name), claims in draft.claims.items():
        entity = draft.entities.get(about)
        if entity is None:
            continue
        use = vocabulary.use_of(entity.cls, name)
        own = _own_values(entity, name, links=use.term.kind == "entity")
        # An invalid value is a fault already and disputes no other; without another it stays, so that SHACL sees it.
        valid = [claim for claim in claims if not claim.invalid] or ([] if own else claims)
        values = list(dict.fromkeys([*own, *(claim.value for claim in valid)]))
        if use.single and len(values) > 1:
            values = _preferred(draft, entity, name, claims, values, use)
        if use.term.kind == "entity":
            entity.links = [link for link in entity.links if link[0] != name]
            entity.links += [(name, value) for value in values]
        elif use.single and len(values) == 1:
            entity.properties[name] = values[0]
        else:
            entity.properties[name] = tuple(sorted(values, key=lambda value: (isinstance(value, str), value)))


def fill_defaults(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give entities the default values of properties for which neither their record nor a claim has a value."""
    defaults = {
        name: [(use.term.name, use.default) for use in uses.values() if use.default is not None]
        for name, uses in vocabulary.uses.items()
    }
    for entity in draft.entities.values():
        for name, value in defaults[entity.cls]:
            entity.properties.setdefault(name, value)


def _own_values(entity: DraftEntity, name: str, *, links: bool) -> tuple[Any, ...]:
    """Return the values that the record of an entity gives to a property."""
    if links:
        return tuple(target for predicate, target in entity.links if predicate == name)
    own = entity.properties.get(name, ())
    return own if isinstance(own, tuple) else (own,)


def _preferred(
    draft: Draft, entity: DraftEntity, name: str, claims: list[Claimed], values: list[Any], use: Use
) -> list[Any]:
    """Return the one preferred value; without one, add a fault and return all values."""
    preferred = list(dict.fromkeys(claim.value for claim in claims if claim.preferred))
    if len(preferred) == 1:
        return preferred
    if draft.complete:
        key = use.term.key if name == use.term.name else f"{use.term.key} (en)"
        what = f"sources disagree on {key} of {shown(entity.id)}: {' and '.join(shown(value) for value in values)}"
        draft.add_fault(claims[-1], what, "one preferred claim", "mark the claim that holds with `rank: preferred`")
    return values


def add_derived_relationships(draft: Draft) -> None:
    """Add the derived relationships: agent to context of every stated engagement of the declared class."""
    shared: dict[tuple[str, str], tuple[str, str]] = {}  # many agents have the same link: one tuple for all
    for agent, link in draft.derived_relationships:
        entity = draft.entities.get(agent)
        if entity is not None:
            entity.links.append(shared.setdefault(link, link))
