"""What is said, by whom and of what: the sentences of the page, and which of them stand behind each edge."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.loaders.periods import period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.loaders import Edge, Node
    from kg.ontology import Vocabulary
    from kg.page.content.wording import Wording

Record = dict[str, Any]
PLANNED = ("status", "planned")


class Tie(NamedTuple):
    """An edge of the page: of the graph or, where `predicate` is a class, engagements that have no short cut.

    Attributes:
        statements: identifiers of what is said of it.
        now: whether it stands for one whose end has a successor today.
    """

    source: str
    predicate: str
    target: str
    statements: tuple[str, ...] = ()
    now: bool = False


def is_statement(cls: str, vocabulary: Vocabulary) -> bool:
    """Whether nodes of a class must have a source."""
    use = vocabulary.uses[cls].get("source")
    return use is not None and use.minimum > 0


def said(wording: Wording, classes: Sequence[str], statuses: Sequence[str]) -> list[Record]:
    """Every sentence once, with all the sources that say it: number, place in it, and number of the statement."""
    merged: dict[str, Record] = {}
    for node in wording.graph.nodes.values():
        if not is_statement(node.cls, wording.vocabulary):
            continue
        sentence, years = wording.sentence(node), period(node, wording.vocabulary)
        record = {
            "class": classes.index(node.cls),
            "subject": sentence.subject,
            "says": sentence.says,
            "marks": [wording.terms.number(text) for text in wording.marks(node)],
            "status": _place(statuses, str(dict(node.values).get("status", ""))),
            **({"time": years} if years else {}),
        }
        known = merged.setdefault(repr(record), {**record, "sources": []})
        where = wording.terms.number(wording.citation(node))
        known["sources"] += [
            [wording.numbers[target], where, wording.numbers[node.id]]
            for predicate, target in node.links
            if predicate == "source" and target in wording.numbers
        ]
    return sorted(merged.values(), key=lambda each: (each["class"], each["marks"], each["sources"]))


def _place(statuses: Sequence[str], status: str) -> int:
    return statuses.index(status) if status in statuses else 0


def by_statement(wording: Wording, sentences: list[Record]) -> Mapping[str, int]:
    """The number of the sentence of each statement."""
    ids = list(wording.graph.nodes)
    return {ids[number]: place for place, each in enumerate(sentences) for _, _, number in each["sources"]}


def about(wording: Wording, sentences: list[Record]) -> dict[int, list[int]]:
    """The sentences in which each node has a part, as thing, as source or as the statement itself."""
    nodes = list(wording.graph.nodes.values())
    found: dict[int, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        statements = [statement for _, _, statement in sentence["sources"]]
        ends = {wording.numbers[t] for s in statements for _, t in nodes[s].links if t in wording.numbers}
        for node in sorted({*ends, *statements}):
            found[node].append(number)
    return found


def ties(wording: Wording, edges: Iterable[Edge]) -> list[Tie]:
    """Every edge of the graph, then the engagements that have no short cut, then what holds of successors today."""
    behind = _behind(wording)
    of_graph = [Tie(*edge, statements=tuple(behind.get(edge, ()))) for edge in edges]
    known = {(tie.source, tie.predicate, tie.target) for tie in of_graph}
    cuts = {cut.engagement: cut.term.name for cut in wording.vocabulary.derived_relationships}
    engaged: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in wording.graph.nodes.values():
        ends = dict(node.links)
        agent, context = ends.get("agent", ""), ends.get("context", "")
        if agent in wording.numbers and context in wording.numbers:
            stated = ("status", "stated") in node.values
            if not (stated and (agent, cuts.get(node.cls), context) in known):
                engaged[agent, node.cls, context].append(node.id)
    plain = of_graph + [Tie(*key, statements=tuple(ids)) for key, ids in sorted(engaged.items())]
    return plain + _today(wording, plain)


def _behind(wording: Wording) -> Mapping[tuple[str, str, str], list[str]]:
    """The statements that say each edge: claims of it, and the stated engagements behind a short cut."""
    cuts = {cut.engagement: cut.term.name for cut in wording.vocabulary.derived_relationships}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in wording.graph.nodes.values():
        ends, values = dict(node.links), dict(node.values)
        if node.cls in cuts and values.get("status") == "stated":
            found[ends.get("agent", ""), cuts[node.cls], ends.get("context", "")].append(node.id)
        elif "valueEntity" in ends:
            found[ends.get("about", ""), str(values.get("property")), ends["valueEntity"]].append(node.id)
    return found


def _today(wording: Wording, plain: Iterable[Tie]) -> list[Tie]:
    """The ties of what has exactly one successor, moved to that."""
    nodes = wording.graph.nodes
    heirs = {key: _heir(key, nodes) for key in nodes}
    moved: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for tie in plain:
        source, target = heirs.get(tie.source, tie.source), heirs.get(tie.target, tie.target)
        same = (source, target) == (tie.source, tie.target)
        if not same and source != target and not is_statement(nodes[tie.source].cls, wording.vocabulary):
            moved[source, tie.predicate, target] += tie.statements
    return [Tie(*key, statements=tuple(ids), now=True) for key, ids in sorted(moved.items())]


def _heir(key: str, nodes: Mapping[str, Node]) -> str:
    """What replaced a thing, in the end; itself, where nothing or several things did."""
    for _ in nodes:
        heirs = [target for predicate, target in nodes[key].links if predicate == "replacedBy" and target in nodes]
        if len(heirs) != 1:
            break
        key = heirs[0]
    return key


def disputes(wording: Wording, sentence_of: Mapping[str, int]) -> list[list[int]]:
    """Sentences that give different values for what can have only one, side by side; the preferred one first."""
    nodes = wording.graph.nodes
    found: dict[tuple[str, str], list[tuple[bool, int]]] = defaultdict(list)
    for node in nodes.values():
        ends, values = dict(node.links), dict(node.values)
        about_, name = ends.get("about", ""), str(values.get("property"))
        if about_ in nodes and "rank" in values and node.id in sentence_of:
            use = wording.vocabulary.uses[nodes[about_].cls].get(name)
            if use is not None and use.maximum == 1:
                found[about_, name].append((values["rank"] != "preferred", sentence_of[node.id]))
    return [[number for _, number in sorted(set(each))] for each in found.values() if len({n for _, n in each}) > 1]
