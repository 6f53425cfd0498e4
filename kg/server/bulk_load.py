"""Load a large graph by Neo4j's offline import into the local server."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.loaders.neo4j.diff import Refused
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import LOCK_LABEL, RECORD_LABEL
from kg.loaders.neo4j.sync import compare_target, finish_import, limit_deletes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.loaders import Graph
    from kg.loaders.neo4j.diff import Target
    from kg.loaders.neo4j.sync import Options, Summary
    from kg.server.connection import Connection

# Nodes and relationships. The import takes about 20 s for any graph, for the server stops and starts again; beyond
# that it loads three times as many per second as the driver: see docs/benchmarks.md.
BULK_SIZE: Final = 800_000


def is_bulk(requested: bool | None, graph: Graph, dataset: str, connection: Connection) -> bool:
    """Return whether to import offline: as requested, or by default for a large first load into the local server.

    Raises:
        Refused: it is requested, and the server is remote or the database holds nodes of others.
    """
    if requested is False or (requested is None and not connection.local):
        return False
    if not connection.local:
        raise Refused(
            f"--bulk replaces the database of the local server, and NEO4J_URI names {connection.uri}; "
            "expected no NEO4J_URI: unset it, or write files for that server with `kg export neo4j-csv`"
        )
    with connection.driver.session(database=connection.database) as session:
        if requested is None:
            size = len(graph.nodes) + sum(len(node.links) for node in graph.nodes.values())
            return size >= BULK_SIZE and not session.execute_read(
                read_rows, f"MATCH (n) WHERE NOT n:{LOCK_LABEL}|{RECORD_LABEL} RETURN 1 LIMIT 1"
            )
        query = (
            f"MATCH (n) WHERE NOT n:{LOCK_LABEL}|{RECORD_LABEL} "
            f"AND (n.{HASH} IS NULL OR NOT n.{LOADED_FROM} STARTS WITH $own) RETURN count(n)"
        )
        others = session.execute_read(read_rows, query, own=f"{dataset}:")[0][0]
    if others:
        raise Refused(
            f"--bulk replaces the database, and {others} nodes in it are not of this dataset; "
            "expected none, load without --bulk"
        )
    return True


def import_graph(target: Target, environ: Mapping[str, str], options: Options) -> Summary:
    """Replace the database of the local server by a graph, create its indexes, and verify it.

    Raises:
        Refused: more would be deleted than the options allow.
        kg.server.ServerError: the import tool or the server fails; the database is then unchanged.
        kg.loaders.neo4j.diff.LoadError: the database does not hold what was imported.
    """
    from kg.loaders.neo4j.import_files import write_csv
    from kg.server.connection import connect
    from kg.server.import_tool import import_csv
    from kg.server.local import request_stop
    from kg.server.state import home_of

    with connect(environ) as connection:
        limit_deletes(compare_target(target, connection.driver, connection.database, options), options)
    home = home_of(environ)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="neo4j-csv-", dir=home.parent, ignore_cleanup_errors=True) as folder:
        request_stop(home)  # it ends while the files are written
        write_csv(target, Path(folder), progress=options.progress)
        import_csv(home, Path(folder), options.progress)
    with connect(environ) as connection:  # to the server that was started again
        return finish_import(target, connection.driver, connection.database)
