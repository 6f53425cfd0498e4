"""The offline import: a real Neo4j makes of the CSV files just what `kg.loaders.neo4j.sync` writes online."""

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
from kg.connection import connect
from kg.loaders import Graph, check, read
from kg.loaders.curated.dataset import ANONYMOUS, dataset_of
from kg.loaders.graph import Node, Section
from kg.loaders.neo4j.batches import relationships
from kg.loaders.neo4j.diff import Target
from kg.loaders.neo4j.import_files import write_csv
from kg.loaders.neo4j.node_rows import NodeRows
from kg.loaders.neo4j.schema import named, statements
from kg.loaders.neo4j.sync import LoadError, Options, finish_import, sync
from kg.loaders.neo4j.verify import read_back
from kg.server import ServerError, import_tool, local, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from neo4j import Driver

    from kg.ontology import Vocabulary

pytestmark = pytest.mark.usefixtures("brief_servers")
DATA = Path(__file__).parents[3] / "data"
NASTY = [
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
LISTS = [["one"], ["a;b", "c,d"], ['"', "two\nlines"], ["", "x", ""], [" a ", "007"], ["a" * 100_000, "b"]]
IMPORT = """
import sys, pathlib
from kg.server.import_tool import import_csv
import_csv(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), lambda *step: print(*step, flush=True))
"""


@pytest.fixture(scope="module")
def offline_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of its own for what is imported; the online side is the tests' own server."""
    home = tmp_path_factory.mktemp("offline home, with a comma") / "neo4j"
    yield home
    local.stop(home)


@pytest.fixture(scope="module")
def csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files that were imported last."""
    return tmp_path_factory.mktemp("files") / "csv"


@pytest.fixture(scope="module")
def offline(offline_home: Path, csv: Path, vocabulary: Vocabulary) -> Callable[[Graph], Path]:
    """Give a function that imports a graph offline and makes the schema."""

    def build(graph: Graph) -> Path:
        write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), csv)
        import_tool.import_csv(offline_home, csv)
        with connect({"KG_HOME": str(offline_home.parent)}) as connection:
            for statement in statements(vocabulary):
                connection.driver.execute_query(statement)
            connection.driver.execute_query("CALL db.awaitIndexes()")
        return offline_home

    return build


@pytest.fixture(scope="module")
def nasty_home(offline: Callable[[Graph], Path]) -> Path:
    """The home with what is hard to import in it; tests that need it may leave nothing else there."""
    return offline(nasty())


def node(identifier: str, cls: str, links: tuple[tuple[str, str], ...] = (), **values: Any) -> Node:
    return Node(identifier, cls, tuple(sorted(values.items())), links, Section("", ""), 0)


def nasty() -> Graph:
    """Every text as a name, every list as aliases, numbers of both types, dates of every precision."""
    nodes = [node(f"person/n{n:02}", "Person", name=text) for n, text in enumerate(NASTY)]
    nodes += [
        node(f"person/l{n:02}", "Person", name="list", aliases=tuple(texts), aliasesEn=tuple(reversed(texts)))
        for n, texts in enumerate(LISTS)
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
    return Graph({each.id: each for each in sorted(nodes, key=lambda each: each.id)})


def content(driver: Driver) -> tuple[list[Any], list[Any]]:
    """Every node with its labels, properties and their types, and every relationship, in order."""
    nodes = driver.execute_query(
        "MATCH (n) WHERE NOT n:LoadRecord RETURN n.id, labels(n), properties(n), [k IN keys(n) | [k, valueType(n[k])]] ORDER BY n.id"
    ).records
    edges = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r), [k IN keys(r) | valueType(r[k])]"
    ).records
    return (
        [(i, sorted(labels), sorted(held.items()), sorted(types)) for i, labels, held, types in nodes],
        sorted((a, kind, b, str(held), types) for a, kind, b, held, types in edges),
    )


@pytest.fixture
def at_home(offline_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """A driver of the other home's empty server, which `kg` then takes for the user's own."""
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
        assert {row["name"] for row in shown} >= set(named(vocabulary))
        assert {row["state"] for row in shown} == {"ONLINE"}
        types = "MATCH (r:LoadRecord {name: 'load'}) RETURN r.types"
        written = [each.execute_query(types).records for each in (connection.driver, driver)]
        assert written[0] == written[1] == [(relationships(vocabulary),)]
    again = subprocess.run([*command, "--dry-run"], check=True, capture_output=True, text=True)
    assert again.stdout.startswith("nothing to do")


def test_a_large_first_load_is_an_import_by_itself_and_no_other(
    at_home: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    options = Options(progress=lambda what, *_: told.append(what))
    importing = "nodes written"  # into the files of the import
    first = api.load(DATA, options=options)
    assert (first.created > 0, importing in told) == (True, False)  # the curated data are not large
    monkeypatch.setattr(kg.server.bulk_load, "WORTH", 1_000)
    assert api.load(DATA, options=options).created == 0
    assert importing not in told
    at_home.execute_query("MATCH (n) DETACH DELETE n")
    assert api.load(DATA, options=options).created == first.created
    assert importing in told


def test_offline_and_online_make_the_same_database(
    graph: Graph, vocabulary: Vocabulary, driver: Driver, offline: Callable[[Graph], Path]
) -> None:
    assert_alike(graph, vocabulary, driver, offline(graph))


def test_what_is_hard_to_import_is_the_same_too(vocabulary: Vocabulary, driver: Driver, nasty_home: Path) -> None:
    assert_alike(nasty(), vocabulary, driver, nasty_home)


def assert_alike(given: Graph, vocabulary: Vocabulary, driver: Driver, home: Path) -> None:
    """The database of the home, built offline of a graph, is the one that a load makes."""
    sync(given, vocabulary, driver)
    with connect({"KG_HOME": str(home.parent)}) as connection:
        assert content(connection.driver) == content(driver)
        there, here = (read_back(each, vocabulary).nodes for each in (connection.driver, driver))
        assert [each.content for each in there.values()] == [each.content for each in here.values()]
        again = sync(given, vocabulary, connection.driver)
    assert str(again) == f"nodes: 0 created, 0 updated, 0 deleted, {len(given.nodes)} unchanged"


def test_an_import_that_lost_something_is_an_error(vocabulary: Vocabulary, nasty_home: Path) -> None:
    more = node("person/lost", "Person", (("participatesIn", "event/e0"),), name="Pazudis")
    wanted = Target(Graph({**nasty().nodes, more.id: more}), NodeRows(vocabulary, ANONYMOUS))
    persons = len(NASTY) + len(LISTS)
    with connect({"KG_HOME": str(nasty_home.parent)}) as connection, pytest.raises(LoadError) as raised:
        finish_import(wanted, connection.driver, connection.database)
    assert f"{persons} Person, expected {persons + 1}" in str(raised.value)
    assert "1 PARTICIPATES_IN, expected 2" in str(raised.value)
    assert str(raised.value).endswith("; run `kg load` to mend it, or `kg load --bulk` again")


def test_dates_are_dates_and_numbers_are_numbers(nasty_home: Path) -> None:
    with connect({"KG_HOME": str(nasty_home.parent)}) as connection:
        rows = connection.driver.execute_query(
            "MATCH (e:Event {id: 'event/e1'}) MATCH (o:Observation {id: 'observation/0000000000000003'})"
            "RETURN valueType(e.startDate), valueType(e.startDateMin), valueType(e.startDateMax),"
            " valueType(o.amount), valueType(o.approximate), labels(e) + labels(o) AS labels"
        ).records[0]
    assert [each.removesuffix(" NOT NULL") for each in rows.values()[:-1]] == [
        "STRING",
        "DATE",
        "DATE",
        "FLOAT",
        "BOOLEAN",
    ]
    assert {"Event", "Observation", "Statement", "Entity"} <= set(rows["labels"])


def test_what_the_tool_refuses_is_one_line_and_the_old_data_stay(
    nasty_home: Path, graph: Graph, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    with (tmp_path / "relationships" / "AGENT.csv").open("a", encoding="utf-8") as file:
        file.write('"person/nobody","role/head",AGENT\n')
    with pytest.raises(ServerError, match=r"^Neo4j's import tool cannot read .*person/nobody.*; write the folder anew"):
        import_tool.import_csv(nasty_home, tmp_path)
    assert list(nasty_home.glob("import-*")) == []
    with connect({"KG_HOME": str(nasty_home.parent)}) as connection:
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(nasty().nodes)


def test_a_folder_without_arguments_is_refused(offline_home: Path, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match=r"there is no import\.args in it; write the folder anew"):
        import_tool.import_csv(offline_home, tmp_path)


def test_after_a_killed_import_the_next_one_works(
    offline: Callable[[Graph], Path], nasty_home: Path, csv: Path, graph: Graph
) -> None:
    command = [sys.executable, "-c", IMPORT, str(nasty_home), str(csv)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as victim:
        while not list(nasty_home.glob("import-*/data")):
            assert victim.poll() is None
            time.sleep(0.01)
        victim.kill()
    assert state.read(nasty_home) is None  # the server was stopped for it
    running = local.start(nasty_home)
    with connect({"KG_HOME": str(nasty_home.parent)}) as connection:
        assert connection.uri == running.uri
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(nasty().nodes)
    time.sleep(1)
    offline(graph)
    assert list(nasty_home.glob("import-*")) == []
    with connect({"KG_HOME": str(nasty_home.parent)}) as connection:
        assert connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == len(graph.nodes)
