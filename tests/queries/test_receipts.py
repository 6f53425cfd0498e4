"""Receipts: every row of every answer can be looked up, in both engines alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.queries import Receipt, ask_cypher, ask_sparql
from kg.queries.catalogue.read_catalogue import question_files
from kg.queries.engines.receipts import from_neo4j, from_rdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Question
    from kg.server.connection import Connection

STEMS = list(question_files())


def test_who_spanned_networks_is_on_two_lines_of_the_report(
    catalogue: Mapping[str, Question], vocabulary: Vocabulary, store: Store, loaded: Connection
) -> None:
    question = catalogue["experts-across-networks"]
    (row,) = ask_cypher(question, {}, vocabulary, loaded.driver, loaded.database).rows
    title = 'Noslēdzies projekts "Lietpratīga pārvaldība un Latvijas pašvaldību veiktspējas uzlabošana"'
    found = from_neo4j(row.statements, loaded.driver, loaded.database)
    assert sorted(found.values(), key=lambda receipt: receipt.line or 0) == [
        Receipt(statement, "source/s2a", title, None, line, None, "stated")
        for statement, line in sorted(((s, found[s].line) for s in row.statements), key=lambda pair: pair[1] or 0)
    ]
    assert sorted(receipt.line or 0 for receipt in found.values()) == [15, 25]
    assert from_rdf(row.statements, store, vocabulary) == found


def test_a_receipt_without_lines_has_its_place_and_the_date_of_its_source(
    graph: Graph, vocabulary: Vocabulary, store: Store, loaded: Connection
) -> None:
    dated = [n.id for n in graph.nodes.values() if ("source", "source/x-ms-lps") in n.links]
    (receipt,) = from_rdf(dated, store, vocabulary).values()
    assert (receipt.line, receipt.locator, receipt.status) == (None, "projekta apraksts", "stated")
    (published,) = [n.id for n in graph.nodes.values() if dict(n.values).get("value") == "2010-03-25"]
    assert from_rdf([published], store, vocabulary)[published].issued == "2010-03-25"
    both = [*dated, published]
    assert from_neo4j(both, loaded.driver, loaded.database) == from_rdf(both, store, vocabulary)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("stem", STEMS)
def test_every_row_has_statements_and_every_statement_its_receipt(
    stem: str,
    everything: bool,
    catalogue: Mapping[str, Question],
    vocabulary: Vocabulary,
    store: Store,
    loaded: Connection,
) -> None:
    question = catalogue[stem]
    given: dict[str, str | int | None] = dict.fromkeys(p.name for p in question.parameters) if everything else {}
    given |= {p.name: p.example for p in question.required}
    answer = ask_cypher(question, given, vocabulary, loaded.driver, loaded.database)
    assert answer == ask_sparql(question, given, vocabulary, store)
    # A source that nobody else tells of speaks for itself.
    assert all(row.statements or str(row.cells[0]).startswith("source/x-") for row in answer.rows)
    statements = {statement for row in answer.rows for statement in row.statements}
    found = from_neo4j(statements, loaded.driver, loaded.database)
    assert found.keys() == statements
    assert found == from_rdf(statements, store, vocabulary)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("scope", ["seed", "external"])
def test_an_answer_of_one_scope_rests_on_sources_of_that_scope(
    stem: str, scope: str, catalogue: Mapping[str, Question], vocabulary: Vocabulary, graph: Graph, store: Store
) -> None:
    question = catalogue[stem]
    if stem == "sources-and-authors" or "scope" not in {p.name for p in question.parameters}:
        pytest.skip("what it says of one thing may rest on any source")
    given = {p.name: p.example for p in question.required}
    answer = ask_sparql(question, {**given, "scope": scope}, vocabulary, store)
    found = from_rdf({statement for row in answer.rows for statement in row.statements}, store, vocabulary)
    assert {dict(graph.nodes[receipt.source].values)["scope"] for receipt in found.values()} <= {scope}


def test_nothing_asked_nothing_found(vocabulary: Vocabulary, store: Store, loaded: Connection) -> None:
    assert from_neo4j([], loaded.driver, loaded.database) == from_rdf([], store, vocabulary) == {}
