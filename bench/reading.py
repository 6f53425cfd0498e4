"""Measure reading and checking, writing Turtle, and start-up, in turns with a peer."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from corpus import Sizes, corpus

from kg.loaders import check, read
from kg.loaders.rdf.terms import prefixes
from kg.loaders.rdf.write import write_rdf
from kg.ontology import Vocabulary
from kg.publish.json_schema import json_schema

ROOT = Path(__file__).parent.parent
ENTITIES = 100_000
PAIRS = {
    "reading and checking": ("read-ours", "read-peer", "PyYAML's C loader + `jsonschema`", 3, 8.0),
    "writing Turtle": ("turtle-ours", "turtle-peer", "rdflib, from its own filled graph", 1, 15.0),
}


def section() -> str:
    """Measure; return one table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "corpus"
        corpus(Sizes.of(ENTITIES), files)
        nodes = _prepare(files)
        for what, (ours, peer, name, times, target) in PAIRS.items():
            mine, theirs = _pairs(ours, peer, files, times)
            ratio = median(t["seconds"] / m["seconds"] for m, t in zip(mine, theirs, strict=True))
            rows.append(_row(what, name, mine, theirs, f"{ratio:.1f} times as fast (target ≥ {target:g})"))
    rows.append(_help())
    return _text(nodes, rows)


def _prepare(files: Path) -> int:
    """Write the input of the peers from the same corpus: schema, triples and prefixes; return the number of nodes."""
    vocabulary = Vocabulary.read()
    graph = check(read([files]), vocabulary)
    beside = files.parent
    (beside / "schema.json").write_text(json.dumps(json_schema(vocabulary)), encoding="utf-8")
    (beside / "prefixes.json").write_text(json.dumps(prefixes(vocabulary)), encoding="utf-8")
    with (beside / "graph.nt").open("wb") as output:
        write_rdf(graph, vocabulary, output, "ntriples")
    return len(graph.nodes)


def _pairs(ours: str, peer: str, files: Path, times: int) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    mine, theirs = [], []
    for _ in range(times):
        mine.append(_measure(ours, files))
        theirs.append(_measure(peer, files))
    return mine, theirs


def _measure(case: str, files: Path) -> dict[str, float]:
    command = [sys.executable, str(Path(__file__).parent / "measure.py"), case, str(files)]
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    print(case, output.strip(), file=sys.stderr, flush=True)
    result: dict[str, float] = json.loads(output)
    return result


def _row(what: str, peer: str, mine: list[dict[str, float]], theirs: list[dict[str, float]], ratio: str) -> str:
    def shown(runs: list[dict[str, float]]) -> str:
        return f"{median(r['seconds'] for r in runs):.2f} s, {median(r['peak'] for r in runs):.0f} MiB"

    return f"| {what} | {shown(mine)} | {peer}: {shown(theirs)} | {ratio} |"


def _help() -> str:
    """Compare `kg --help` as a whole process with a bare interpreter."""
    commands = {
        "kg --help": [str(Path(sys.executable).parent / "kg"), "--help"],
        "bare": [sys.executable, "-c", "pass"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(15):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    pairs = zip(seconds["kg --help"], seconds["bare"], strict=True)
    ratio = median(mine / bare for mine, bare in pairs)
    mine, bare = (median(seconds[name]) * 1000 for name in ("kg --help", "bare"))
    return (
        f"| start-up, `kg --help` | {mine:.0f} ms | `python -c pass`: {bare:.0f} ms | {ratio:.1f} times (target < 4) |"
    )


def _text(nodes: int, rows: list[str]) -> str:
    return "\n".join(
        [
            "## Reading, writing Turtle, starting",
            "",
            "Alternating runs. Times are medians within a process, without imports; memory is the peak of the whole",
            f"process. The corpus is that of `bench/corpus.py`: {nodes:,} nodes. {os.cpu_count()} cores.",
            "",
            "| task | ours | peer | ratio |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "The peer for reading checks less: no references between files, no claims, no positions. Ours checks all",
            "of these and ends with the graph in memory; the peer ends with the parsed files in memory.",
        ]
    )
