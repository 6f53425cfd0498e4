"""`Graph` and vocabulary -> what the page holds, as plain data: nodes, edges, classes, sentences and texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.page.content import nodes_and_edges, provenance
from kg.page.content.answers import answered
from kg.page.content.translations import Terms, interface_texts
from kg.page.content.wording import Wording
from kg.queries.themes import answers_by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.loaders import Graph
    from kg.ontology import Class, Vocabulary
    from kg.page.first_view import FirstView
    from kg.queries import Answer

Record = dict[str, Any]
STATUS, SCOPE = "status", "scope"  # code lists by which the reader can filter


@dataclass(frozen=True, slots=True)
class Content:
    """What the page holds. A node is named by its place in `nodes`, a class, relation, term likewise.

    Attributes:
        nodes: identifier, class, names, place on the map, properties, and the sentences about it.
        edges: from, to, relation, the roles and the sentences behind it.
        classes: those that have nodes, with what the legend shows of them.
        properties: name and label of every relation: a property or, marked `engagement`, a class of engagements.
        said: sentences with the sources that say them.
        codes: the labels of statuses and of scopes of sources.
        disputes: sentences that contradict each other.
        replaced: what was replaced, and what replaced it.
        questions: named questions with their answers.
        terms: every text, in Latvian and English.
        texts: the term of each text of the page itself.
        places: the place of each node, by identifier.
        opening: how the page opens, and what stands in its title.
        version: of the project and of the data.
    """

    nodes: list[Record]
    edges: list[Record]
    classes: list[Record]
    properties: list[Record]
    said: list[Record]
    codes: dict[str, list[Record]]
    disputes: list[list[int]]
    replaced: dict[str, list[int]]
    questions: list[Record]
    terms: list[tuple[str, str]]
    texts: dict[str, int]
    places: Mapping[str, int]
    opening: Record
    version: str


def content(
    graph: Graph, vocabulary: Vocabulary, opening: FirstView, answers: Iterable[Answer] = (), version: str = ""
) -> Content:
    """Everything that the page holds of a graph."""
    terms, texts = Terms(), dict(interface_texts())
    texts["title"] = opening.title or texts["title"]
    wording = Wording(graph, vocabulary, terms, texts, {key: place for place, key in enumerate(graph.nodes)})
    classes = _classes(graph, vocabulary, terms)
    edges = [edge for edge in graph.edges if edge.target in wording.numbers]
    codes = {name: list(vocabulary.codes[name]) for name in (STATUS, SCOPE)}
    said = provenance.said(wording, [cls["name"] for cls in classes], codes[STATUS])
    sentence_of = provenance.by_statement(wording, said)
    ties = provenance.ties(wording, edges)
    relations = _relations(vocabulary, ties)
    return Content(
        nodes=nodes_and_edges.nodes(wording, classes, edges, provenance.about(wording, said), codes[SCOPE]),
        edges=nodes_and_edges.edges(wording, relations, ties, sentence_of),
        classes=classes,
        properties=[_relation(name, vocabulary, terms) for name in relations],
        said=said,
        codes={name: [_code(name, code, vocabulary, terms) for code in several] for name, several in codes.items()},
        disputes=provenance.disputes(wording, sentence_of),
        replaced=nodes_and_edges.replaced(wording),
        questions=list(_questions(answers, wording)),
        texts={key: terms.number(text) for key, text in texts.items()},
        terms=terms.pairs,
        places=wording.numbers,
        opening={key: value for key, value in asdict(opening).items() if key not in ("title", "given")},
        version=f"{__version__} · {version}" if version else __version__,
    )


def _questions(answers: Iterable[Answer], wording: Wording) -> Iterator[Record]:
    for theme, several in answers_by_theme(answers):
        for answer in several:
            yield {"theme": wording.terms.number(theme), **answered(answer, wording)}


def _relations(vocabulary: Vocabulary, ties: list[provenance.Tie]) -> list[str]:
    used = {tie.predicate for tie in ties}
    return [name for name in (*vocabulary.properties, *vocabulary.classes) if name in used]


def _relation(name: str, vocabulary: Vocabulary, terms: Terms) -> Record:
    if name in vocabulary.classes:
        return {"name": name, "term": terms.number(vocabulary.classes[name].label), "engagement": True}
    return {"name": name, "term": terms.number(vocabulary.properties[name].label)}


def _code(codes: str, code: str, vocabulary: Vocabulary, terms: Terms) -> Record:
    return {"name": code, "term": terms.number(vocabulary.codes[codes][code].label)}


def _classes(graph: Graph, vocabulary: Vocabulary, terms: Terms) -> list[Record]:
    counts = Counter(node.cls for node in graph.nodes.values())
    return [
        {
            "name": name,
            "term": terms.number(cls.label),
            "meaning": terms.number(cls.definition),
            "count": counts[name],
            "first": cls.shown_first,
            "statement": provenance.is_statement(name, vocabulary),
            **look(cls, vocabulary),
        }
        for name, cls in vocabulary.classes.items()
        if name in counts
    ]


def look(cls: Class, vocabulary: Vocabulary) -> Record:
    """Colour and shape, its own or the nearest superclass's; `ink` is what can be read on the colour."""
    lineage = [vocabulary.classes[name] for name in vocabulary.lineage[cls.name]]
    colour = next((each.colour for each in lineage if each.colour), "#777777")
    shape = next((each.shape for each in lineage if each.shape), "dot")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return {"colour": colour, "shape": shape, "ink": "#000000" if 3 * red + 6 * green + blue > 1275 else "#ffffff"}
