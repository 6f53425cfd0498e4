"""Errors of the Neo4j driver, translated for the person who runs a command."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING, Final

from neo4j.exceptions import (
    ConfigurationError,
    ConnectionPoolError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from kg.server.errors import ServerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLDEST: Final = (5, 23)  # the first with `CALL (x) { … }`

# Prefix of the error's code, what is wrong, remedy. Codes that are missing here are errors of the query.
_SERVER_FAULTS: Final = (
    (
        "Neo.ClientError.Security.Unauthorized",
        "refused the user name or password",
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user of this server",
    ),
    (
        "Neo.ClientError.Security.AuthenticationRateLimit",
        "received an invalid password too many times",
        "wait a few seconds, then try again with a valid NEO4J_PASSWORD",
    ),
    (
        "Neo.ClientError.Security.Forbidden",
        "does not let this user do that",
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may, or get that permission",
    ),
    (
        "Neo.ClientError.Security.",
        "refused the user",
        "correct the user on the server, or set NEO4J_USERNAME and NEO4J_PASSWORD to those of another",
    ),
    (
        "Neo.ClientError.Database.DatabaseNotFound",
        "does not have this database",
        "set NEO4J_DATABASE to one of its databases, or unset it for the user's own",
    ),
    (
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
        "has this database for reading only",
        "make it writable, or set NEO4J_DATABASE to one that is",
    ),
    (
        "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
        "has this database for reading only",
        "make it writable, or set NEO4J_DATABASE to one that is",
    ),
    (
        "Neo.ClientError.General.ReadOnly",
        "has this database for reading only",
        "make it writable, or set NEO4J_DATABASE to one that is",
    ),
    (
        "Neo.ClientError.Cluster.NotALeader",
        "is a member of a cluster that does not write",
        "begin NEO4J_URI with neo4j:// so that the driver finds the one that does",
    ),
    (
        "Neo.TransientError.General.DatabaseUnavailable",
        "cannot open this database",
        "wait a little and try again; if that does not help, fix what the server's log says",
    ),
    ("Neo.TransientError.", "could not finish", "try again later or ask for less at once"),
    ("Neo.DatabaseError.", "failed", "fix what the server's log says, then try again"),
)
_OTHER_HOST: Final = (62, 64)  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH
_LOCAL_REMEDY: Final = (
    "run `kg server stop` and try again; if that does not help, see its log, or remove its directory "
    "to begin with an empty server (`kg server status` says where both are)"
)


def translate(error: Neo4jError | DriverError, uri: str, *, local: bool = False) -> ServerError | None:
    """Return an error of the driver as one line for the person who runs a command.

    Args:
        error: The error that the driver raised.
        uri: Address of the server.
        local: Whether it is the local server, which has another remedy.

    Returns:
        The error to raise in its place, or None when the query or the program is at fault, not the server.
    """
    server = f"the local Neo4j server ({uri})" if local else f"Neo4j at {uri}"
    if isinstance(error, Neo4jError):
        code = error.code or ""
        for prefix, fault, remedy in _SERVER_FAULTS:
            if code.startswith(prefix):
                advice = _LOCAL_REMEDY if local and not prefix.startswith("Neo.TransientError") else remedy
                return ServerError(f"{server} {fault} ({_one_line(error.message)}); {advice}")
        return None
    if isinstance(error, UnsupportedServerProduct):
        return too_old_error(server, "no version of its protocol that this driver speaks")
    if isinstance(error, ServiceUnavailable | SessionExpired | ConnectionPoolError | ConfigurationError):
        reason, remedy = _reason(error)
        return ServerError(f"{server} cannot be reached: {reason}; {_LOCAL_REMEDY if local else remedy}")
    return None


def is_too_old(agent: str) -> bool:
    """Return whether a server that identifies as `Neo4j/<version>` is older than the questions need."""
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    return version is not None and (int(version[1]), int(version[2])) < _OLDEST


def too_old_error(server: str, version: str) -> ServerError:
    """Return the error for a server that is older than the questions need."""
    oldest = ".".join(map(str, _OLDEST))
    return ServerError(f"{server} is too old ({version}); expected {oldest} or later: use a newer server")


def _reason(error: BaseException) -> tuple[str, str]:
    """Return the root cause of a driver's error, on one line, and the remedy."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError) and cause.verify_code in _OTHER_HOST:
            return f"its certificate is not of this host ({cause.verify_message})", "correct the host in NEO4J_URI"
        if isinstance(cause, ssl.SSLCertVerificationError):
            accept = "begin NEO4J_URI with neo4j+ssc:// or bolt+ssc:// to accept a self-signed one"
            return f"its certificate is not trusted ({cause.verify_message})", accept
        if isinstance(cause, ssl.SSLError):
            detail = _one_line(cause.reason or str(cause))
            return (
                f"the TLS handshake failed ({detail})",
                "begin NEO4J_URI with neo4j:// or bolt:// where it does not encrypt",
            )
    reason = _one_line(str(causes[-1]))
    if "No write service" in reason:  # the driver's message for NotALeader after its retries
        return (
            "it is a member of a cluster that does not write",
            "begin NEO4J_URI with neo4j:// to find the one that does",
        )
    if "HTTP" in reason:
        return reason, "give NEO4J_URI the server's Bolt port, which is 7687 unless it was changed"
    return reason, (
        "start that server, or correct NEO4J_URI (neo4j+s:// or bolt+s:// where it encrypts), "
        "or unset it to use the local server"
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__


def _one_line(text: str | None) -> str:
    return " ".join((text or "no reason given").split())
