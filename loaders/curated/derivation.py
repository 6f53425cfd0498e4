"""What follows from statements: the plain properties of things, and the short cuts."""

from typing import Any

from kg.loaders.curated.draft import Draft, Said, Thing
from kg.loaders.problems import shown
from kg.ontology import Use, Vocabulary


def fill(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give things the values that sources claim; where claims differ, the preferred one.

    A value that the record itself gives counts as one more claim without rank.
    """
    for (about, name), said in draft.claims.items():
        thing = draft.things.get(about)
        if thing is None:
            continue
        use = vocabulary.use_of(thing.cls, name)
        own = _own(thing, name, links=use.term.kind == "thing")
        # A wrong value is a fault already, so it disagrees with none; alone it stays, to be seen.
        right = [each for each in said if not each.wrong] or ([] if own else said)
        values = list(dict.fromkeys([*own, *(each.value for each in right)]))
        if use.single and len(values) > 1:
            values = _preferred(draft, thing, name, use, said, values)
        if use.term.kind == "thing":
            thing.links = [link for link in thing.links if link[0] != name]
            thing.links += [(name, value) for value in values]
        elif use.single and len(values) == 1:
            thing.properties[name] = values[0]
        else:
            thing.properties[name] = tuple(sorted(values, key=lambda value: (isinstance(value, str), value)))


def default(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give things the values that hold where neither their record nor a claim says otherwise."""
    given = {
        name: [(use.term.name, use.default) for use in uses.values() if use.default is not None]
        for name, uses in vocabulary.uses.items()
    }
    for thing in draft.things.values():
        for name, value in given[thing.cls]:
            thing.properties.setdefault(name, value)


def _own(thing: Thing, name: str, *, links: bool) -> tuple[Any, ...]:
    """What the record of the thing itself gives."""
    if links:
        return tuple(target for predicate, target in thing.links if predicate == name)
    own = thing.properties.get(name, ())
    return own if isinstance(own, tuple) else (own,)


def _preferred(draft: Draft, thing: Thing, name: str, use: Use, said: list[Said], values: list[Any]) -> list[Any]:
    """The one value that holds; all of them, with a fault noted, if the claims leave it open."""
    preferred = list(dict.fromkeys(each.value for each in said if each.preferred))
    if len(preferred) == 1:
        return preferred
    if draft.whole:
        key = use.term.key if name == use.term.name else f"{use.term.key} (en)"
        what = f"sources disagree on {key} of {shown(thing.id)}: {' and '.join(shown(value) for value in values)}"
        remedy = "mark the claim that holds with `rank: preferred`"
        draft.fault(said[-1].section, said[-1].place, what, "one preferred claim", remedy)
    return values


def derived_relationships(draft: Draft) -> None:
    """Add the derived relationships: agent to context of every stated engagement of the declared class."""
    shared: dict[tuple[str, str], tuple[str, str]] = {}  # one pair for all who share it, for there are many
    for agent, link in draft.derived_relationships:
        thing = draft.things.get(agent)
        if thing is not None:
            thing.links.append(shared.setdefault(link, link))
