"""Loads that are killed, cut off or kept from writing: the next one ends equal to the files, and others lose nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil
import pytest
from faults import CutOff, corpora
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from kg.connection import ServerError, connect
from kg.loaders import Graph, check, read
from kg.loaders.neo4j import batches
from kg.loaders.neo4j import sync as sync_module
from kg.loaders.neo4j.diff import Diff, LoadError
from kg.loaders.neo4j.lock import locked, record
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.neo4j.verify import read_back
from kg.queries.neo4j_engine import require_loaded
from kg.server import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from neo4j import Driver

    from kg.connection import Connection
    from kg.ontology import Vocabulary
    from kg.server.state import Running

ANY = Options(delete_limit=1)  # the two states share few sources
pytestmark = pytest.mark.usefixtures("brief_servers")
CHILD = """
import os, sys
from pathlib import Path
from kg.connection import connect
from kg.loaders import check, read
from kg.loaders.neo4j import batches
from kg.loaders.neo4j.sync import Options, sync
from kg.ontology import Vocabulary
folder, at_once = sys.argv[1:]
batches.BATCH = 100
words = Vocabulary.read()
graph = check(read([Path(folder)]), words)
with connect(os.environ) as connection:
    print("ready", flush=True)
    sync(graph, words, connection.driver, connection.database, Options(delete_limit=1, at_once=int(at_once)))
print("done", flush=True)
"""
HOLD = """
import os, time
from kg.connection import connect
from kg.loaders.neo4j.lock import locked
with connect(os.environ) as connection, locked(connection.driver, connection.database, 0):
    print("ready", flush=True)
    time.sleep(600)
"""
FOREIGN = """
CREATE (o:Other {name: 'theirs'})-[:KNOWS {since: 1}]->(:Other {name: 'also theirs'})
WITH o MATCH (n:Person) WITH o, n ORDER BY n.id LIMIT 3 CREATE (o)-[:ABOUT {note: 'theirs'}]->(n)
"""
THEIRS = "MATCH (o:Other)-[r]->(m) RETURN o.name, type(r), properties(r), coalesce(m.id, m.name) AS m ORDER BY m"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches so small that there are many, among them some of nodes that are made with their relationships."""
    monkeypatch.setattr(batches, "BATCH", 100)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> list[tuple[Path, Graph]]:
    """Two corpora that differ in what is created, updated and deleted, and their graphs."""
    folders = corpora(tmp_path_factory.mktemp("states"))
    return [(folder, check(read([folder]), vocabulary)) for folder in folders]


@pytest.fixture
def foreign(driver: Driver, states: list[tuple[Path, Graph]], vocabulary: Vocabulary) -> Iterator[Driver]:
    """A driver of a database with the first corpus and with what others keep there, which the test leaves intact."""
    sync(states[0][1], vocabulary, driver, options=ANY)
    driver.execute_query(FOREIGN)
    before = theirs(driver)
    assert len(before) == 4
    yield driver
    assert theirs(driver) == before


def theirs(driver: Driver) -> list[tuple[object, ...]]:
    return [tuple(r.values()) for r in driver.execute_query(THEIRS).records]


def assert_equal(driver: Driver, graph: Graph, vocabulary: Vocabulary) -> None:
    """The database holds every node of the graph, all that it says, and no other of ours."""
    back = read_back(driver, vocabulary)
    assert {n.id: n.content for n in back.nodes.values()} == {n.id: n.content for n in graph.nodes.values()}


def begun(code: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that has come to the point where it says that it is ready."""
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_client_that_is_killed_at_any_moment(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    """Twenty loads between two states are killed; about half of them write in small batches, the others at once."""
    dice = random.Random(4)  # noqa: S311 - moments, not secrets
    with begun(CHILD, str(states[1][0]), "0"):
        started = time.monotonic()
    whole = time.monotonic() - started
    assert_equal(foreign, states[1][1], vocabulary)
    killed = tried = 0
    while killed < 20:
        folder, following = states[tried % 2]
        with begun(CHILD, str(folder), str(0 if tried % 4 < 2 else 10**6)) as process:
            time.sleep(dice.random() * whole)
            process.kill()
            if process.wait() == -signal.SIGKILL:
                killed += 1
            else:
                whole *= 0.8  # it had ended: a server that is warm is faster
        sync(following, vocabulary, foreign, options=ANY)
        assert_equal(foreign, following, vocabulary)
        tried += 1
        assert tried < 100


def impatient(running: Running) -> Driver:
    """A driver that does not try long, for what it waits for does not come."""
    auth = ("neo4j", running.password)
    return GraphDatabase.driver(running.uri, auth=auth, max_transaction_retry_time=0.5, connection_timeout=5)


def killing(home: Path, after: int) -> Callable[..., None]:
    """A report that kills the server of a home when it was called so many times."""
    left = iter(range(after))

    def report(*_: object) -> None:
        if next(left, None) is None:
            psutil.Process(local.start(home).pid).kill()

    return report


@pytest.mark.timeout(600)  # a newer server takes longer to start
def test_a_server_that_is_killed_at_any_moment(
    states: list[tuple[Path, Graph]], spare_home: Path, vocabulary: Vocabulary
) -> None:
    environ = {"KG_HOME": str(spare_home.parent)}
    dice = random.Random(5)  # noqa: S311 - moments, not secrets
    with connect(environ) as connection:
        sync(states[0][1], vocabulary, connection.driver, options=ANY)
        connection.driver.execute_query(FOREIGN)
        before = theirs(connection.driver)
    for number in range(1, 6):
        following = states[number % 2][1]
        options = Options(delete_limit=1, progress=killing(spare_home, after=dice.randrange(12)), at_once=0)
        with pytest.raises((DriverError, Neo4jError)), impatient(local.start(spare_home)) as driver:
            sync(following, vocabulary, driver, options=options)
        with connect(environ) as connection:
            sync(following, vocabulary, connection.driver, options=ANY)
            assert_equal(connection.driver, following, vocabulary)
            assert theirs(connection.driver) == before


@pytest.mark.parametrize("at_once", [0, 10**6], ids=["batches", "at once"])
def test_a_connection_that_is_cut(
    at_once: int, states: list[tuple[Path, Graph]], foreign: Driver, neo4j_server: Running, vocabulary: Vocabulary
) -> None:
    """The cable is cut after ever more bytes, until a load gets through."""
    cut, after = 0, 20_000
    while True:
        following = states[(cut + 1) % 2][1]
        with CutOff(neo4j_server.bolt_port, after) as port:
            try:
                with impatient(replace(neo4j_server, bolt_port=port)) as driver:
                    sync(following, vocabulary, driver, options=Options(delete_limit=1, at_once=at_once))
            except (DriverError, Neo4jError):
                cut += 1
                after *= 2
                done = False
            else:
                done = True
        sync(following, vocabulary, foreign, options=ANY)
        assert_equal(foreign, following, vocabulary)
        if done:
            break
    assert cut >= 4


def test_a_second_load_waits_or_is_refused_with_who_holds_the_lock(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    following = states[1][1]
    with begun(HOLD) as process:
        with pytest.raises(LoadError) as caught:
            sync(following, vocabulary, foreign, options=Options(delete_limit=1, wait=0))
        assert f"another load is under way ({os.environ.get('USER', 'root')}" in str(caught.value)
        assert f"process {process.pid}, since 20" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert_equal(foreign, states[0][1], vocabulary)
        told: list[str] = []

        def release(sentence: str) -> None:
            told.append(sentence)
            process.kill()

        sync(following, vocabulary, foreign, options=Options(delete_limit=1, wait=60, told=release))
        assert len(told) == 1
    assert_equal(foreign, following, vocabulary)


def test_a_lock_that_was_left_behind_holds_nobody_up(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    with begun(HOLD) as process:
        process.kill()
    sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1, wait=30))
    assert_equal(foreign, states[1][1], vocabulary)


def test_two_loads_at_once_take_turns(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    """Both end well, and the database holds what the one says that came last."""
    with begun(CHILD, str(states[1][0]), "0") as first, begun(CHILD, str(states[0][0]), "0") as second:
        ended = [process.wait() for process in (first, second)]
    assert ended == [0, 0]
    back = {n.id: n.content for n in read_back(foreign, vocabulary).nodes.values()}
    assert back in [{n.id: n.content for n in graph.nodes.values()} for _, graph in states]


@pytest.mark.parametrize("other", [None, 0], ids=["alone", "after another"])
def test_what_was_compared_holds_until_another_load_comes_between(
    other: int | None,
    states: list[tuple[Path, Graph]],
    foreign: Driver,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def compared(diff: Diff, options: Options) -> None:
        if options is ANY:
            return  # the load that comes between
        asked.append(len(diff.created))
        if other is not None and len(asked) == 1:
            sync(states[other][1], vocabulary, foreign, options=ANY)

    sync(states[1][1], vocabulary, foreign, options=ANY)
    sync(Graph({}), vocabulary, foreign, options=ANY)
    with monkeypatch.context() as patch:
        patch.setattr(sync_module, "limit_deletes", compared)
        sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1))
    assert_equal(foreign, states[1][1], vocabulary)
    assert asked[0] == len(states[1][1].nodes) - 3  # something of others ends at three
    new = [identifier for identifier in states[1][1].nodes if identifier not in states[0][1].nodes]
    assert asked[1:] == ([] if other is None else [len(new)])
    sync(states[0][1], vocabulary, foreign, options=ANY)


def test_a_load_that_was_cut_off_is_known_to_readers(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1, at_once=0, progress=stop))
    with foreign.session() as session:
        assert (last := record(session))
        assert (last.unfinished, last.finished) == (True, None)
        with pytest.warns(UserWarning, match="half done: answers may lack something, `kg load` completes it"):
            require_loaded(foreign, None, vocabulary)
        sync(states[1][1], vocabulary, foreign, options=ANY)
        assert (last := record(session))
        assert (last.unfinished, last.finished is not None) == (False, True)
    require_loaded(foreign, None, vocabulary)


def test_a_full_disk(states: list[tuple[Path, Graph]], spare_home: Path, vocabulary: Vocabulary) -> None:
    """The server may write no file beyond a size that is nearly reached: as when the disk is full."""
    environ = {"KG_HOME": str(spare_home.parent)}
    with connect(environ) as connection:
        sync(states[0][1], vocabulary, connection.driver, options=ANY)
        connection.driver.execute_query(FOREIGN)
        before = theirs(connection.driver)
        running = local.start(spare_home)
        log = max(spare_home.rglob("neostore.transaction.db.*"), key=lambda file: file.stat().st_mtime)
        limit = log.stat().st_size + 30_000
        psutil.Process(running.pid).rlimit(psutil.RLIMIT_FSIZE, (limit, limit))
    with pytest.raises((ServerError, Neo4jError, DriverError)), connect(environ) as connection:
        sync(states[1][1], vocabulary, connection.driver, options=Options(delete_limit=1, at_once=0))
    local.stop(spare_home)
    with connect(environ) as connection:
        sync(states[1][1], vocabulary, connection.driver, options=ANY)
        assert_equal(connection.driver, states[1][1], vocabulary)
        assert theirs(connection.driver) == before


def test_the_lock_is_one_even_before_anything_was_loaded(connection: Connection, driver: Driver) -> None:
    driver.execute_query("CREATE CONSTRAINT load_lock FOR (n:LoadLock) REQUIRE n.name IS UNIQUE")
    with locked(driver, None, 0), pytest.raises(LoadError), locked(driver, None, 0):
        pass
    with locked(driver, None, 0):
        pass
