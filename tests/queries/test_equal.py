"""On any data both languages answer alike, and Neo4j holds the graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpora import NETWORKS, Corpus, corpora, write
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.rdf import dataset
from loaders import check, read
from loaders.readback import read_back
from loaders.sync import sync
from queries import ask_cypher, ask_sparql
from queries.receipts import from_neo4j, from_rdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.connection import Connection
    from ontology import Vocabulary
    from queries import Question, Row

EXAMPLES = 30
VALUES = {
    "scope": st.sampled_from(["seed", "external", None]),
    "status": st.sampled_from(["stated", "planned", "derived", None]),
    "network": st.sampled_from([None, *NETWORKS, "nowhere"]),
    "event": st.sampled_from([None, "e1"]),
    "person": st.sampled_from([None, "p001"]),
    "project": st.sampled_from([None, "j1"]),
}


def test_both_engines_answer_every_question_alike(
    catalogue: Mapping[str, Question], vocabulary: Vocabulary, module_connection: Connection
) -> None:
    driver, database = module_connection.driver, module_connection.database
    answered: Counter[str] = Counter()

    def load(corpus: Corpus) -> Store:
        with TemporaryDirectory() as folder:
            write(corpus, Path(folder))
            graph = check(read([Path(folder)]), vocabulary)
        sync(graph, vocabulary, driver, database)
        held = read_back(driver, vocabulary, database)
        assert [n.content for n in held.nodes.values()] == [n.content for n in graph.nodes.values()]
        return dataset(graph, vocabulary)

    def ask(question: Question, values: dict[str, str | None], store: Store) -> tuple[Row, ...]:
        rows = ask_sparql(question, values, vocabulary, store).rows
        assert ask_cypher(question, values, vocabulary, driver, database).rows == rows, question.stem
        assert len({row.cells for row in rows}) == len(rows), question.stem
        assert all(row.statements for row in rows) or question.stem == "sources-and-authors", question.stem
        return rows

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(corpus=corpora(), data=st.data())
    def holds(corpus: Corpus, data: st.DataObject) -> None:
        store, behind = load(corpus), set()
        for question in catalogue.values():
            drawn = {p.name: data.draw(VALUES[p.name], label=f"{question.stem} {p.name}") for p in question.parameters}
            for values in ({}, dict.fromkeys(drawn), drawn):
                rows = ask(question, values, store)
                answered[question.stem] += bool(rows)
                behind |= {statement for row in rows for statement in row.statements}
        receipts = from_neo4j(behind, driver, database)
        assert receipts.keys() == behind
        assert receipts == from_rdf(behind, store, vocabulary)

    holds()
    assert {stem: answered[stem] for stem in catalogue if answered[stem] < 5} == {}  # no question went unasked
