"""The vocabulary, the curated data, and a real Neo4j server for every test that asks; none touches the user's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import neo4j
    import pyoxigraph

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Question
    from kg.server.connection import Connection
    from kg.server.state import Running

DATA = Path(__file__).parents[1] / "data"
# Fixtures behind which a Neo4j server or a browser is started: a test that uses one of them gets the mark.
MARKED = {"neo4j": {"neo4j_server", "spare_home", "offline_home", "guarded"}, "browser": {"browser"}}

# Examples are the same in every run, take as long as the machine needs, and leave no files behind.
settings.register_profile(
    "project", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a server or a browser."""
    for item in items:
        for mark, fixtures in MARKED.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Give the project's vocabulary."""
    from kg.ontology import Vocabulary

    return Vocabulary.read()


@pytest.fixture(scope="session")
def graph(vocabulary: Vocabulary) -> Graph:
    """Give the graph of the curated data."""
    from kg.loaders import check, read

    return check(read([DATA]), vocabulary)


@pytest.fixture(scope="session")
def store(graph: Graph, vocabulary: Vocabulary) -> pyoxigraph.Store:
    """Give the curated data as RDF, together with the vocabulary."""
    from kg.loaders.rdf.store import rdf_store

    return rdf_store(graph, vocabulary)


@pytest.fixture(scope="session")
def catalogue(vocabulary: Vocabulary) -> Mapping[str, Question]:
    """Give the project's questions by stem."""
    from kg.loaders.rdf.terms import prefixes
    from kg.queries import read_catalogue

    return read_catalogue(vocabulary, prefixes(vocabulary))


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point `KG_HOME` into a temporary directory, and stop the server there, if any, at the end."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
            patch.delenv(name, raising=False)
        patch.setenv("KG_HOME", str(tmp_path_factory.mktemp("kg-home")))
        yield
        from kg.server import local, state

        local.stop(state.home_of(os.environ))


@pytest.fixture(scope="session")
def neo4j_server() -> Running:
    """Give the one server of all tests; commands, in this process or another, find it by `KG_HOME`."""
    from kg.server import local, state

    return local.start(state.home_of(os.environ))


@pytest.fixture(scope="session")
def shared_connection(neo4j_server: Running) -> Iterator[Connection]:
    """Give a connection to it; what is in the database is what the tests before left there."""
    from kg.server.connection import connect

    with connect(os.environ) as connection:
        assert connection.uri == neo4j_server.uri
        yield connection


@pytest.fixture
def connection(shared_connection: Connection) -> Connection:
    """Give a connection to an empty database, emptied for each test."""
    _wipe(shared_connection.driver)
    return shared_connection


@pytest.fixture
def driver(connection: Connection) -> neo4j.Driver:
    """Give the driver of an empty database, emptied for each test."""
    return connection.driver


@pytest.fixture(scope="module")
def module_connection(shared_connection: Connection) -> Connection:
    """Give a connection to a database that was empty when the module began."""
    _wipe(shared_connection.driver)
    return shared_connection


@pytest.fixture(scope="module")
def loaded(module_connection: Connection, graph: Graph, vocabulary: Vocabulary) -> Connection:
    """Give a connection to a database with the curated data; not for modules whose tests empty or load another."""
    from kg.loaders.neo4j.sync import sync

    sync(graph, vocabulary, module_connection.driver, module_connection.database)
    return module_connection


@pytest.fixture(scope="session")
def spare_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a second home, for a server that a test may kill; it is not started yet."""
    from kg.server import local

    home = tmp_path_factory.mktemp("spare home") / "neo4j"  # with a space, as on macOS
    yield home
    local.stop(home)


@pytest.fixture(scope="module")
def brief_servers(neo4j_server: Running) -> Iterator[None]:
    """Let servers that live for seconds spend less on compiling themselves; the one of all tests is there before."""
    assert neo4j_server
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
        yield


def _wipe(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        for shown, kind in (("CONSTRAINTS", "CONSTRAINT"), ("INDEXES", "INDEX")):  # an index may be a constraint's
            for name in session.run(f"SHOW {shown} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
                session.run(f"DROP {kind} `{name}` IF EXISTS").consume()
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS").consume()
