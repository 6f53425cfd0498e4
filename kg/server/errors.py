"""The error of every failure of a Neo4j server."""

from kg.errors import SERVER, KgError


class ServerError(KgError):
    """A Neo4j server cannot be started, reached or used.

    The message says in one line what is wrong, what was expected and how to fix it. Only where a
    server did not start, the last lines of its log follow.
    """

    exit_code = SERVER
