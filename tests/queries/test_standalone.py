"""Every query file runs as it is: pasted into Neo4j Browser or cypher-shell, or into any SPARQL engine.

The rows are those of `kg ask` with the same values: defaults, and examples where a value must be given. `.rq` files
run in Oxigraph and in Apache Jena, which share no code. rdflib runs them too, but joins in the order in which patterns
are written: it needs minutes for one file where Jena needs half a minute for all.
"""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jena import fuseki
from pyoxigraph import QuerySolutions, RdfFormat, Store

from kg.loaders.neo4j.query import reader
from kg.loaders.rdf.terms import python_value, short_iri
from kg.queries import ask_cypher, ask_sparql
from kg.queries.catalogue.question import returned_columns
from kg.queries.catalogue.read_catalogue import question_files
from kg.queries.engines.answer_rows import answer_of, unique_texts
from kg.queries.engines.rdf_engine import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from neo4j import Session

    from kg.ontology import Vocabulary
    from kg.queries import Question, Row
    from kg.server.connection import Connection

    Send = Callable[[str], tuple[list[str], Iterable[Sequence[Any]]]]

ROOT = Path(__file__).parents[2]
FILES = question_files()
STEMS = pytest.mark.parametrize("stem", FILES)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> list[Path]:
    """Give what a reader gets: the file of `kg export` and those of the vocabulary."""
    file = tmp_path_factory.mktemp("export") / "graph.nt"
    command = [sys.executable, "-m", "kg", "export", "ntriples", str(file), "--audience", "internal"]
    subprocess.run(command, check=True, cwd=ROOT)
    return [file, *vocabulary.files]


@pytest.fixture(scope="module")
def oxigraph(exported: list[Path]) -> Send:
    """Give a function that asks Oxigraph."""
    store = Store()
    for file in exported:
        store.load(path=str(file), format=RdfFormat.N_TRIPLES if file.suffix == ".nt" else RdfFormat.TURTLE)

    def send(query: str) -> tuple[list[str], Iterable[Sequence[Any]]]:
        solutions = store.query(query)
        assert isinstance(solutions, QuerySolutions)
        return [variable.value for variable in solutions.variables], [list(solution) for solution in solutions]

    return send


@pytest.fixture(scope="module")
def jena(exported: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Send]:
    """Give a function that asks Apache Jena."""
    with fuseki(exported, tmp_path_factory.mktemp("fuseki")) as send:
        yield send


def script(stem: str, suffix: str) -> str:
    """Return the text of a query file, as somebody copies it."""
    (file,) = (file for file in FILES[stem] if file.suffix == suffix)
    return file.read_text(encoding="utf-8")


def values(question: Question) -> dict[str, str | int | None]:
    """Return what `kg ask` must be given: the examples."""
    return {parameter.name: parameter.example for parameter in question.required}


def run_script(text: str, session: Session) -> tuple[list[str], list[list[Any]]]:
    """Run Cypher as Browser and cypher-shell do: statements end with a semicolon, `:param` is a line of its own.

    The map of `:param` is Cypher, which the server evaluates.
    """
    given: dict[str, Any] = {}
    lines = text.splitlines(keepends=True)
    while lines[0].startswith(":"):
        command, _, argument = lines.pop(0).rstrip("\n").partition(" ")
        assert command == ":param"
        assert argument.endswith(";")
        record = session.run(f"RETURN {argument.removesuffix(';')} AS given").single(strict=True)
        given |= record["given"]
    statement = "".join(lines).rstrip("\n")
    assert statement.endswith(";")
    result = session.run(statement.removesuffix(";"), given)
    return list(result.keys()), [record.values() for record in result]


def rows_of(
    question: Question, vocabulary: Vocabulary, columns: list[str], rows: Iterable[Sequence[Any]], texts: Any
) -> tuple[Row, ...]:
    """Return raw rows as the rows of an answer: an analysed question fetches edges."""
    assert columns == returned_columns(question.columns, question.analysis)
    examples = {p.name: p.default if p.example is None else p.example for p in question.parameters}
    return answer_of(question, examples, rows, texts).rows


def joined(value: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the texts of a list that SPARQL joined."""
    items = value.split(SEPARATOR) if isinstance(value, str) else value or ()
    return unique_texts([short_iri(str(item), vocabulary) for item in items if item is not None])


@STEMS
def test_cypher_runs_as_it_is(
    stem: str, catalogue: Mapping[str, Question], vocabulary: Vocabulary, loaded: Connection
) -> None:
    question = catalogue[stem]
    with reader(loaded.driver, loaded.database) as session:
        columns, rows = run_script(script(stem, ".cypher"), session)
    expected = ask_cypher(question, values(question), vocabulary, loaded.driver, loaded.database)
    assert expected.rows
    assert rows_of(question, vocabulary, columns, rows, unique_texts) == expected.rows


@pytest.mark.parametrize("engine", ["oxigraph", "jena"])
@STEMS
def test_sparql_runs_as_it_is(
    stem: str,
    engine: str,
    request: pytest.FixtureRequest,
    catalogue: Mapping[str, Question],
    vocabulary: Vocabulary,
    store: Store,
) -> None:
    question, send = catalogue[stem], request.getfixturevalue(engine)
    columns, solutions = send(script(stem, ".rq"))
    rows = [[python_value(term, vocabulary) for term in solution] for solution in solutions]
    expected = ask_sparql(question, values(question), vocabulary, store)
    assert expected.rows
    assert rows_of(question, vocabulary, columns, rows, partial(joined, vocabulary=vocabulary)) == expected.rows
