"""The other wordings of `bench/variants/` return the same rows as the question; only then can times be compared."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.loaders import check, read
from kg.loaders.neo4j.query import reader
from kg.loaders.neo4j.sync import Options, sync
from kg.queries.catalogue.parameters import parameters
from kg.queries.catalogue.prologue import without_prologue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Question
    from kg.server.connection import Connection

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))

ENTITIES = 2_500
FILES = sorted((BENCH / "variants").iterdir())


def _stem(file: Path) -> str:
    return file.stem.rpartition("-")[0]


@pytest.fixture(scope="module", params=["curated", "generated"])
def loaded(
    request: pytest.FixtureRequest,
    module_connection: Connection,
    graph: Graph,
    vocabulary: Vocabulary,
    tmp_path_factory: pytest.TempPathFactory,
) -> Connection:
    """Return a connection to a database with the curated data, and to one with a corpus of the benchmarks."""
    if request.param == "generated":
        from corpus import Sizes, corpus

        folder = tmp_path_factory.mktemp("generated")
        corpus(Sizes.of(ENTITIES), folder)
        graph = check(read([folder]), vocabulary)
    options = Options(delete_limit=1)  # the second graph replaces the first
    sync(graph, vocabulary, module_connection.driver, module_connection.database, options)
    return module_connection


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_variant_answers_like_the_catalogue(
    file: Path, catalogue: Mapping[str, Question], vocabulary: Vocabulary, loaded: Connection
) -> None:
    question = catalogue[_stem(file)]
    for given in ({}, {p.name: None for p in question.parameters}):
        values = parameters(question, given, vocabulary)
        rows = _rows(question.cypher, values, loaded)
        assert rows
        assert _rows(file.read_text(encoding="utf-8"), values, loaded) == rows


@pytest.mark.parametrize("loaded", ["generated"], indirect=True)
def test_every_question_that_the_benchmark_measures_on_the_whole_graph_has_variants(
    catalogue: Mapping[str, Question], vocabulary: Vocabulary, loaded: Connection
) -> None:
    whole = [q for q in catalogue.values() if not (q.analysis or q.required)]
    answered = {q.stem for q in whole if _rows(q.cypher, parameters(q, {}, vocabulary), loaded)}
    assert {_stem(file) for file in FILES} == answered


def test_three_variants_of_each_question_differ_from_it_and_from_each_other(catalogue: Mapping[str, Question]) -> None:
    stems = Counter(_stem(file) for file in FILES)
    assert set(stems.values()) == {3}
    for stem in stems:
        assert {file.name for file in FILES if _stem(file) == stem} == {f"{stem}-{n}.cypher" for n in (1, 2, 3)}
        texts = [file.read_text(encoding="utf-8") for file in FILES if _stem(file) == stem]
        assert all(text.startswith("// ") for text in texts)
        assert len({_code(text) for text in (without_prologue(catalogue[stem].cypher), *texts)}) == 4


def _rows(cypher: str, values: Mapping[str, Any], connection: Connection) -> list[list[tuple[str, Any]]]:
    """Return columns and values of each row; lists, whose order is not defined, as sets."""
    with reader(connection.driver, connection.database) as session:
        result = session.run(
            f"CYPHER replan=skip {without_prologue(cypher)}", dict(values)
        )  # a plan for one graph also works for the other
        columns = result.keys()
        return [list(zip(columns, map(_unordered, record.values()), strict=True)) for record in result]


def _unordered(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


def _code(cypher: str) -> str:
    """Return a query without comments and layout."""
    return " ".join(word for line in cypher.splitlines() for word in line.partition("//")[0].split())
