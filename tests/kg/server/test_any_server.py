"""Servers of other people: with TLS, with a database that is only read, with users who may not do all."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bolt_peer import BEGIN, RUN, Peer, speaking

from kg.connection import ServerError, connect
from kg.loaders.neo4j import verify as readback
from kg.server import java, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.server.state import Running

# As an administrator would set it: bolt with a certificate, and a database that nobody writes.
SETTINGS = """\
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.ssl.policy.bolt.client_auth=NONE
server.databases.read_only=neo4j
"""
FORBIDDEN = "Neo.ClientError.Security.Forbidden"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of 127.0.0.1 that it signed itself."""
    folder = tmp_path_factory.mktemp("certificate")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    files = ["-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def guarded(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A real server with TLS whose database is read-only."""
    home = tmp_path_factory.mktemp("guarded") / "neo4j"
    local.start(home)  # a database that is only read must be there before
    local.stop(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(java, "_SETTINGS", java._SETTINGS + SETTINGS.format(folder=certificate))
        running = local.start(home)
    yield running
    local.stop(home)


@pytest.fixture
def peer() -> Iterator[Peer]:
    with speaking(Peer()) as listening:
        yield listening


def named(running: Running, scheme: str) -> dict[str, str]:
    return {"NEO4J_URI": running.uri.replace("bolt", scheme, 1), "NEO4J_PASSWORD": running.password}


def message(environ: dict[str, str], cypher: str = "RETURN 1") -> str:
    with pytest.raises(ServerError) as caught, connect(environ) as connection:
        connection.driver.execute_query(cypher)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def kg(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environ}, timeout=120)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_tls_with_a_certificate_that_is_trusted(
    guarded: Running, certificate: Path, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "public.crt"))
    with connect(named(guarded, scheme)) as connection:
        assert connection.driver.encrypted
        assert connection.driver.execute_query("RETURN 2 AS two").records[0]["two"] == 2


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc", "bolt", "neo4j"])
def test_tls_with_any_certificate_and_no_tls(guarded: Running, scheme: str) -> None:
    with connect(named(guarded, scheme)) as connection:
        assert connection.driver.encrypted == scheme.endswith("+ssc")
        assert connection.driver.execute_query("RETURN 2 AS two").records[0]["two"] == 2


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_is_not_trusted(guarded: Running, scheme: str) -> None:
    said = message(named(guarded, scheme))
    assert "its certificate is not trusted (self-signed certificate)" in said
    assert "+ssc://" in said


def test_a_certificate_of_another_host(guarded: Running, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "public.crt"))
    environ = named(guarded, "bolt+s")
    said = message(environ | {"NEO4J_URI": environ["NEO4J_URI"].replace("127.0.0.1", "localhost")})
    assert "is not of this host" in said
    assert "mend the host in NEO4J_URI" in said


@pytest.mark.parametrize("cypher", ["CREATE ()", "CREATE CONSTRAINT one FOR (n:Thing) REQUIRE n.id IS UNIQUE"])
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_only_read(guarded: Running, scheme: str, cypher: str) -> None:
    said = message(named(guarded, scheme), cypher)
    assert "has this database for reading only" in said
    assert "make it writable, or set NEO4J_DATABASE to one that is" in said


def test_the_command_says_so_in_one_line_and_exits_with_3(guarded: Running) -> None:
    done = kg("load", **named(guarded, "bolt"))
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("kg: ")]
    assert "has this database for reading only" in line
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("cypher", "code", "said"),
    [
        ("CREATE CONSTRAINT", FORBIDDEN, "Schema operation 'create_constraint' is not allowed for user 'reader'."),
        ("MERGE", FORBIDDEN, "Write operations are not allowed for user 'reader'."),
    ],
)
def test_a_user_without_the_right(peer: Peer, cypher: str, code: str, said: str) -> None:
    peer.refuses = {cypher: (code, said)}
    found = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}, f"{cypher} rest")  # only Enterprise has rights
    assert found == (
        f"Neo4j at {peer.uri} does not let this user do that ({said}); "
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may, or have the right granted"
    )


def test_a_user_who_may_not_see_totals_has_none(peer: Peer) -> None:
    """What a load counts then is counted one by one, as where others have nodes in the database."""
    peer.refuses = {"CALL db.stats": (FORBIDDEN, "Executing admin procedure 'db.stats.retrieve' is not allowed.")}
    environ = {"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}
    with connect(environ) as connection, connection.driver.session() as session:
        assert readback._totals(session) is None


def test_loading_without_the_right_to_make_a_schema_is_exit_3(peer: Peer) -> None:
    peer.refuses = {"CREATE CONSTRAINT": (FORBIDDEN, "Schema operation 'create_constraint' is not allowed.")}
    done = kg("load", NEO4J_URI=peer.uri, NEO4J_PASSWORD="any")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("kg: ")]
    assert "does not let this user do that" in line


def test_a_server_that_is_too_old(peer: Peer) -> None:
    peer.agent = "Neo4j/5.10.0"
    said = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"})
    assert said == f"Neo4j at {peer.uri} is too old (Neo4j/5.10.0); expected 5.23 or later: use a newer server"


@pytest.mark.slow
def test_a_member_of_a_cluster_that_does_not_write(peer: Peer) -> None:
    peer.refuses = {"CREATE": ("Neo.ClientError.Cluster.NotALeader", "No write operations are allowed here.")}
    said = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}, "CREATE ()")
    assert "begin NEO4J_URI with neo4j://" in said


def test_a_passing_error_is_tried_again(peer: Peer) -> None:
    peer.refuses = {"CREATE": ("Neo.TransientError.Transaction.DeadlockDetected", "try again")}
    peer.times = 2
    with connect({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}) as connection:
        connection.driver.execute_query("CREATE ()")
    assert sum(heard[1] == RUN and b"CREATE" in heard for heard in peer.heard) == 3


def test_what_is_asked_after_a_write_is_read_where_the_write_has_arrived(peer: Peer) -> None:
    from kg.queries.receipts import from_neo4j

    with connect({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}) as connection:
        connection.driver.execute_query("CREATE ()")
        from_neo4j(["claim/x"], connection.driver, connection.database)
    last = [heard for heard in peer.heard if heard[1] == BEGIN][-1]
    assert b"bookmark:of-this-write" in last
