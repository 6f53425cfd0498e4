"""Run one measurement in a process of its own; print seconds and peak memory as JSON.

python bench/measure.py CASE CORPUS
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Timed = tuple[float, str]


def read_ours(corpus: Path) -> Timed:
    """Read and check everything: values, references, cardinalities, sources, positions."""
    from kg.loaders import check, read
    from kg.ontology import Vocabulary

    start = time.perf_counter()
    graph = check(read([corpus]), Vocabulary.read())
    return time.perf_counter() - start, f"{len(graph.nodes)} nodes"


def read_peer(corpus: Path) -> Timed:
    """Read with PyYAML's C loader, check with jsonschema and our schema: no references, no positions."""
    import jsonschema
    import yaml

    schema = json.loads((corpus.parent / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(corpus.rglob("*.yaml"))
    start = time.perf_counter()
    documents, errors = [], 0
    for file in files:
        document = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        errors += sum(1 for _ in validator.iter_errors(document))
        documents.append(document)
    return time.perf_counter() - start, f"{len(documents)} files, {errors} errors"


def turtle_ours(corpus: Path) -> Timed:
    """Write the graph in memory as Turtle."""
    from kg.loaders import check, read
    from kg.loaders.rdf.write import write_rdf
    from kg.ontology import Vocabulary

    vocabulary = Vocabulary.read()
    graph = check(read([corpus]), vocabulary)
    file = corpus.parent / "ours.ttl"
    start = time.perf_counter()
    with file.open("wb") as output:
        write_rdf(graph, vocabulary, output, "turtle")
    return time.perf_counter() - start, f"{file.stat().st_size} bytes"


def turtle_peer(corpus: Path) -> Timed:
    """Write the same triples as Turtle by rdflib, from its own graph; filling that graph is not counted."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(corpus.parent / "graph.nt", format="nt")
    for name, iri in json.loads((corpus.parent / "prefixes.json").read_text(encoding="utf-8")).items():
        graph.bind(name, iri, replace=True)
    file = corpus.parent / "peer.ttl"
    start = time.perf_counter()
    graph.serialize(file, format="turtle")
    return time.perf_counter() - start, f"{len(graph)} triples, {file.stat().st_size} bytes"


def load_ours(corpus: Path) -> Timed:
    """Write the graph in memory to Neo4j, the part of `kg load` that the scripts of peers do."""
    import os

    from kg.loaders import check, read
    from kg.loaders.neo4j.sync import sync
    from kg.ontology import Vocabulary
    from kg.server.connection import connect

    vocabulary = Vocabulary.read()
    graph = check(read([corpus]), vocabulary)
    with connect(os.environ) as connection:
        start = time.perf_counter()
        summary = sync(graph, vocabulary, connection.driver, connection.database)
        return time.perf_counter() - start, str(summary)


CASES: dict[str, Callable[[Path], Timed]] = {
    "read-ours": read_ours,
    "read-peer": read_peer,
    "turtle-ours": turtle_ours,
    "turtle-peer": turtle_peer,
    "load-ours": load_ours,
}

if __name__ == "__main__":
    seconds, note = CASES[sys.argv[1]](Path(sys.argv[2]))
    # Not ru_maxrss, which starts at the peak of the parent process.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"seconds": seconds, "peak": peak, "note": note}))
