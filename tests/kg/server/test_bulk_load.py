"""The offline import: from the CSV files a real Neo4j builds what `kg.loaders.neo4j.sync` writes online."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg.server.bulk_load
from kg import api
from kg.loaders import Graph, check, read
from kg.loaders.curated.dataset import ANONYMOUS, dataset_of
from kg.loaders.graph import Node, Section
from kg.loaders.neo4j.batches import relationship_types
from kg.loaders.neo4j.diff import Target
from kg.loaders.neo4j.import_files import write_csv
from kg.loaders.neo4j.node_rows import NodeRows
from kg.loaders.neo4j.schema import schema_queries
from kg.loaders.neo4j.sync import LoadError, Options, finish_import, sync
from kg.loaders.neo4j.verify import read_back
from kg.server import ServerError, import_tool, local, state
from kg.server.connection import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from neo4j import Driver

    from kg.ontology import Vocabulary

pytestmark = pytest.mark.usefixtures("brief_servers")
DATA = Path(__file__).parents[3] / "data"
HARD_TEXTS = [
    "plain",
    'says "yes", then "no"',
    '"',
    '""',
    "a,b;c|d\te\\",
    "two\nlines",
    "two\r\nlines, a lone \r and a last\n",
    "007",
    "1e5",
    "true",
    "2015-03-04",
    " spaces ",
    "'apostrophe'",
    "Šķēle, Ģirts 🏛 中文",
    "\x1f",
    "${HOME} `$(id)` %PATH%",
    "[a, b]",
    "NULL",
    "x" * 3_000_000,
]
HARD_LISTS = [["one"], ["a;b", "c,d"], ['"', "two\nlines"], ["", "x", ""], [" a ", "007"], ["a" * 100_000, "b"]]
IMPORT = """
import sys, pathlib
from kg.server.import_tool import import_csv
import_csv(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), lambda *step: print(*step, flush=True))
"""


@pytest.fixture(scope="module")
def offline_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a home for the imports; the online side is the server of the tests."""
    home = tmp_path_factory.mktemp("offline home, with a comma") / "neo4j"
    yield home
    local.stop(home)


@pytest.fixture(scope="module")
def csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the files that were imported last."""
    return tmp_path_factory.mktemp("files") / "csv"


@pytest.fixture(scope="module")
def offline(offline_home: Path, csv: Path, vocabulary: Vocabulary) -> Callable[[Graph], Path]:
    """Return a function that imports a graph offline and creates the schema."""

    def build(graph: Graph) -> Path:
        write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), csv)
        import_tool.import_csv(offline_home, csv)
        with connect({"KG_HOME": str(offline_home.parent)}) as connection:
            for query in schema_queries(vocabulary).values():
                connection.driver.execute_query(query)
            connection.driver.execute_query("CALL db.awaitIndexes()")
        return offline_home

    return build


@pytest.fixture(scope="module")
def hard_home(offline: Callable[[Graph], Path]) -> Path:
    """Import the graph with values that are hard to import, which tests must leave unchanged; return the home."""
    return offline(hard_graph())


def node(identifier: str, cls: str, links: tuple[tuple[str, str], ...] = (), **values: Any) -> Node:
    return Node(identifier, cls, tuple(sorted(values.items())), links, Section("", ""), 0)


def hard_graph() -> Graph:
    """Return a graph with every text as a name, every list as aliases, both types of numbers, every kind of date."""
    nodes = [node(f"person/n{n:02}", "Person", name=text) for n, text in enumerate(HARD_TEXTS)]
    nodes += [
        node(f"person/l{n:02}", "Person", name="list", aliases=tuple(texts), aliasesEn=tuple(reversed(texts)))
        for n, texts in enumerate(HARD_LISTS)
    ]
    numbers = [0, 3, -7, 2.5, -0.1, 1e15, 1e-4, 1234567.891, 2**62]
    nodes += [
        node(f"observation/{n:016x}", "Observation", amount=a, approximate=n % 2 == 0) for n, a in enumerate(numbers)
    ]
    dates = ["2015", "2016-02", "2015-03-04", "0001-01-01", "9999", "about 2015"]
    nodes += [node(f"event/e{n}", "Event", name="E", startDate=d, ordinal=n) for n, d in enumerate(dates)]
    nodes.append(
        node("event/z", "Event", (("follows", "event/e0"), ("participatesIn", "event/z"), ("venue", "person/n00")))
    )
    return Graph({node.id: node for node in sorted(nodes, key=lambda node: node.id)})


def content(driver: Driver) -> tuple[list[Any], list[Any]]:
    """Return every node with its labels, properties and their types, and every relationship, in order."""
    nodes = driver.execute_query(
        "MATCH (n) WHERE NOT n:LoadRecord RETURN n.id, labels(n), properties(n), [k IN keys(n) | [k, valueType(n[k])]] ORDER BY n.id"
    ).records
    edges = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r), [k IN keys(r) | valueType(r[k])]"
    ).records
    return (
        [(i, sorted(labels), sorted(values.items()), sorted(types)) for i, labels, values, types in nodes],
        sorted((a, kind, b, str(values), types) for a, kind, b, values, types in edges),
    )


@pytest.fixture
def at_home(offline_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """Yield a driver of the other home's empty server, which `kg` then uses as the local one."""
    monkeypatch.setenv("KG_HOME", str(offline_home.parent))
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    with connect(os.environ) as connection:
        connection.driver.execute_query("MATCH (n) DETACH DELETE n")
        yield connection.driver


def test_kg_load_bulk_is_kg_load(driver: Driver, at_home: Driver, vocabulary: Vocabulary) -> None:
    records = read([DATA])
    sync(check(records, vocabulary), vocabulary, driver, options=Options(dataset=dataset_of(records.documents, DATA)))
    command = [sys.executable, "-m", "kg", "load", "--data", str(DATA)]
    done = subprocess.run([*command, "--bulk"], check=True, capture_output=True, text=True)
    assert re.fullmatch(r"nodes: \d+ created, 0 updated, 0 deleted, 0 unchanged\n", done.stdout)
    with connect(os.environ) as connection:
        assert content(connection.driver) == content(driver)
        shown = connection.driver.execute_query("SHOW INDEXES YIELD name, state").records
        assert {row["name"] for row in shown} >= set(schema_queries(vocabulary))
        assert {row["state"] for row in shown} == {"ONLINE"}
        types = "MATCH (r:LoadRecord {name: 'load'}) RETURN r.types"
        written = [database.execute_query(types).records for database in (connection.driver, driver)]
        assert written[0] == written[1] == [(relationship_types(vocabulary),)]
    again = subprocess.run([*command, "--dry-run"], check=True, capture_output=True, text=True)
    assert again.stdout.startswith("nothing to do")


def test_only_a_large_first_load_is_an_import_by_default(at_home: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[str] = []
    options = Options(progress=lambda label, *_: labels.append(label))
    importing = "nodes written"  # into the files of the import
    first = api.load(DATA, options=options)
    assert (first.created > 0, importing in labels) == (True, False)  # the curated data are not large
    monkeypatch.setattr(kg.server.bulk_load, "BULK_SIZE", 1_000)
    assert api.load(DATA, options=options).created == 0
    assert importing not in labels
    at_home.execute_query("MATCH (n) DETACH DELETE n")
    assert api.load(DATA, options=options).created == first.created
    assert importing in labels


def test_offline_and_online_make_the_same_database(
    graph: Graph, vocabulary: Vocabulary, driver: Driver, offline: Callable[[Graph], Path]
) -> None:
    assert_equal(graph, vocabulary, driver, offline(graph))


def test_values_that_are_hard_to_import_are_the_same_too(
    vocabulary: Vocabulary, driver: Driver, hard_home: Path
) -> None:
    assert_equal(hard_graph(), vocabulary, driver, hard_home)


def assert_equal(graph: Graph, vocabulary: Vocabulary, driver: Driver, home: Path) -> None:
    """Check that the home's database, built offline from a graph, is the one that a load makes."""
    sync(graph, vocabulary, driver)
    with connect({"KG_HOME": str(home.parent)}) as connection:
        assert content(connection.driver) == content(driver)
        offline, online = (read_back(database, vocabulary).nodes for database in (connection.driver, driver))
        assert [node.content for node in offline.values()] == [node.content for node in online.values()]
        again = sync(graph, vocabulary, connection.driver)
    assert str(again) == f"nodes: 0 created, 0 updated, 0 deleted, {len(graph.nodes)} unchanged"


def test_an_import_that_lost_something_is_an_error(vocabulary: Vocabulary, hard_home: Path) -> None:
    lost = node("person/lost", "Person", (("participatesIn", "event/e0"),), name="Pazudis")
    target = Target(Graph({**hard_graph().nodes, lost.id: lost}), NodeRows(vocabulary, ANONYMOUS))
    persons = len(HARD_TEXTS) + len(HARD_LISTS)
    with connect({"KG_HOME": str(hard_home.parent)}) as connection, pytest.raises(LoadError) as raised:
        finish_import(target, connection.driver, connection.database)
    assert f"{persons} Person, expected {persons + 1}" in str(raised.value)
    assert "1 PARTICIPATES_IN, expected 2" in str(raised.value)
    assert str(raised.value).endswith("; run `kg load` to fix it, or `kg load --bulk` again")


def test_dates_are_dates_and_numbers_are_numbers(hard_home: Path) -> None:
    with connect({"KG_HOME": str(hard_home.parent)}) as connection:
        rows = connection.driver.execute_query(
            "MATCH (e:Event {id: 'event/e1'}) MATCH (o:Observation {id: 'observation/0000000000000003'})"
            "RETURN valueType(e.startDate), valueType(e.startDateMin), valueType(e.startDateMax),"
            " valueType(o.amount), valueType(o.approximate), labels(e) + labels(o) AS labels"
        ).records[0]
    assert [type_.removesuffix(" NOT NULL") for type_ in rows.values()[:-1]] == [
        "STRING",
        "DATE",
        "DATE",
        "FLOAT",
        "BOOLEAN",
    ]
    assert {"Event", "Observation", "Statement", "Entity"} <= set(rows["labels"])


def test_an_error_of_the_tool_is_one_line_and_the_old_data_stay(
    hard_home: Path, graph: Graph, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    with (tmp_path / "relationships" / "AGENT.csv").open("a", encoding="utf-8") as file:
        file.write('"person/nobody","role/head",AGENT\n')
    with pytest.raises(
        ServerError, match=r"^Neo4j's import tool cannot read .*person/nobody.*; write the folder again"
    ):
        import_tool.import_csv(hard_home, tmp_path)
    assert list(hard_home.glob("import-*")) == []
    with connect({"KG_HOME": str(hard_home.parent)}) as connection:
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(
            hard_graph().nodes
        )


def test_a_folder_without_arguments_is_refused(offline_home: Path, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match=r"there is no import\.args in it; write the folder again"):
        import_tool.import_csv(offline_home, tmp_path)


def test_after_a_killed_import_the_next_one_works(
    offline: Callable[[Graph], Path], hard_home: Path, csv: Path, graph: Graph
) -> None:
    command = [sys.executable, "-c", IMPORT, str(hard_home), str(csv)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as victim:
        while not list(hard_home.glob("import-*/data")):
            assert victim.poll() is None
            time.sleep(0.01)
        victim.kill()
    assert state.read(hard_home) is None  # the server was stopped for it
    running = local.start(hard_home)
    with connect({"KG_HOME": str(hard_home.parent)}) as connection:
        assert connection.uri == running.uri
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(
            hard_graph().nodes
        )
    time.sleep(1)
    offline(graph)
    assert list(hard_home.glob("import-*")) == []
    with connect({"KG_HOME": str(hard_home.parent)}) as connection:
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(graph.nodes)
