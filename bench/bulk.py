"""Measure a bulk load of a million entities, from YAML to a Neo4j that answers, beside its import tool alone."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from math import log10
from pathlib import Path
from statistics import linear_regression

import psutil
from corpus import Sizes, corpus
from environments import kg

from kg.loaders import FileCache
from kg.ontology import Vocabulary
from kg.paths import cache_directory
from kg.server import jars, java, local, state

ENTITIES = (10_000, 100_000, 1_000_000)
RATIO, GIB, EXPONENT = 3, 4, 1.05  # the targets
INTERVAL = 0.05  # seconds between two readings of memory


@dataclass(frozen=True)
class Loaded:
    """One `kg load --bulk`: its seconds, and the peak MiB of all its Python processes."""

    entities: int
    seconds: float
    peak: float


def bulk() -> str:
    """Measure all sizes; return the part of the page on large graphs."""
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for entities in ENTITIES:
            files = Path(folder) / str(entities)
            corpus(Sizes.of(entities), files)
            runs.append(_ours(entities, files))
            shutil.rmtree(FileCache.of_folder(files, Vocabulary.read().files).folder, ignore_errors=True)
        alone = _tool_alone(files, Path(folder))
    return _text(runs, alone)


def _ours(entities: int, files: Path) -> Loaded:
    """Run `kg load --bulk` in a home of its own, until the graph is queryable, with indexes."""
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"KG_HOME": home}
        environ.pop("NEO4J_URI", None)
        local.start(state.home_of(environ))  # jars and password exist, as after the first use
        try:
            command = [str(kg()), "load", "--bulk", "--data", str(files)]
            start = time.perf_counter()
            process = psutil.Popen(command, env=environ, stdout=subprocess.DEVNULL)
            peak = _peak(process)
            seconds = time.perf_counter() - start
        finally:
            local.stop(state.home_of(environ))
    if process.returncode:
        raise RuntimeError(f"kg load --bulk of {entities} entities ended with {process.returncode}")
    print(f"bulk {entities}: {seconds:.1f} s, {peak:.0f} MiB", file=sys.stderr, flush=True)
    return Loaded(entities, seconds, peak)


def _peak(process: psutil.Popen) -> float:
    """Return the sum of the peaks of the process and its Python children, in MiB; Java belongs to the server."""
    peaks: dict[int, float] = {}
    while process.poll() is None:
        for part in (process, *_children(process)):
            try:
                status = Path(f"/proc/{part.pid}/status").read_text(encoding="ascii")
            except (FileNotFoundError, ProcessLookupError):
                continue
            lines = dict(line.split(":", 1) for line in status.splitlines())
            if lines["Name"].strip() != "java" and "VmHWM" in lines:
                peaks[part.pid] = int(lines["VmHWM"].split()[0]) / 1024
        time.sleep(INTERVAL)
    return sum(peaks.values())


def _children(process: psutil.Popen) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _tool_alone(files: Path, folder: Path) -> float:
    """Return the seconds of `neo4j-admin database import full` on exported CSVs, the start of Java included."""
    tables, home = folder / "csv", folder / "home"
    export = [str(kg()), "export", "neo4j-csv", str(tables), "--audience", "internal", "--data", str(files)]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    (home / "logs").mkdir(parents=True)
    java.write_settings(home, 0, 0)
    folder_of_jars = jars.fetch_jars(cache_directory())
    options = ("-Xmx2g", "-XX:+UseParallelGC")
    command = java.admin_command(folder_of_jars, "database", "import", "full", "neo4j", "@import.args", options=options)
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=tables, env=java.admin_environment(home), stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    shutil.rmtree(home)
    print(f"import tool alone: {seconds:.1f} s", file=sys.stderr, flush=True)
    return seconds


def _text(runs: list[Loaded], alone: float) -> str:
    largest, sizes, seconds = runs[-1], [log10(run.entities) for run in runs], [log10(run.seconds) for run in runs]
    exponent = linear_regression(sizes, seconds).slope
    last = (seconds[-1] - seconds[-2]) / (sizes[-1] - sizes[-2])
    ratio, gib = largest.seconds / alone, largest.peak / 1024
    linear = [seconds[-1] - (sizes[-1] - size) for size in sizes]
    return "\n".join(
        [
            f"`kg load --bulk`, {largest.entities:,} entities of YAML to a Neo4j that answers, with indexes:",
            "",
            "| measure | result | target |",
            "| --- | --- | --- |",
            f"| whole process | {largest.seconds:.1f} s | |",
            f"| `neo4j-admin database import full` alone, existing CSVs | {alone:.1f} s | |",
            f"| ratio | {ratio:.2f} | {at_most(ratio, RATIO)} |",
            f"| peak memory of our processes | {gib:.2f} GiB | {at_most(gib, GIB)} |",
            f"| growth, exponent over all sizes | {exponent:.2f} | {at_most(exponent, EXPONENT)} |",
            f"| growth, exponent of the last step alone | {last:.2f} | {at_most(last, EXPONENT)} |",
            "",
            "| entities | seconds | MiB |",
            "| --- | --- | --- |",
            *(f"| {run.entities:,} | {run.seconds:.1f} | {run.peak:,.0f} |" for run in runs),
            "",
            "Both axes are logarithmic, so the slope is the exponent; the second line has the exponent 1.",
            "",
            "```mermaid",
            "xychart-beta",
            '  title "kg load --bulk"',
            '  x-axis "log10 of entities" [' + ", ".join(f"{size:.0f}" for size in sizes) + "]",
            '  y-axis "log10 of seconds"',
            "  line [" + ", ".join(f"{value:.2f}" for value in seconds) + "]",
            "  line [" + ", ".join(f"{value:.2f}" for value in linear) + "]",
            "```",
        ]
    )


def at_most(result: float, target: float) -> str:
    """Return an upper target, and whether a result reaches it."""
    return f"≤ {target:g}, {'reached' if result <= target else 'missed'}"
