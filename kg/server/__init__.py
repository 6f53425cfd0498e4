"""A local Neo4j Community server that needs nothing but this package and, once, the network.

`kg.server.local` starts, finds and stops it, `kg.server.jars` fetches its jars.
This module imports nothing slow, so that every command can import `ServerError`.
"""

from kg.server.errors import ServerError

__all__ = ["ServerError"]
