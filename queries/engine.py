"""What answers questions: one interface for Neo4j asked in Cypher and for RDF asked in SPARQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kg.loaders.files.origins import find_origins
from kg.loaders.problems import did_you_mean
from kg.queries.problems import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries.answer import Answer, Receipt
    from kg.queries.parameters import Given
    from kg.queries.question import Question


class Named(NamedTuple):
    """A thing by its identifier, with its Latvian name where it has one."""

    id: str
    name: str | None


class Engine(Protocol):
    """What answers questions, and tells what is behind the answers."""

    vocabulary: Vocabulary

    def answer(self, question: Question, given: Given) -> Answer:
        """The rows of a question."""

    def receipts(self, identifiers: Iterable[str]) -> dict[str, Receipt]:
        """The receipt of each statement, by its identifier."""

    def things(self, cls: str) -> list[Named]:
        """Everything of a class, by identifier."""

    def named(self, identifiers: Iterable[str]) -> list[Named]:
        """Those of some identifiers that exist."""

    def edges(self, identifiers: Iterable[str]) -> list[tuple[str, str, str]]:
        """The edges that go out from some things: source, predicate, target."""

    def version(self) -> str:
        """16 hexadecimal digits that change with anything in the graph: the version of the data."""


def existing(answer: Answer, asked: Engine) -> Answer:
    """The answer, unless it has no rows because a thing that a parameter names does not exist.

    Raises:
        queries.QuestionError: it does not; the message names the closest.
    """
    classes = asked.vocabulary.classes
    wanted = {p.name: (p.type, answer.parameters.get(p.name)) for p in answer.question.parameters if p.type in classes}
    for name, (cls, value) in wanted.items() if not answer.rows else ():
        if value is not None and not asked.named([str(value)]):
            remedy = did_you_mean(str(value), [thing.id for thing in asked.things(cls)], "look it up with `kg show`")
            raise QuestionError(f"{name}={value} does not exist, expected the identifier of {cls}, {remedy}")
    return answer


def with_origins(found: Mapping[str, Receipt], files: Graph) -> dict[str, Receipt]:
    """Add to each receipt the `file:line` of the YAML, where the files have the statement."""
    origins = find_origins(files.nodes[identifier] for identifier in found if identifier in files.nodes)
    return {identifier: replace(receipt, origin=origins.get(identifier)) for identifier, receipt in found.items()}
