"""Write `neo4j.lock.toml` or `neo4j-latest.lock.toml` from the output of `jgo lock`; their headers say how."""

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
#     coordinates = ["org.neo4j:neo4j:{version}", "org.neo4j.client:neo4j-browser:{browser}"]
#
# and there, with `pip install "jgo[cli]"`, run
#
#     jgo lock
#     python -m kg.server.relock jgo.lock.toml > {file}
#
# The four native transports of Netty, one per platform, are left out: the server does without them.

version = "{version}"
entry_point = "{entry_point}"
jars = [
"""

_ROW = '  {{ group = "{groupId}", artifact = "{artifactId}", version = "{version}", sha256 = "{sha256}" }},\n'


def relock(jgo_lock: Path) -> str:
    """Return the text of our lock file for a `jgo.lock.toml`, sorted by coordinate."""
    dependencies = tomllib.loads(jgo_lock.read_text(encoding="utf-8"))["dependencies"]
    versions = {dependency["artifactId"]: dependency["version"] for dependency in dependencies}
    long_term = versions["neo4j"].startswith("5.")
    header = _HEADER.format(
        version=versions["neo4j"],
        browser=versions["neo4j-browser"],
        entry_point=f"org.neo4j.server.{'CommunityEntryPoint' if long_term else 'Neo4jCommunity'}",
        file="neo4j.lock.toml" if long_term else "neo4j-latest.lock.toml",
    )
    rows = sorted(_ROW.format_map(dependency) for dependency in dependencies if "classifier" not in dependency)
    return header + "".join(rows) + "]\n"


if __name__ == "__main__":
    sys.stdout.write(relock(Path(sys.argv[1])))
