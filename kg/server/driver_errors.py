"""What an error of the Neo4j driver means for the person who runs a command."""

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

# Start of the error's code, what is wrong, how to mend it. Codes that are missing here are the query's own.
_REFUSALS: Final = (
    (
        "Neo.ClientError.Security.Unauthorized",
        "refused the user name or password",
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user of this server",
    ),
    (
        "Neo.ClientError.Security.AuthenticationRateLimit",
        "was given a wrong password too many times",
        "wait a few seconds, then try again with the right NEO4J_PASSWORD",
    ),
    (
        "Neo.ClientError.Security.Forbidden",
        "does not let this user do that",
        "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may, or have the right granted",
    ),
    (
        "Neo.ClientError.Security.",
        "refused the user",
        "mend the user on the server, or set NEO4J_USERNAME and NEO4J_PASSWORD to those of another",
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
        "wait a little and try again; when it stays so, mend what the server's log says",
    ),
    ("Neo.TransientError.", "could not finish", "try again later or ask for less at once"),
    ("Neo.DatabaseError.", "failed", "mend what the server's log says, then try again"),
)
_OTHER_HOST: Final = (62, 64)  # OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH
_LOCAL_REMEDY: Final = (
    "run `kg server stop` and try again; when that does not help, see its log, or remove its directory "
    "to begin with an empty server (`kg server status` says where both are)"
)


def translate(error: Neo4jError | DriverError, uri: str, *, local: bool = False) -> ServerError | None:
    """Say in one line what an error of the driver means for the person who runs a command.

    Args:
        error: What the driver raised.
        uri: Address of the server.
        local: Whether it is the local server, which is mended in another way.

    Returns:
        What to raise in its place, or None when the server is well and the query or the program is not.
    """
    server = f"the local Neo4j server ({uri})" if local else f"Neo4j at {uri}"
    if isinstance(error, Neo4jError):
        code = error.code or ""
        for start, wrong, remedy in _REFUSALS:
            if code.startswith(start):
                mend = _LOCAL_REMEDY if local and not start.startswith("Neo.TransientError") else remedy
                return ServerError(f"{server} {wrong} ({_one_line(error.message)}); {mend}")
        return None
    if isinstance(error, UnsupportedServerProduct):
        return too_old(server, "no version of its protocol that this driver speaks")
    if isinstance(error, ServiceUnavailable | SessionExpired | ConnectionPoolError | ConfigurationError):
        reason, remedy = _reason(error)
        return ServerError(f"{server} cannot be reached: {reason}; {_LOCAL_REMEDY if local else remedy}")
    return None


def is_too_old(agent: str) -> bool:
    """Tell whether a server that calls itself `Neo4j/<version>` is older than the questions need."""
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    return version is not None and (int(version[1]), int(version[2])) < _OLDEST


def too_old(server: str, found: str) -> ServerError:
    """Say that a server is older than the questions need."""
    oldest = ".".join(map(str, _OLDEST))
    return ServerError(f"{server} is too old ({found}); expected {oldest} or later: use a newer server")


def _reason(error: BaseException) -> tuple[str, str]:
    """Give what is at the bottom of the driver's chain of causes, on one line, and what mends it."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError) and cause.verify_code in _OTHER_HOST:
            return f"its certificate is not of this host ({cause.verify_message})", "mend the host in NEO4J_URI"
        if isinstance(cause, ssl.SSLCertVerificationError):
            accept = "begin NEO4J_URI with neo4j+ssc:// or bolt+ssc:// where a self-signed one is right"
            return f"its certificate is not trusted ({cause.verify_message})", accept
        if isinstance(cause, ssl.SSLError):
            why = _one_line(cause.reason or str(cause))
            return f"no TLS came about ({why})", "begin NEO4J_URI with neo4j:// or bolt:// where it does not encrypt"
    reason = _one_line(str(causes[-1]))
    if "No write service" in reason:  # what the driver makes of NotALeader, after it tried again
        return (
            "it is a member of a cluster that does not write",
            "begin NEO4J_URI with neo4j:// to find the one that does",
        )
    if "HTTP" in reason:
        return reason, "give NEO4J_URI the server's Bolt port, which is 7687 unless it was changed"
    return reason, (
        "start that server, or mend NEO4J_URI (neo4j+s:// or bolt+s:// where it encrypts), "
        "or unset it to use the local server"
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__


def _one_line(text: str | None) -> str:
    return " ".join((text or "no reason given").split())
