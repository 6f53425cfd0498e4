"""Connect to Neo4j: to the server that the environment names, or else to the local one."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from kg.server import ServerError
from kg.server.driver_errors import is_too_old, too_old_error, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Connection", "ServerError", "connect", "translate"]

# Without a handler Python prints the driver's notifications about queries to standard error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_CONNECT_SECONDS: Final = 15.0
_RETRY_SECONDS: Final = 10.0  # a cluster chooses a new leader in less


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection to a running server.

    Attributes:
        driver: Open until the end of the `connect` block.
        database: The database to name in every query; None for the user's own.
        uri: Address of the server.
        local: Whether it is the local server.
    """

    driver: neo4j.Driver
    database: str | None
    uri: str
    local: bool


@dataclass(frozen=True, slots=True)
class _Server:
    uri: str
    auth: tuple[str, str] | None
    database: str | None
    local: bool


@contextmanager
def connect(environ: Mapping[str, str]) -> Iterator[Connection]:
    """Connect to Neo4j for the length of a block.

    Args:
        environ: With `NEO4J_URI` that server is used, as `NEO4J_USERNAME` ("neo4j" when not set) with
            `NEO4J_PASSWORD`, on `NEO4J_DATABASE`. Without it the local server is used, and started where
            it is not running; `KG_HOME` names its directory.

    Yields:
        The connection; its server, user and database were checked.

    Raises:
        ServerError: The server cannot be started or reached, or fails within the block. Errors of the
            block's own Cypher are raised unchanged.
    """
    server = _remote(environ) if environ.get("NEO4J_URI") else _local(environ)
    try:
        with neo4j.GraphDatabase.driver(
            server.uri,
            auth=server.auth,
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
            telemetry_disabled=True,
        ) as driver:
            _check(driver, server)
            yield Connection(driver, server.database, server.uri, server.local)
    except (Neo4jError, DriverError) as error:
        translated = translate(error, server.uri, local=server.local)
        if translated is None:
            raise
        raise translated from error


def _remote(environ: Mapping[str, str]) -> _Server:
    uri = environ["NEO4J_URI"]
    try:
        parts = urlsplit(uri)
        user, valid = parts.username, parts.scheme in _SCHEMES and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        user, valid = None, False
    if user is not None:
        raise ServerError(
            "NEO4J_URI holds a user name; expected only an address such as neo4j://host:7687: "
            "put the user into NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if not valid:
        raise ServerError(
            f"NEO4J_URI is {uri!r}; expected an address such as neo4j://host:7687, "
            f"beginning with one of {', '.join(_SCHEMES)}: correct it, or unset it to use the local server"
        )
    password = environ.get("NEO4J_PASSWORD")
    auth = (environ.get("NEO4J_USERNAME") or "neo4j", password) if password else None
    return _Server(uri, auth, environ.get("NEO4J_DATABASE") or None, local=False)


def _local(environ: Mapping[str, str]) -> _Server:
    from kg.progress import shown
    from kg.server.local import start  # its imports are not needed for a remote server
    from kg.server.state import USERNAME, home_of

    with shown() as report:
        running = start(home_of(environ), report)
    return _Server(running.uri, (USERNAME, running.password), None, local=True)


def _check(driver: neo4j.Driver, server: _Server) -> None:
    """Check server, user and database now, so that they do not fail in the middle of the work."""
    agent = driver.get_server_info().agent
    if is_too_old(agent):
        raise too_old_error(f"Neo4j at {server.uri}", agent)
    driver.execute_query("RETURN 1", database_=server.database, routing_=neo4j.RoutingControl.READ)
