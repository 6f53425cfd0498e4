"""Servers of others: with TLS, with a read-only database, with users of limited rights."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bolt_peer import BEGIN, RUN, Peer, speaking

from kg.loaders.neo4j import verify
from kg.server import java, local
from kg.server.connection import ServerError, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.server.state import Running

# As an administrator would set it: Bolt with a certificate, and a read-only database.
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
    """Make a key and a self-signed certificate of 127.0.0.1, and return their folder."""
    folder = tmp_path_factory.mktemp("certificate")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    files = ["-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def guarded(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start a real server with TLS whose database is read-only."""
    home = tmp_path_factory.mktemp("guarded") / "neo4j"
    local.start(home)  # a read-only database must exist before
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
    text = message(named(guarded, scheme))
    assert "its certificate is not trusted (self-signed certificate)" in text
    assert "+ssc://" in text


def test_a_certificate_of_another_host(guarded: Running, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "public.crt"))
    environ = named(guarded, "bolt+s")
    text = message(environ | {"NEO4J_URI": environ["NEO4J_URI"].replace("127.0.0.1", "localhost")})
    assert "is not of this host" in text
    assert "correct the host in NEO4J_URI" in text


@pytest.mark.parametrize("cypher", ["CREATE ()", "CREATE CONSTRAINT one FOR (n:Thing) REQUIRE n.id IS UNIQUE"])
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_read_only_database(guarded: Running, scheme: str, cypher: str) -> None:
    text = message(named(guarded, scheme), cypher)
    assert "has this database for reading only" in text
    assert "make it writable, or set NEO4J_DATABASE to one that is" in text


def test_the_command_prints_it_in_one_line_and_exits_with_3(guarded: Running) -> None:
    done = kg("load", **named(guarded, "bolt"))
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("kg: ")]
    assert "has this database for reading only" in line
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("cypher", "code", "reason"),
    [
        ("CREATE CONSTRAINT", FORBIDDEN, "Schema operation 'create_constraint' is not allowed for user 'reader'."),
        ("MERGE", FORBIDDEN, "Write operations are not allowed for user 'reader'."),
    ],
)
def test_a_user_without_the_right(peer: Peer, cypher: str, code: str, reason: str) -> None:
    peer.refuses = {cypher: (code, reason)}
    text = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}, f"{cypher} rest")  # only Enterprise has rights
    assert text == (
        f"Neo4j at {peer.uri} does not let this user do that ({reason}); "
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may, or get that permission"
    )


def test_a_user_who_may_not_see_totals_has_none(peer: Peer) -> None:
    """Without totals a load counts nodes itself, as where others have nodes in the database."""
    peer.refuses = {"CALL db.stats": (FORBIDDEN, "Executing admin procedure 'db.stats.retrieve' is not allowed.")}
    environ = {"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}
    with connect(environ) as connection, connection.driver.session() as session:
        assert verify._totals(session) is None


def test_loading_without_the_right_to_make_a_schema_is_exit_3(peer: Peer) -> None:
    peer.refuses = {"CREATE CONSTRAINT": (FORBIDDEN, "Schema operation 'create_constraint' is not allowed.")}
    done = kg("load", NEO4J_URI=peer.uri, NEO4J_PASSWORD="any")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("kg: ")]
    assert "does not let this user do that" in line


def test_a_server_that_is_too_old(peer: Peer) -> None:
    peer.agent = "Neo4j/5.10.0"
    text = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"})
    assert text == f"Neo4j at {peer.uri} is too old (Neo4j/5.10.0); expected 5.23 or later: use a newer server"


@pytest.mark.slow
def test_a_member_of_a_cluster_that_does_not_write(peer: Peer) -> None:
    peer.refuses = {"CREATE": ("Neo.ClientError.Cluster.NotALeader", "No write operations are allowed here.")}
    text = message({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}, "CREATE ()")
    assert "begin NEO4J_URI with neo4j://" in text


def test_a_transient_error_is_retried(peer: Peer) -> None:
    peer.refuses = {"CREATE": ("Neo.TransientError.Transaction.DeadlockDetected", "try again")}
    peer.times = 2
    with connect({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}) as connection:
        connection.driver.execute_query("CREATE ()")
    assert sum(received[1] == RUN and b"CREATE" in received for received in peer.received) == 3


def test_a_read_after_a_write_waits_for_the_bookmark_of_the_write(peer: Peer) -> None:
    from kg.queries.engines.receipts import from_neo4j

    with connect({"NEO4J_URI": peer.uri, "NEO4J_PASSWORD": "any"}) as connection:
        connection.driver.execute_query("CREATE ()")
        from_neo4j(["claim/x"], connection.driver, connection.database)
    last = [received for received in peer.received if received[1] == BEGIN][-1]
    assert b"bookmark:of-this-write" in last
