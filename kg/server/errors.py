"""The one error that every failure of a Neo4j server becomes."""

from kg.errors import SERVER, KgError


class ServerError(KgError):
    """A Neo4j server cannot be had, reached or used.

    The message says what is wrong, what was expected and how to fix it, in one line. Only where a
    server did not start are the last lines of its log added below that line.
    """

    exit_code = SERVER
