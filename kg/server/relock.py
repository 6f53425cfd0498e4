"""Make `neo4j.lock.toml` out of what `jgo lock` wrote (how: see the top of that file)."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

_HEADER = """\
# Every jar of the local Neo4j server and of Neo4j Browser, with its SHA-256.
#
# To make it anew, for example for another Neo4j release: put this into an empty directory as jgo.toml
#
#     [environment]
#     name = "neo4j"
#     [dependencies]
#     coordinates = ["org.neo4j:neo4j:5.26.26", "org.neo4j.client:neo4j-browser:5.24.0"]
#
# and there, with `pip install "jgo[cli]"`, run
#
#     jgo lock
#     python -m kg.server.relock jgo.lock.toml > neo4j.lock.toml
#
# The four native transports of Netty, one per platform, are left out: the server does without them.

jars = [
"""

_ROW = '  {{ group = "{groupId}", artifact = "{artifactId}", version = "{version}", sha256 = "{sha256}" }},\n'


def relock(jgo_lock: Path) -> str:
    """Give the text of `neo4j.lock.toml` for a `jgo.lock.toml`, sorted by coordinate."""
    dependencies = tomllib.loads(jgo_lock.read_text(encoding="utf-8"))["dependencies"]
    rows = sorted(_ROW.format_map(dependency) for dependency in dependencies if "classifier" not in dependency)
    return _HEADER + "".join(rows) + "]\n"


if __name__ == "__main__":
    sys.stdout.write(relock(Path(sys.argv[1])))
