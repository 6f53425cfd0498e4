"""Connecting, and the messages when that fails: real server, real sockets."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import psutil
import pytest
from neo4j.exceptions import ClientError, CypherSyntaxError, Neo4jError, ResultNotSingleError

from kg.server import local
from kg.server.connection import ServerError, connect, translate
from kg.server.driver_errors import is_too_old

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import neo4j

    from kg.server import state
    from kg.server.connection import Connection

UNKNOWN_NAMES = """
import os
from kg.server.connection import connect
with connect(os.environ) as connection:
    connection.driver.execute_query("MATCH (n:NoSuchLabel) RETURN n.noSuchProperty")
"""


def message(environ: dict[str, str]) -> str:
    """Return the message with which connecting fails, which is one line."""
    with pytest.raises(ServerError) as caught, connect(environ):
        pass
    assert "\n" not in str(caught.value)
    return str(caught.value)


def lose_server(home: Path) -> None:
    """Kill the server of a home between two queries."""
    with connect({"KG_HOME": str(home.parent)}) as connection, connection.driver.session() as session:
        session.run("RETURN 1").consume()
        psutil.Process(local.start(home).pid).kill()
        session.run("RETURN 1").consume()


@pytest.fixture
def named(neo4j_server: state.Running) -> dict[str, str]:
    """Return the environment that names the tests' server as a remote one."""
    return {"NEO4J_URI": neo4j_server.uri, "NEO4J_PASSWORD": neo4j_server.password}


@pytest.fixture
def foreign_port() -> Iterator[int]:
    """Run a server on the loopback interface that refuses every version of Bolt; yield its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(20)
                connection.sendall(bytes(4))

        thread = threading.Thread(target=answer)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


def test_without_a_uri_it_is_the_local_server(connection: Connection, neo4j_server: state.Running) -> None:
    assert (connection.uri, connection.local, connection.database) == (neo4j_server.uri, True, None)
    assert connection.driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_test_has_an_empty_database(driver: neo4j.Driver, time: str) -> None:
    for kind in ("CONSTRAINTS", "INDEXES"):
        assert driver.execute_query(f"SHOW {kind} YIELD type WHERE type <> 'LOOKUP' RETURN type").records == [], time
    assert driver.execute_query("MATCH (n) RETURN n").records == []
    driver.execute_query("CREATE CONSTRAINT one FOR (n:Thing) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CREATE FULLTEXT INDEX two FOR (n:Thing) ON EACH [n.name]")
    driver.execute_query("CREATE (:Thing {id: 1})-[:NEXT]->(:Thing {id: 2})")


def test_with_a_uri_it_is_that_server(named: dict[str, str]) -> None:
    with connect(named | {"NEO4J_DATABASE": "neo4j", "KG_HOME": "nowhere"}) as connection:
        assert (connection.uri, connection.local, connection.database) == (named["NEO4J_URI"], False, "neo4j")


def test_wrong_password(named: dict[str, str]) -> None:
    text = message(named | {"NEO4J_PASSWORD": "wrong"})
    assert "refused the user name or password" in text
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in text


def test_no_password(named: dict[str, str]) -> None:
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in message({"NEO4J_URI": named["NEO4J_URI"]})


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_unreachable_host(scheme: str) -> None:
    text = message({"NEO4J_URI": f"{scheme}://127.0.0.1:1", "NEO4J_PASSWORD": "any"})
    assert text.startswith(f"Neo4j at {scheme}://127.0.0.1:1 cannot be reached: ")
    assert "start that server, or correct NEO4J_URI" in text


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_unknown_database(named: dict[str, str], scheme: str) -> None:
    uri = named["NEO4J_URI"].replace("bolt", scheme)
    text = message(named | {"NEO4J_URI": uri, "NEO4J_DATABASE": "nosuch"})
    assert "nosuch" in text
    assert "set NEO4J_DATABASE" in text


@pytest.mark.parametrize(
    "uri", ["http://localhost", "localhost:7687", "localhost", "bolt://", "bolt://localhost:port", "bolt://[::1"]
)
def test_bad_address(uri: str) -> None:
    text = message({"NEO4J_URI": uri})
    assert text.startswith(f"NEO4J_URI is {uri!r}; expected an address such as neo4j://host:7687")


def test_a_password_in_the_address_is_not_repeated() -> None:
    text = message({"NEO4J_URI": "bolt://someone:topsecret@localhost"})
    assert "topsecret" not in text
    assert "NEO4J_PASSWORD" in text


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_tls_with_a_server_that_has_none(named: dict[str, str], scheme: str) -> None:
    text = message(named | {"NEO4J_URI": named["NEO4J_URI"].replace("bolt", scheme)})
    assert "the TLS handshake failed" in text
    assert "begin NEO4J_URI with neo4j:// or bolt://" in text


def test_the_port_of_neo4j_browser(neo4j_server: state.Running) -> None:
    text = message({"NEO4J_URI": f"bolt://127.0.0.1:{neo4j_server.http_port}", "NEO4J_PASSWORD": "any"})
    assert "give NEO4J_URI the server's Bolt port" in text


def test_a_server_with_another_protocol(foreign_port: int) -> None:
    text = message({"NEO4J_URI": f"bolt://127.0.0.1:{foreign_port}", "NEO4J_PASSWORD": "any"})
    assert "is too old (no version of its protocol that this driver speaks); expected 5.23 or later" in text


@pytest.mark.parametrize(
    ("agent", "too_old"),
    [
        ("Neo4j/4.4.30", True),
        ("Neo4j/5.22.0", True),
        ("Neo4j/5.23.0", False),
        ("Neo4j/5.27-aura", False),
        ("Neo4j/2026.09.0", False),
        ("Other/1.0", False),
    ],
)
def test_oldest_version(agent: str, *, too_old: bool) -> None:
    assert is_too_old(agent) is too_old


@pytest.mark.parametrize(
    ("code", "fault", "remedy"),
    [
        ("Neo.ClientError.Security.Forbidden", "does not let this user do that", "NEO4J_USERNAME"),
        ("Neo.ClientError.Security.CredentialsExpired", "refused the user", "NEO4J_PASSWORD"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too many times", "wait"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "for reading only", "NEO4J_DATABASE"),
        ("Neo.ClientError.Cluster.NotALeader", "does not write", "neo4j://"),
        ("Neo.TransientError.General.DatabaseUnavailable", "cannot open this database", "log"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "could not finish", "less at once"),
        ("Neo.DatabaseError.General.UnknownError", "failed", "log"),
    ],
)
def test_refusals(code: str, fault: str, remedy: str) -> None:
    text = str(translate(Neo4jError._hydrate_neo4j(code=code, message="so\nit is"), "bolt://there"))
    assert text.startswith("Neo4j at bolt://there ")
    assert fault in text
    assert "(so it is)" in text
    assert remedy in text.split("; ", 1)[1]


def test_errors_of_the_query_are_left_to_the_caller(named: dict[str, str]) -> None:
    with pytest.raises(CypherSyntaxError), connect(named) as connection:
        connection.driver.execute_query("RETRUN 1")
    with pytest.raises(ClientError) as caught, connect(named) as connection:
        connection.driver.execute_query("CREATE ()", routing_="r")
    assert caught.value.code == "Neo.ClientError.Statement.AccessMode"
    with pytest.raises(ResultNotSingleError), connect(named) as connection, connection.driver.session() as session:
        session.run("UNWIND [1, 2] AS n RETURN n").single(strict=True)


def test_a_server_that_is_lost_within_the_block(spare_home: Path) -> None:
    with pytest.raises(ServerError, match=r"cannot be reached.*kg server stop"):
        lose_server(spare_home)


def test_notifications_of_the_driver_are_not_printed(driver: neo4j.Driver) -> None:
    assert driver  # the server is running and empty
    done = subprocess.run([sys.executable, "-c", UNKNOWN_NAMES], capture_output=True, text=True, env=os.environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
