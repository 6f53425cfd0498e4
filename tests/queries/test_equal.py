"""On any data both languages answer alike, and Neo4j holds the graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from corpora import NAMES, SEGMENTS, SOURCES, THINGS, Corpus, corpora, write
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kg.loaders import check, read
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.neo4j.verify import read_back
from kg.loaders.rdf.store import rdf_store
from kg.queries import ask_cypher, ask_sparql
from kg.queries.catalogue.prologue import without_prologue
from kg.queries.engines.receipts import from_neo4j, from_rdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.ontology import Vocabulary
    from kg.queries import Parameter, Question, Row
    from kg.server.connection import Connection

EXAMPLES = 200
# What a row need not have a source for: an article that nobody else tells of.
UNSOURCED = {"sources-and-authors"}
# Texts that the queries compare, beside names.
TEXTS: dict[str, list[str]] = {"type": ["person", "network"], "year": ["2015", "2016"]}


def values(parameter: Parameter, vocabulary: Vocabulary) -> st.SearchStrategy[str | int | None]:
    """What may be given for a parameter: mostly what the corpora hold, something else, or nothing where it may be left out."""
    found: st.SearchStrategy[str | int | None]
    if parameter.type in vocabulary.classes:
        found = st.sampled_from(_identifiers(parameter.type, vocabulary))
    elif parameter.type in vocabulary.lists:
        kinds = {str(record.get("kind")) for records in THINGS.values() for record in records}
        codes = vocabulary.codes[parameter.type].keys()
        found = st.sampled_from(sorted(codes & kinds or codes))
    elif parameter.type == "date":
        found = st.sampled_from(["2014", "2015", "2015-02", "2015-03", "2015-03-04", "2015-03-05", "2016-12-31"])
    elif parameter.type == "integer":
        found = st.integers(0, 3)
    else:
        found = st.sampled_from(TEXTS[parameter.name]) if parameter.name in TEXTS else NAMES
    return found if parameter.example else st.none() | found


def _identifiers(cls: str, vocabulary: Vocabulary) -> list[str]:
    things = [f"{SEGMENTS[section]}/{record['id']}" for section, records in THINGS.items() for record in records]
    held = [*things, *(f"source/{source}" for source in SOURCES), *vocabulary.individuals]
    fit = [i for i in held if vocabulary.is_a(vocabulary.by_segment[i.split("/")[0]].name, cls)]
    return [*fit, f"{fit[0].split('/')[0]}/nowhere"]


@pytest.mark.timeout(1200)
def test_both_engines_answer_every_question_alike(
    catalogue: Mapping[str, Question], vocabulary: Vocabulary, module_connection: Connection
) -> None:
    driver, database = module_connection.driver, module_connection.database
    # A plan that was made for one small graph does for the next.
    planned = {
        stem: replace(q, cypher=f"CYPHER replan=skip {without_prologue(q.cypher)}") for stem, q in catalogue.items()
    }
    answered: Counter[str] = Counter()

    def load(corpus: Corpus) -> Store:
        with TemporaryDirectory() as folder:
            write(corpus, Path(folder))
            graph = check(read([Path(folder)]), vocabulary)
        sync(graph, vocabulary, driver, database, Options(delete_limit=1))
        held = read_back(driver, vocabulary, database)
        assert [n.content for n in held.nodes.values()] == [n.content for n in graph.nodes.values()]
        return rdf_store(graph, vocabulary)

    def ask(stem: str, values: dict[str, str | int | None], store: Store) -> tuple[Row, ...]:
        rows = ask_sparql(catalogue[stem], values, vocabulary, store).rows
        assert ask_cypher(planned[stem], values, vocabulary, driver, database).rows == rows, stem
        assert len({row.cells for row in rows}) == len(rows), stem
        assert all(row.statements for row in rows) or stem in UNSOURCED, stem
        return rows

    @settings(max_examples=EXAMPLES, phases=(Phase.generate, Phase.shrink))
    @given(corpus=corpora(), data=st.data())
    def holds(corpus: Corpus, data: st.DataObject) -> None:
        store, behind = load(corpus), set()
        for stem, question in catalogue.items():
            drawn = {p.name: data.draw(values(p, vocabulary), label=f"{stem} {p.name}") for p in question.parameters}
            rows = ask(stem, drawn, store)
            answered[stem] += bool(rows)
            behind |= {statement for row in rows for statement in row.statements}
        receipts = from_neo4j(behind, driver, database)
        assert receipts.keys() == behind
        assert receipts == from_rdf(behind, store, vocabulary)

    holds()
    assert {stem: answered[stem] for stem in catalogue if answered[stem] < 3} == {}  # no question went unasked
