"""Load with BioCypher online, into a server with APOC: all nodes in one call, then all relationships."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from given import PASSWORD, URI, USER, graph, timed

nodes, edges = graph()
os.chdir(tempfile.mkdtemp())
CLASS = "{0}:\n  is_a: entity\n  represented_as: node\n  preferred_id: id\n  input_label: {1}\n"
WAY = "{0} way:\n  is_a: association\n  represented_as: edge\n  input_label: {1}\n"
names = [CLASS.format(each.cls.lower(), each.cls) for each in nodes]
ways = [WAY.format(kind.lower().replace("_", " "), kind) for kind in sorted({edge.kind for edge in edges})]
Path("schema.yaml").write_text("".join(names + ways), encoding="utf-8")
Path("config.yaml").write_text(
    f"""biocypher:
  dbms: neo4j
  offline: false
  schema_config_path: schema.yaml
  head_ontology: null
  log_to_disk: false
neo4j:
  uri: {URI}
  user: {USER}
  password: {PASSWORD}
  database_name: neo4j
  wipe: false
  multi_db: false
""",
    encoding="utf-8",
)

from biocypher import BioCypher  # noqa: E402 - it reads the folder where it is imported


def all_nodes() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for each in nodes:
        for row in each.rows:
            yield row["id"], each.cls, {name: value for name, value in row.items() if name != "id"}


def all_edges() -> Iterator[tuple[None, str, str, str, dict[str, Any]]]:
    for edge in edges:
        yield from ((None, source, target, edge.kind, {}) for source, target in edge.rows)


with timed():
    writer = BioCypher(biocypher_config_path="config.yaml")
    writer.merge_nodes(all_nodes())
    writer.merge_edges(all_edges())
