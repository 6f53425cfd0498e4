"""A local Neo4j Community server that needs nothing but this package and, once, the network.

`kg.server.local` starts, finds and stops it, `kg.server.jars` fetches what it is made of.
This module itself imports nothing heavy, so that every command can afford to know `ServerError`.
"""

from kg.server.errors import ServerError

__all__ = ["ServerError"]
