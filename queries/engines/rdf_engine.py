"""Ask questions in SPARQL of a graph as RDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from pyoxigraph import QuerySolutions, Store

from kg.loaders.rdf.store import rdf_store
from kg.loaders.rdf.terms import python_value, short_iri
from kg.ontology.model import NAME
from kg.queries.catalogue.parameters import Given, parameters
from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.prologue import bind
from kg.queries.catalogue.rdf_terms import term_of
from kg.queries.engines.answer import NamedEntity
from kg.queries.engines.answer_rows import answer_of, require_existing, unique_texts
from kg.queries.engines.receipts import add_origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries.catalogue.question import Question
    from kg.queries.engines.answer import Answer, Receipt

SEPARATOR = "|"
# Stands in for the separator while a query runs: the loader lets no such character into the data.
_UNIT = "\x1f"


def ask_sparql(question: Question, given: Given, vocabulary: Vocabulary, store: Store) -> Answer:
    """Ask the RDF store; a parameter without a value is UNDEF, which joins with everything.

    Raises:
        QuestionError: a parameter does not fit.
    """
    values = parameters(question, given, vocabulary)
    terms = {p.name: "UNDEF" for p in question.parameters}
    terms |= {p.name: str(term_of(p, v, vocabulary)) for p in question.parameters if (v := values[p.name]) is not None}
    sparql = bind(question.sparql.replace(f'"{SEPARATOR}"', f'"{_UNIT}"'), terms)
    solutions = store.query(sparql)
    if not isinstance(solutions, QuerySolutions):
        raise QuestionError(f"{question.stem}: not a SELECT, expected one, rewrite the query")
    rows = [[python_value(term, vocabulary) for term in solution] for solution in solutions]
    return answer_of(question, values, rows, partial(_texts, vocabulary=vocabulary))


def _texts(value: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the texts of a list that SPARQL joined, or that an analysis computed."""
    items = value.split(_UNIT) if isinstance(value, str) else value or ()
    return unique_texts([short_iri(str(item), vocabulary) for item in items if item is not None])


@dataclass
class RdfEngine:
    """A graph as RDF, asked in SPARQL.

    Attributes:
        vocabulary: of the graph.
        graph: to ask.
        data_version: gives the version of the data that the graph is from.
    """

    vocabulary: Vocabulary
    graph: Graph
    data_version: Callable[[], str]

    @cached_property
    def _store(self) -> Store:
        return rdf_store(self.graph, self.vocabulary)

    def answer(self, question: Question, given: Given) -> Answer:
        """See `Engine`."""
        return require_existing(ask_sparql(question, given, self.vocabulary, self._store), self)

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """See `Engine`."""
        from kg.queries.engines.receipts import from_rdf

        return add_origins(from_rdf(identifiers, self._store, self.vocabulary), self.graph)

    def entities(self, cls: str) -> list[NamedEntity]:
        """See `Engine`."""
        return self.existing(n.id for n in self.graph.nodes.values() if self.vocabulary.is_a(n.cls, cls))

    def existing(self, identifiers: Iterable[str]) -> list[NamedEntity]:
        """See `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [NamedEntity(node.id, _name(dict(node.values).get(NAME))) for node in nodes]

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """See `Engine`."""
        nodes = (self.graph.nodes[i] for i in sorted(set(identifiers)) if i in self.graph.nodes)
        return [(node.id, *link) for node in nodes for link in node.links]

    def version(self) -> str:
        """See `Engine`."""
        return self.data_version()


def _name(value: object) -> str | None:
    return str(value) if value is not None else None
