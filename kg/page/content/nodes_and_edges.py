"""Nodes and edges as the page holds them: names, places on the map, properties, years, and what is said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import isqrt
from typing import TYPE_CHECKING, Any

from kg.loaders.periods import period
from kg.page.content.display_names import display_names, label
from kg.page.content.provenance import PLANNED, Tie
from kg.page.content.wording import ADDRESS, Wording
from kg.page.layout.layout import positions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.loaders import Edge, Node
    from kg.ontology import Text

Record = dict[str, Any]


def nodes(
    wording: Wording, classes: list[Record], edges: list[Edge], about: Mapping[int, list[int]], scopes: Sequence[str]
) -> list[Record]:
    """Every node, in the order of the graph."""
    found = wording.graph.nodes.values()
    numbers = {cls["name"]: number for number, cls in enumerate(classes)}
    look = {node.id: classes[numbers[node.cls]] for node in found}
    names = display_names(wording.graph, wording.vocabulary)
    wholes = _wholes(wording)
    spots = _spots(edges, look, names, wholes)
    ends = Counter(end for e in edges if look[e.source]["first"] and look[e.target]["first"] for end in (e[0], e[2]))
    return [
        {
            "id": node.id,
            "class": numbers[node.cls],
            **(_named(names[node.id]) if node.id in names else {}),
            "x": spots[node.id][0],
            "y": spots[node.id][1],
            **({} if look[node.id]["statement"] else {"size": 9 + min(3 * isqrt(ends[node.id]), 12)}),
            **({"planned": True} if PLANNED in node.values else {}),
            **({"inside": wording.numbers[wholes[node.id]]} if node.id in wholes else {}),
            **_details(wording, node, statement=look[node.id]["statement"]),
            **_kept(wording, node, scopes),
            "said": about[number],
        }
        for number, node in enumerate(found)
    ]


def _spots(
    edges: list[Edge], look: dict[str, Record], names: dict[str, Text], wholes: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """The place of each node; room is made for the Latvian name of those shown first."""
    first = {key: label(names[key].lv) if key in names else "" for key, cls in look.items() if cls["first"]}
    rest = [key for key in look if key not in first]
    return positions(edges, first, sorted(rest, key=lambda key: look[key]["statement"]), wholes)


def _wholes(wording: Wording) -> dict[str, str]:
    """What a thing is part of and is therefore drawn inside: the sub-networks of a network."""
    links = ((node.id, *link) for node in wording.graph.nodes.values() for link in node.links)
    return {part: whole for part, name, whole in links if name == "subOrganizationOf" and whole in wording.numbers}


def _named(name: Text) -> Record:
    """A name and, if it is another text, the label that it has on the map; once, where both languages agree."""
    labels = [label(name.lv), label(name.en)][: 2 if name.lv != name.en else 1]
    names = [name.lv, name.en][: len(labels)]
    return {"name": names} | ({"label": labels} if labels != names else {})


def _details(wording: Wording, node: Node, *, statement: bool) -> Record:
    """Other names to search by, properties, and what a citation of a source needs; statements have their sentence."""
    values = dict(node.values)
    facts = [] if statement else wording.facts(node)
    aliases = [each for name in ("aliases", "aliasesEn") for each in _several(values.get(name, ()))]
    url = str(values.get("url", ""))
    found = {"aliases": aliases, "facts": facts, "issued": values.get("issued")}
    return {key: value for key, value in found.items() if value} | ({"url": url} if ADDRESS.fullmatch(url) else {})


def _kept(wording: Wording, node: Node, scopes: Sequence[str]) -> Record:
    """Years; the scope of a source; and whether it has been replaced or replaces something."""
    years, scope = period(node, wording.vocabulary), str(dict(node.values).get("scope"))
    found: Record = {"time": years} if years else {}
    if scope in scopes:
        found["scope"] = scopes.index(scope)
    return found


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def edges(wording: Wording, relations: list[str], ties: list[Tie], sentence_of: Mapping[str, int]) -> list[Record]:
    """Every edge of the page; a short cut carries the roles behind it."""
    number = {name: place for place, name in enumerate(relations)}
    cuts = {cut.term.name for cut in wording.vocabulary.derived_relationships}
    return [
        {
            "from": wording.numbers[tie.source],
            "to": wording.numbers[tie.target],
            "property": number[tie.predicate],
            **_behind(wording, tie, sentence_of),
            **({"derived": True} if tie.predicate in cuts else {}),
            **({"now": True} if tie.now else {}),
        }
        for tie in ties
    ]


def _behind(wording: Wording, tie: Tie, sentence_of: Mapping[str, int]) -> Record:
    nodes = [wording.graph.nodes[each] for each in tie.statements]
    said = sorted({sentence_of[node.id] for node in nodes if node.id in sentence_of})
    roles = sorted(
        {wording.numbers[t] for node in nodes for p, t in node.links if p == "role" and t in wording.numbers}
    )
    planned = bool(nodes) and all(PLANNED in node.values for node in nodes)
    found = {"said": said, "roles": roles, "planned": planned}
    return {key: value for key, value in found.items() if value}


def replaced(wording: Wording) -> dict[str, list[int]]:
    """What was replaced, and what replaced it, by number."""
    pairs = defaultdict(set)
    for node in wording.graph.nodes.values():
        for predicate, target in node.links:
            if predicate == "replacedBy" and target in wording.numbers:
                pairs["old"].add(wording.numbers[node.id])
                pairs["new"].add(wording.numbers[target])
    return {key: sorted(pairs[key]) for key in ("old", "new")}
