"""A million entities: YAML to a Neo4j that answers, against its import tool alone on ready-made CSVs."""

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
WANTED_RATIO, WANTED_GIB, WANTED_EXPONENT = 3, 4, 1.05
EVERY = 0.05  # seconds between looks at memory


@dataclass(frozen=True)
class Loaded:
    """One `kg load --bulk`: seconds, peak MiB of all its Python processes, and what it said."""

    entities: int
    seconds: float
    peak: float


def bulk() -> str:
    """The part of the page on large graphs."""
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
    """`kg load --bulk` as a whole process, in a home of its own; it ends when the graph is queryable, with indexes."""
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"KG_HOME": home}
        environ.pop("NEO4J_URI", None)
        local.start(state.home_of(environ))  # its jars and password are there, as on the second day of a user
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
    """MiB: the peaks of the process and of its Python children, added; Java is the server's and not ours."""
    peaks: dict[int, float] = {}
    while process.poll() is None:
        for each in (process, *_children(process)):
            try:
                status = Path(f"/proc/{each.pid}/status").read_text(encoding="ascii")
            except (FileNotFoundError, ProcessLookupError):
                continue
            lines = dict(line.split(":", 1) for line in status.splitlines())
            if lines["Name"].strip() != "java" and "VmHWM" in lines:
                peaks[each.pid] = int(lines["VmHWM"].split()[0]) / 1024
        time.sleep(EVERY)
    return sum(peaks.values())


def _children(process: psutil.Popen) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _tool_alone(files: Path, folder: Path) -> float:
    """The seconds of `neo4j-admin database import full` on the CSVs of `kg export neo4j-csv`, with Java's start."""
    tables, home = folder / "csv", folder / "home"
    export = [str(kg()), "export", "neo4j-csv", str(tables), "--audience", "internal", "--data", str(files)]
    subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
    (home / "logs").mkdir(parents=True)
    java.write_settings(home, 0, 0)
    there = jars.fetch_jars(cache_directory())
    options = ("-Xmx2g", "-XX:+UseParallelGC")
    command = java.admin_command(there, "database", "import", "full", "neo4j", "@import.args", options=options)
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
            "| what | measured | wanted |",
            "| --- | --- | --- |",
            f"| whole process | {largest.seconds:.1f} s | |",
            f"| `neo4j-admin database import full` alone, CSVs ready | {alone:.1f} s | |",
            f"| ratio | {ratio:.2f} | {at_most(ratio, WANTED_RATIO)} |",
            f"| peak memory of our processes | {gib:.2f} GiB | {at_most(gib, WANTED_GIB)} |",
            f"| growth, exponent over all sizes | {exponent:.2f} | {at_most(exponent, WANTED_EXPONENT)} |",
            f"| growth, exponent of the last step alone | {last:.2f} | {at_most(last, WANTED_EXPONENT)} |",
            "",
            "| entities | seconds | MiB |",
            "| --- | --- | --- |",
            *(f"| {run.entities:,} | {run.seconds:.1f} | {run.peak:,.0f} |" for run in runs),
            "",
            "Both axes are logarithms, so that the slope is the exponent; the second line has the exponent 1.",
            "",
            "```mermaid",
            "xychart-beta",
            '  title "kg load --bulk"',
            '  x-axis "log10 of entities" [' + ", ".join(f"{size:.0f}" for size in sizes) + "]",
            '  y-axis "log10 of seconds"',
            "  line [" + ", ".join(f"{each:.2f}" for each in seconds) + "]",
            "  line [" + ", ".join(f"{each:.2f}" for each in linear) + "]",
            "```",
        ]
    )


def at_most(found: float, wanted: float) -> str:
    """What was wanted, and whether it was reached."""
    return f"≤ {wanted:g}, {'reached' if found <= wanted else 'missed'}"
