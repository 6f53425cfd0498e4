"""`Graph` and vocabulary -> what the page holds, as plain data: nodes, edges, classes, sentences and texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING, Any

from kg.page.layout import positions
from kg.page.names import display_names, label
from kg.page.terms import Terms, interface_texts
from kg.page.wording import ADDRESS, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders import Edge, Graph, Node
    from ontology import Class, Text, Vocabulary

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What the page holds. A node is named by its place in `nodes`, a class, property, term likewise.

    Attributes:
        nodes: identifier, class, names, place on the map, properties, and the sentences about it.
        edges: from, to, property, and the roles behind a short cut.
        classes: those that have nodes, with what the legend shows of them.
        properties: name and label of every property that is an edge.
        said: sentences with the sources that say them.
        terms: every text, in Latvian and English.
        texts: the term of each text of the page itself.
        places: the place of each node, by identifier.
    """

    nodes: list[Record]
    edges: list[Record]
    classes: list[Record]
    properties: list[Record]
    said: list[Record]
    terms: list[tuple[str, str]]
    texts: dict[str, int]
    places: Mapping[str, int]


def content(graph: Graph, vocabulary: Vocabulary, title: Text | None = None) -> Content:
    """Everything that the page holds of a graph."""
    terms, texts = Terms(), dict(interface_texts())
    texts["title"] = title or texts["title"]
    wording = Wording(graph, vocabulary, terms, texts, {key: place for place, key in enumerate(graph.nodes)})
    classes = _classes(graph, vocabulary, terms)
    edges = [edge for edge in graph.edges if edge.target in wording.numbers]
    used = {edge.predicate for edge in edges}
    properties = [name for name in vocabulary.properties if name in used]
    said = _said(wording, [cls["name"] for cls in classes])
    return Content(
        nodes=_nodes(wording, classes, edges, said),
        edges=_edges(wording, properties, edges),
        classes=classes,
        properties=[{"name": p, "term": terms.number(vocabulary.properties[p].label)} for p in properties],
        said=said,
        texts={key: terms.number(text) for key, text in texts.items()},
        terms=terms.pairs,
        places=wording.numbers,
    )


def _classes(graph: Graph, vocabulary: Vocabulary, terms: Terms) -> list[Record]:
    counts = Counter(node.cls for node in graph.nodes.values())
    return [
        {
            "name": name,
            "term": terms.number(cls.label),
            "meaning": terms.number(cls.definition),
            "count": counts[name],
            "first": cls.shown_first,
            "statement": _is_statement(name, vocabulary),
            **_look(cls, vocabulary),
        }
        for name, cls in vocabulary.classes.items()
        if name in counts
    ]


def _is_statement(cls: str, vocabulary: Vocabulary) -> bool:
    """Whether nodes of a class must have a source."""
    use = vocabulary.uses[cls].get("source")
    return use is not None and use.minimum > 0


def _look(cls: Class, vocabulary: Vocabulary) -> Record:
    """Colour and shape, its own or the nearest superclass's; `ink` is what can be read on the colour."""
    lineage = [vocabulary.classes[name] for name in vocabulary.lineage[cls.name]]
    colour = next((each.colour for each in lineage if each.colour), "#777777")
    shape = next((each.shape for each in lineage if each.shape), "dot")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"colour": colour, "shape": shape, "ink": "#000000" if 3 * red + 6 * green + blue > 1275 else "#ffffff"}


def _said(wording: Wording, classes: list[str]) -> list[Record]:
    """Every sentence once, with all the sources that say it: number, place in it, and number of the statement."""
    merged: dict[str, Record] = {}
    for node in wording.graph.nodes.values():
        if not _is_statement(node.cls, wording.vocabulary):
            continue
        sentence = wording.sentence(node)
        said = {
            "class": classes.index(node.cls),
            "subject": sentence.subject,
            "says": sentence.says,
            "marks": [wording.terms.number(text) for text in wording.marks(node)],
        }
        known = merged.setdefault(repr(said), {**said, "sources": []})
        where = wording.terms.number(wording.citation(node))
        known["sources"] += [
            [wording.numbers[target], where, wording.numbers[node.id]]
            for predicate, target in node.links
            if predicate == "source" and target in wording.numbers
        ]
    return sorted(merged.values(), key=lambda said: (said["class"], said["marks"], said["sources"]))


def _is_planned(node: Node) -> bool:
    return ("status", "planned") in node.values


def _nodes(wording: Wording, classes: list[Record], edges: list[Edge], said: list[Record]) -> list[Record]:
    nodes = wording.graph.nodes.values()
    numbers = {cls["name"]: number for number, cls in enumerate(classes)}
    look = {node.id: classes[numbers[node.cls]] for node in nodes}
    names = display_names(wording.graph, wording.vocabulary)
    spots = _spots(edges, look, names)
    ties = Counter(end for e in edges if look[e.source]["first"] and look[e.target]["first"] for end in (e[0], e[2]))
    about = _about(wording, said)
    return [
        {
            "id": node.id,
            "class": numbers[node.cls],
            **(_named(names[node.id]) if node.id in names else {}),
            "x": spots[node.id][0],
            "y": spots[node.id][1],
            **({} if look[node.id]["statement"] else {"size": 9 + min(3 * isqrt(ties[node.id]), 12)}),
            **({"planned": True} if _is_planned(node) else {}),
            **_details(wording, node, statement=look[node.id]["statement"]),
            "said": about[number],
        }
        for number, node in enumerate(nodes)
    ]


def _spots(edges: list[Edge], look: dict[str, Record], names: dict[str, Text]) -> dict[str, tuple[int, int]]:
    """The place of each node; room is made for the Latvian name of those shown first."""
    first = {key: label(names[key].lv) if key in names else "" for key, cls in look.items() if cls["first"]}
    rest = [key for key in look if key not in first]
    return positions(edges, first, sorted(rest, key=lambda key: look[key]["statement"]))


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


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _about(wording: Wording, said: list[Record]) -> dict[int, list[int]]:
    """The sentences in which each node has a part, as thing, as source or as the statement itself."""
    nodes = list(wording.graph.nodes.values())
    found: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(said):
        statements = [statement for _, _, statement in sentence["sources"]]
        ends = {wording.numbers[t] for s in statements for _, t in nodes[s].links if t in wording.numbers}
        for node in sorted({*ends, *statements}):
            found[node].append(number)
    return found


def _edges(wording: Wording, properties: list[str], edges: list[Edge]) -> list[Record]:
    roles = _roles(wording)
    number = {name: place for place, name in enumerate(properties)}
    return [
        {
            "from": wording.numbers[edge.source],
            "to": wording.numbers[edge.target],
            "property": number[edge.predicate],
            **({"roles": sorted(roles[edge])} if edge in roles else {}),
        }
        for edge in edges
    ]


def _roles(wording: Wording) -> dict[tuple[str, str, str], set[int]]:
    """The roles of the stated engagements behind each short cut."""
    cuts = {cut.engagement: cut.term.name for cut in wording.vocabulary.short_cuts}
    found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for node in wording.graph.nodes.values():
        ends = dict(node.links)
        if node.cls in cuts and ("status", "stated") in node.values and ends.get("role") in wording.numbers:
            found[ends.get("agent", ""), cuts[node.cls], ends.get("context", "")].add(wording.numbers[ends["role"]])
    return found
