"""After a load that was killed, cut off or could not write, the next one completes it, and others lose nothing."""

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

from kg.loaders import Graph, check, read
from kg.loaders.neo4j import batches
from kg.loaders.neo4j import sync as sync_module
from kg.loaders.neo4j.diff import Diff, LoadError
from kg.loaders.neo4j.lock import last_load, locked
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.neo4j.verify import read_back
from kg.queries.engines.neo4j_engine import require_loaded
from kg.server import local
from kg.server.connection import ServerError, connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from neo4j import Driver

    from kg.ontology import Vocabulary
    from kg.server.connection import Connection
    from kg.server.state import Running

ANY = Options(delete_limit=1)  # the two states share few sources
pytestmark = pytest.mark.usefixtures("brief_servers")
CHILD = """
import os, sys
from pathlib import Path
from kg.server.connection import connect
from kg.loaders import check, read
from kg.loaders.neo4j import batches
from kg.loaders.neo4j.sync import Options, sync
from kg.ontology import Vocabulary
folder, transaction_size = sys.argv[1:]
batches.BATCH_SIZE = 100
vocabulary = Vocabulary.read()
graph = check(read([Path(folder)]), vocabulary)
with connect(os.environ) as connection:
    print("ready", flush=True)
    options = Options(delete_limit=1, transaction_size=int(transaction_size))
    sync(graph, vocabulary, connection.driver, connection.database, options)
print("done", flush=True)
"""
HOLD = """
import os, time
from kg.server.connection import connect
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
    """Make batches so small that there are many, among them some of nodes created with their relationships."""
    monkeypatch.setattr(batches, "BATCH_SIZE", 100)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> list[tuple[Path, Graph]]:
    """Write two corpora; loading one after the other creates, updates and deletes. Return folders and graphs."""
    folders = corpora(tmp_path_factory.mktemp("states"))
    return [(folder, check(read([folder]), vocabulary)) for folder in folders]


@pytest.fixture
def foreign(driver: Driver, states: list[tuple[Path, Graph]], vocabulary: Vocabulary) -> Iterator[Driver]:
    """Yield a driver of a database with the first corpus and with data of others, which must stay intact."""
    sync(states[0][1], vocabulary, driver, options=ANY)
    driver.execute_query(FOREIGN)
    before = theirs(driver)
    assert len(before) == 4
    yield driver
    assert theirs(driver) == before


def theirs(driver: Driver) -> list[tuple[object, ...]]:
    return [tuple(r.values()) for r in driver.execute_query(THEIRS).records]


def assert_equal(driver: Driver, graph: Graph, vocabulary: Vocabulary) -> None:
    """Check that the database holds every node of the graph with all its content, and no other loaded node."""
    back = read_back(driver, vocabulary)
    assert {n.id: n.content for n in back.nodes.values()} == {n.id: n.content for n in graph.nodes.values()}


def started(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a process and return it once it reports that it is ready."""
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_client_that_is_killed_at_any_moment(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    """Kill twenty loads between two states; about half write in small batches, the others in one transaction."""
    dice = random.Random(4)  # noqa: S311 - moments, not secrets
    with started(CHILD, str(states[1][0]), "0"):
        begin = time.monotonic()
    duration = time.monotonic() - begin
    assert_equal(foreign, states[1][1], vocabulary)
    killed = tried = 0
    while killed < 20:
        folder, following = states[tried % 2]
        with started(CHILD, str(folder), str(0 if tried % 4 < 2 else 10**6)) as process:
            time.sleep(dice.random() * duration)
            process.kill()
            if process.wait() == -signal.SIGKILL:
                killed += 1
            else:
                duration *= 0.8  # it had ended: a warm server is faster
        sync(following, vocabulary, foreign, options=ANY)
        assert_equal(foreign, following, vocabulary)
        tried += 1
        assert tried < 100


def impatient(running: Running) -> Driver:
    """Return a driver with short time-outs, for a server that will not come back."""
    auth = ("neo4j", running.password)
    return GraphDatabase.driver(running.uri, auth=auth, max_transaction_retry_time=0.5, connection_timeout=5)


def killing(home: Path, after: int) -> Callable[..., None]:
    """Return a progress function that kills the server of a home after a number of calls."""
    calls = iter(range(after))

    def report(*_: object) -> None:
        if next(calls, None) is None:
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
        options = Options(delete_limit=1, progress=killing(spare_home, after=dice.randrange(12)), transaction_size=0)
        with pytest.raises((DriverError, Neo4jError)), impatient(local.start(spare_home)) as driver:
            sync(following, vocabulary, driver, options=options)
        with connect(environ) as connection:
            sync(following, vocabulary, connection.driver, options=ANY)
            assert_equal(connection.driver, following, vocabulary)
            assert theirs(connection.driver) == before


@pytest.mark.parametrize("transaction_size", [0, 10**6], ids=["batches", "one transaction"])
def test_a_connection_that_is_cut(
    transaction_size: int,
    states: list[tuple[Path, Graph]],
    foreign: Driver,
    neo4j_server: Running,
    vocabulary: Vocabulary,
) -> None:
    """Cut the connection after ever more bytes, until a load gets through."""
    cut, after = 0, 20_000
    while True:
        following = states[(cut + 1) % 2][1]
        with CutOff(neo4j_server.bolt_port, after) as port:
            try:
                with impatient(replace(neo4j_server, bolt_port=port)) as driver:
                    options = Options(delete_limit=1, transaction_size=transaction_size)
                    sync(following, vocabulary, driver, options=options)
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
    with started(HOLD) as process:
        with pytest.raises(LoadError) as caught:
            sync(following, vocabulary, foreign, options=Options(delete_limit=1, wait=0))
        assert f"another load is under way ({os.environ.get('USER', 'root')}" in str(caught.value)
        assert f"process {process.pid}, since 20" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert_equal(foreign, states[0][1], vocabulary)
        sentences: list[str] = []

        def release(sentence: str) -> None:
            sentences.append(sentence)
            process.kill()

        sync(following, vocabulary, foreign, options=Options(delete_limit=1, wait=60, notify=release))
        assert len(sentences) == 1
    assert_equal(foreign, following, vocabulary)


def test_the_lock_of_a_killed_process_ends_with_it(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    with started(HOLD) as process:
        process.kill()
    sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1, wait=30))
    assert_equal(foreign, states[1][1], vocabulary)


def test_two_loads_at_once_take_turns(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    """Both succeed, and the database holds the graph of the one that came last."""
    with started(CHILD, str(states[1][0]), "0") as first, started(CHILD, str(states[0][0]), "0") as second:
        ended = [process.wait() for process in (first, second)]
    assert ended == [0, 0]
    back = {n.id: n.content for n in read_back(foreign, vocabulary).nodes.values()}
    assert back in [{n.id: n.content for n in graph.nodes.values()} for _, graph in states]


@pytest.mark.parametrize("other", [None, 0], ids=["alone", "after another"])
def test_the_diff_is_computed_again_only_if_another_load_comes_between(
    other: int | None,
    states: list[tuple[Path, Graph]],
    foreign: Driver,
    vocabulary: Vocabulary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    created: list[int] = []

    def record_diff(diff: Diff, options: Options) -> None:
        if options is ANY:
            return  # the load that comes between
        created.append(len(diff.created))
        if other is not None and len(created) == 1:
            sync(states[other][1], vocabulary, foreign, options=ANY)

    sync(states[1][1], vocabulary, foreign, options=ANY)
    sync(Graph({}), vocabulary, foreign, options=ANY)
    with monkeypatch.context() as patch:
        patch.setattr(sync_module, "limit_deletes", record_diff)
        sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1))
    assert_equal(foreign, states[1][1], vocabulary)
    assert created[0] == len(states[1][1].nodes) - 3  # something of others ends at three
    new = [identifier for identifier in states[1][1].nodes if identifier not in states[0][1].nodes]
    assert created[1:] == ([] if other is None else [len(new)])
    sync(states[0][1], vocabulary, foreign, options=ANY)


def test_readers_are_warned_of_an_unfinished_load(
    states: list[tuple[Path, Graph]], foreign: Driver, vocabulary: Vocabulary
) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        sync(states[1][1], vocabulary, foreign, options=Options(delete_limit=1, transaction_size=0, progress=stop))
    with foreign.session() as session:
        assert (last := last_load(session))
        assert (last.unfinished, last.finished) == (True, None)
        with pytest.warns(UserWarning, match="half done: answers may lack something, `kg load` completes it"):
            require_loaded(foreign, None, vocabulary)
        sync(states[1][1], vocabulary, foreign, options=ANY)
        assert (last := last_load(session))
        assert (last.unfinished, last.finished is not None) == (False, True)
    require_loaded(foreign, None, vocabulary)


def test_a_full_disk(states: list[tuple[Path, Graph]], spare_home: Path, vocabulary: Vocabulary) -> None:
    """Limit the size of the server's files to what is nearly reached, which fails as a full disk does."""
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
        sync(states[1][1], vocabulary, connection.driver, options=Options(delete_limit=1, transaction_size=0))
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
