"""The fast way in for a large graph: by Neo4j's offline import into the local server."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.loaders.neo4j.diff import Refused
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import LOCK, RECORD
from kg.loaders.neo4j.sync import finish_import, limit_deletes, planned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.connection import Connection
    from kg.loaders import Graph
    from kg.loaders.neo4j.diff import Target
    from kg.loaders.neo4j.sync import Options, Summary

# Nodes and relationships. The import costs some 20 s however small the graph is, for the server stops and starts
# again; beyond that it takes in three times as many a second as the driver: see docs/benchmarks.md.
WORTH: Final = 800_000


def is_bulk(asked: bool | None, graph: Graph, dataset: str, connection: Connection) -> bool:
    """Whether to import offline: as asked, or by itself for a first load that is worth it.

    Raises:
        Refused: it was asked for, and the server is elsewhere or the database holds what is not of this dataset.
    """
    if asked is False or (asked is None and not connection.local):
        return False
    if not connection.local:
        raise Refused(
            f"--bulk replaces the database of the local server, and NEO4J_URI names {connection.uri}; "
            "expected no NEO4J_URI: unset it, or write files for that server with `kg export neo4j-csv`"
        )
    with connection.driver.session(database=connection.database) as session:
        if asked is None:
            size = len(graph.nodes) + sum(len(node.links) for node in graph.nodes.values())
            return size >= WORTH and not session.execute_read(
                read_rows, f"MATCH (n) WHERE NOT n:{LOCK}|{RECORD} RETURN 1 LIMIT 1"
            )
        query = (
            f"MATCH (n) WHERE NOT n:{LOCK}|{RECORD} "
            f"AND (n.{HASH} IS NULL OR NOT n.{LOADED_FROM} STARTS WITH $own) RETURN count(n)"
        )
        others = session.execute_read(read_rows, query, own=f"{dataset}:")[0][0]
    if others:
        raise Refused(
            f"--bulk replaces the database, and {others} nodes in it are not of this dataset; "
            "expected none, load without --bulk"
        )
    return True


def import_graph(wanted: Target, environ: Mapping[str, str], how: Options) -> Summary:
    """Make the database of the local server hold a graph, and nothing else; make its indexes, and verify it.

    Raises:
        Refused: more would be deleted than the options allow.
        kg.server.ServerError: the import tool or the server fails; the database is then as it was.
        kg.loaders.neo4j.diff.LoadError: the database does not hold what was imported.
    """
    from kg.connection import connect
    from kg.loaders.neo4j.import_files import write_csv
    from kg.server.import_tool import import_csv
    from kg.server.local import dismiss
    from kg.server.state import home_of

    with connect(environ) as connection:
        limit_deletes(planned(wanted, connection.driver, connection.database, how), how)
    home = home_of(environ)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="neo4j-csv-", dir=home.parent, ignore_cleanup_errors=True) as folder:
        dismiss(home)  # it ends while the files are written
        write_csv(wanted, Path(folder), progress=how.progress)
        import_csv(home, Path(folder), how.progress)
    with connect(environ) as connection:  # to a server that was started anew
        return finish_import(wanted, connection.driver, connection.database)
