"""Small corpora, written in a test, in both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.loaders import check, read
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.rdf.store import rdf_store
from kg.queries import ask_cypher, ask_sparql

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Question, Row
    from kg.server.connection import Connection

    Ask = Callable[..., tuple[Row, ...]]


@pytest.fixture
def ask_both(
    tmp_path: Path, module_connection: Connection, vocabulary: Vocabulary, catalogue: Mapping[str, Question]
) -> Callable[..., Ask]:
    """Give a function that loads YAML texts and gives another: asking both engines, which agree.

    Each text is a file; a line `---` begins another.
    """
    connection = module_connection

    def load(*texts: str) -> Ask:
        graph = _graph(tmp_path, texts, vocabulary)
        store = rdf_store(graph, vocabulary)
        sync(graph, vocabulary, connection.driver, connection.database, Options(delete_limit=1))

        def ask(stem: str, **given: str | int | None) -> tuple[Row, ...]:
            by_sparql = ask_sparql(catalogue[stem], given, vocabulary, store).rows
            assert (
                ask_cypher(catalogue[stem], given, vocabulary, connection.driver, connection.database).rows == by_sparql
            )
            return by_sparql

        return ask

    return load


@pytest.fixture
def ask_rdf(
    tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary, catalogue: Mapping[str, Question]
) -> Callable[..., Ask]:
    """Give the same for RDF alone, which needs no server."""

    def load(*texts: str) -> Ask:
        store = rdf_store(_graph(tmp_path_factory.mktemp("rdf"), texts, vocabulary), vocabulary)

        def ask(stem: str, **given: str | int | None) -> tuple[Row, ...]:
            return ask_sparql(catalogue[stem], given, vocabulary, store).rows

        return ask

    return load


def _graph(folder: Path, texts: tuple[str, ...], vocabulary: Vocabulary) -> Graph:
    for number, text in enumerate("\n---\n".join(texts).split("\n---\n")):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return check(read([folder]), vocabulary)
