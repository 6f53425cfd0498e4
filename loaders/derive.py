"""What follows from statements: the plain properties of things, and the short cuts."""

from typing import Any

from loaders.draft import Draft, Said, Thing
from ontology import Vocabulary


def fill(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give things the values that sources claim; where claims differ, the preferred one.

    A value that the record itself gives counts as one more claim without rank.
    """
    for (about, name), said in draft.claims.items():
        thing = draft.things.get(about)
        if thing is None:
            continue
        uses = vocabulary.uses[thing.cls]
        use = uses.get(name) or uses[name.removesuffix("En")]
        own = thing.properties.get(name)
        if not use.single:
            values = {each.value for each in said}
            if use.term.kind == "thing":
                thing.links += [(name, value) for value in values]
            else:
                thing.properties[name] = tuple(sorted({*values, *(own if isinstance(own, tuple) else ())}))
            continue
        values_that_hold = _single(draft, thing, name, said, own)
        if use.term.kind == "thing":
            thing.links += [(name, value) for value in values_that_hold]
        else:
            thing.properties[name] = values_that_hold[0] if len(values_that_hold) == 1 else tuple(values_that_hold)


def _single(draft: Draft, thing: Thing, name: str, said: list[Said], own: Any) -> list[Any]:
    """The one value that holds; several, with a fault noted, if the claims leave it open."""
    values = list(dict.fromkeys([*([] if own is None else [own]), *(each.value for each in said)]))
    if len(values) == 1:
        return values
    preferred = list(dict.fromkeys(each.value for each in said if each.preferred))
    if len(preferred) == 1:
        return preferred
    what = f"sources disagree on {name} of {thing.id}: {' and '.join(str(value) for value in values)}"
    remedy = "mark the claim that holds with `rank: preferred`"
    draft.fault(said[-1].section, said[-1].place, what, "one preferred claim", remedy)
    return values


def short_cuts(draft: Draft, vocabulary: Vocabulary) -> None:
    """Add the derived relationships: agent to context of every stated engagement of the declared class."""
    names = {cut.engagement: cut.term.name for cut in vocabulary.short_cuts}
    stated = ("status", "stated")
    shared: dict[tuple[str, str], tuple[str, str]] = {}  # one pair for all who share it, for there are many
    for statement in draft.statements.values():
        if statement.cls in names and stated in statement.values:
            agent = context = ""
            for predicate, target in statement.links:
                if predicate == "agent":
                    agent = target
                elif predicate == "context":
                    context = target
            if agent in draft.things and context:
                link = (names[statement.cls], context)
                draft.things[agent].links.append(shared.setdefault(link, link))
