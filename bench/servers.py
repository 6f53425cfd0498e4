"""A Neo4j server for the benchmarks, emptied between runs."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from neo4j import Driver, GraphDatabase

from kg.paths import cache_directory
from kg.server import jars, local, state

BATCH = 20_000
APOC = "5.26.0"  # BioCypher needs it; the newest one for Neo4j 5.26


@contextmanager
def serving() -> Iterator[dict[str, str]]:
    """Start a server with APOC in a temporary folder; yield the environment variables to reach it."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"KG_HOME": folder}
        home = state.home_of(environ)
        with mock.patch.object(local, "fetch_jars", return_value=_with_apoc(Path(folder) / "jars", home / "plugins")):
            running = local.start(home)
        address = {"NEO4J_URI": running.uri, "NEO4J_USERNAME": state.USERNAME, "NEO4J_PASSWORD": running.password}
        try:
            yield environ | address
        finally:
            local.stop(home)


def _with_apoc(folder: Path, plugins: Path) -> Path:
    """Put the jars of Neo4j and of APOC into one folder, because our server needs a plugin on its class path too."""
    from jgo.maven import MavenContext

    neo4j = jars.fetch_jars(cache_directory())
    for target in (folder, plugins):
        target.mkdir(parents=True)
    for jar in neo4j.glob("*.jar"):
        (folder / jar.name).symlink_to(jar)
    context = MavenContext(repo_cache=folder / "maven", timeout=30)
    apoc = context.project("org.neo4j.procedure", "apoc-core").at_version(APOC)
    jar = apoc.artifact(packaging="jar", classifier="core").resolve()
    for target in (folder, plugins):
        shutil.copy(jar, target)
    return folder


@contextmanager
def driver_of(environ: dict[str, str]) -> Iterator[Driver]:
    auth = environ["NEO4J_USERNAME"], environ["NEO4J_PASSWORD"]
    with GraphDatabase.driver(environ["NEO4J_URI"], auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


def empty(environ: dict[str, str]) -> None:
    """Remove everything: running queries, data, constraints, indexes."""
    with driver_of(environ) as driver, driver.session() as session:
        _stop_others(driver)
        for remove in ("MATCH ()-[x]->() CALL (x) { DELETE x }", "MATCH (x) CALL (x) { DETACH DELETE x }"):
            session.run(f"{remove} IN TRANSACTIONS OF {BATCH} ROWS").consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT `{name}`").consume()
        for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
            session.run(f"DROP INDEX `{name}`").consume()
        session.run("CALL db.clearQueryCaches()").consume()


def _stop_others(driver: Driver) -> None:
    """Terminate queries that a stopped peer may have left running."""
    show = "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN *"
    for record in driver.execute_query(show).records:
        driver.execute_query("TERMINATE TRANSACTIONS $id", id=record["transactionId"])


def counts(environ: dict[str, str]) -> tuple[int, int]:
    """Return the numbers of nodes and relationships."""
    with driver_of(environ) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]
        return nodes, driver.execute_query("MATCH ()-[r]->() RETURN count(r)").records[0][0]
