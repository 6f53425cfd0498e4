"""`Graph` and vocabulary -> what the page holds, as plain data: nodes, edges, classes, sentences and texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.about import VERSION
from kg.loaders.wording import Wording
from kg.ontology.model import SCOPE, STATEMENT, STATUS
from kg.page.content import nodes_and_edges, provenance
from kg.page.content.answers import encode_answer
from kg.page.content.encoding import Encoding
from kg.page.content.translations import Terms, interface_texts
from kg.queries.catalogue.themes import answers_by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.loaders import Graph
    from kg.ontology import Class, Vocabulary
    from kg.page.content.provenance import PageEdge
    from kg.page.first_view import FirstView
    from kg.queries import Answer

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the page holds. Nodes, classes, relations and terms are named by their places in these lists.

    Attributes:
        nodes: identifier, class, names, position on the map, properties, and the sentences about it.
        edges: from, to, relation, and the roles and sentences that support it.
        classes: those that have nodes, with what the legend shows of them.
        properties: name and label of every relation: a property or, marked `engagement`, a class of engagements.
        sentences: the statements in words with their sources.
        codes: the labels of statuses and of scopes of sources.
        disputes: groups of sentences that contradict each other.
        replaced: replaced entities and their successors.
        questions: named questions with their answers.
        terms: every text, in Latvian and English.
        texts: the term of each text of the page itself.
        numbers: the place of each node, by identifier.
        first_view: language, focus, depth and question with which the page opens.
        version: of the project and of the data.
    """

    nodes: list[Record]
    edges: list[Record]
    classes: list[Record]
    properties: list[Record]
    sentences: list[Record]
    codes: dict[str, list[Record]]
    disputes: list[list[int]]
    replaced: dict[str, list[int]]
    questions: list[Record]
    terms: list[tuple[str, str]]
    texts: dict[str, int]
    numbers: Mapping[str, int]
    first_view: Record
    version: str

    def for_script(self) -> Record:
        """Return what the script needs beside nodes and edges."""
        names = ("classes", "properties", "sentences", "codes", "disputes", "replaced", "questions", "terms", "texts")
        return {name: getattr(self, name) for name in names} | {"firstView": self.first_view, "version": self.version}


def page_content(
    graph: Graph, vocabulary: Vocabulary, view: FirstView, answers: Iterable[Answer] = (), version: str = ""
) -> PageContent:
    """Return everything that the page holds of a graph."""
    terms, texts = Terms(), dict(interface_texts())
    texts["title"] = view.title or texts["title"]
    encoding = Encoding(Wording(graph, vocabulary), terms, {key: number for number, key in enumerate(graph.nodes)})
    classes = _classes(graph, vocabulary, terms)
    edges = [edge for edge in graph.edges if edge.target in encoding.numbers]
    codes = {name: list(vocabulary.codes[name]) for name in (STATUS, SCOPE)}  # by which the reader can filter
    sentences = provenance.sentences(encoding, [cls["name"] for cls in classes], codes[STATUS])
    by_node = provenance.sentences_by_node(encoding, sentences)
    sentence_of = provenance.sentence_by_statement(encoding, sentences)
    page_edges = provenance.page_edges(encoding, edges)
    relations = _relations(vocabulary, page_edges)
    return PageContent(
        nodes=nodes_and_edges.encode_nodes(encoding, classes, edges, by_node, codes[SCOPE]),
        edges=nodes_and_edges.encode_edges(encoding, relations, page_edges, sentence_of),
        classes=classes,
        properties=[_relation(name, vocabulary, terms) for name in relations],
        sentences=sentences,
        codes={name: [_code(name, code, vocabulary, terms) for code in notations] for name, notations in codes.items()},
        disputes=provenance.disputes(encoding, sentence_of),
        replaced=nodes_and_edges.replaced(encoding),
        questions=list(_questions(answers, encoding)),
        texts={key: terms.number(text) for key, text in texts.items()},
        terms=terms.pairs,
        numbers=encoding.numbers,
        first_view=_first_view(view),
        version=f"{VERSION} · {version}" if version else VERSION,
    )


def _first_view(view: FirstView) -> Record:
    return {"language": view.language, "focus": view.focus, "depth": view.depth, "question": view.question}


def _questions(answers: Iterable[Answer], encoding: Encoding) -> Iterator[Record]:
    for theme, of_theme in answers_by_theme(answers):
        for answer in of_theme:
            yield {"theme": encoding.terms.number(theme), **encode_answer(answer, encoding)}


def _relations(vocabulary: Vocabulary, edges: list[PageEdge]) -> list[str]:
    used = {edge.predicate for edge in edges}
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
            "shownFirst": cls.shown_first,
            "statement": vocabulary.is_a(name, STATEMENT),
            **look(cls, vocabulary),
        }
        for name, cls in vocabulary.classes.items()
        if name in counts
    ]


def look(cls: Class, vocabulary: Vocabulary) -> Record:
    """Return colour and shape, its own or the nearest superclass's; `ink` can be read on the colour."""
    lineage = [vocabulary.classes[name] for name in vocabulary.lineage[cls.name]]
    colour = next((ancestor.colour for ancestor in lineage if ancestor.colour), "#777777")
    shape = next((ancestor.shape for ancestor in lineage if ancestor.shape), "dot")
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return {"colour": colour, "shape": shape, "ink": "#000000" if 3 * red + 6 * green + blue > 1275 else "#ffffff"}
