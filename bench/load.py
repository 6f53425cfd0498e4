"""Measure loading into Neo4j: ours and peers with the same graph, each in its best form, on one warm server."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from bulk import at_most, bulk
from corpus import Sizes, corpus
from environments import TooSlow, kg, run_peer
from projection import project
from servers import counts, empty, serving

HERE = Path(__file__).parent
FULL = 20_000  # persons, with twice as many engagements
MEDIUM, SMALL, TINY = 10_000, 2_000, 1_000  # persons, for peers that would not finish the full size
ROUNDS = 3
Environ = dict[str, str]


@dataclass(frozen=True)
class Peer:
    """A program that is compared with ours.

    Attributes:
        name: the folder of its script and packages.
        title: its name in the table.
        target: how many times as fast ours should be.
        persons: the size of its corpus.
        limit: seconds after which it is stopped.
        rounds: the number of its runs.
        more: arguments of its script.
    """

    name: str
    title: str
    target: float
    persons: int = FULL
    limit: float = 240
    rounds: int = 1
    more: tuple[str, ...] = ()


PEERS = (
    Peer("bare", "bare script, `UNWIND` and `MERGE`, rows ready", 1.2, rounds=ROUNDS),
    Peer("cartography", "Cartography `load()`", 2, rounds=2),
    Peer("rdflib_neo4j", "rdflib-neo4j, N-Triples in batches", 3),
    Peer("kgx", "KGX, its index created by hand", 4, more=("indexed",)),
    Peer("kgx", "KGX as shipped", 20, persons=SMALL),
    Peer("neomodel", "neomodel", 20, persons=MEDIUM),
    Peer("neontology", "neontology", 20, persons=SMALL),
    Peer("biocypher", "BioCypher online, all in two calls", 20, persons=TINY),
)


@dataclass
class Given:
    """A corpus, in YAML and in the forms of the peers."""

    persons: int
    corpus: Path
    forms: Path
    nodes: int
    relationships: int
    ours: list[float] = field(default_factory=list)


def section() -> str:
    """Measure all peers, the smallest corpora first, so that the server is warm for the large one."""
    with tempfile.TemporaryDirectory() as folder, serving() as environ:
        sizes = sorted({peer.persons for peer in PEERS})
        given = {persons: _given(persons, Path(folder) / str(persons)) for persons in sizes}
        _warm(given[sizes[0]], environ)
        rows = [row for persons in sizes for row in _against_peers(given[persons], environ)]
        again = _again(given[FULL], environ)
    return "\n".join([_first_text(given, rows), "", again, "", bulk()])


def _given(persons: int, folder: Path) -> Given:
    corpus(Sizes(persons, 2 * persons), folder / "corpus")
    nodes, relationships = project(folder / "corpus", folder / "forms")
    return Given(persons, folder / "corpus", folder / "forms", nodes, relationships)


def _warm(given: Given, environ: Environ) -> None:
    for _ in range(2):
        _ours(given, environ)
        empty(environ)
        run_peer("bare", given.forms, environ, 300)
        empty(environ)


def _ours(given: Given, environ: Environ) -> float:
    """Load with ours; return the seconds of the loading part."""
    command = [sys.executable, str(HERE / "measure.py"), "load-ours", str(given.corpus)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | environ).stdout
    print(f"ours, {given.persons} persons: {out.strip()}", file=sys.stderr, flush=True)
    seconds: float = json.loads(out.splitlines()[-1])["seconds"]
    return seconds


def _kg_load(given: Given, environ: Environ) -> float:
    """Run `kg load`; return the seconds of the whole process: start, reading, checking, loading."""
    command = [str(kg()), "load", "--data", str(given.corpus)]
    start = time.perf_counter()
    process = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | environ)
    seconds = time.perf_counter() - start
    print(f"kg load: {seconds:.2f} s, {process.stdout.strip()}", file=sys.stderr, flush=True)
    return seconds


def _against_peers(given: Given, environ: Environ) -> list[str]:
    """Return a row for each peer of this size; ours runs in every round, a peer in as many as it has."""
    peers = [peer for peer in PEERS if peer.persons == given.persons]
    theirs: dict[str, list[float]] = {peer.title: [] for peer in peers}
    notes: dict[str, str] = {}
    for number in range(ROUNDS):
        _fresh(environ, lambda: given.ours.append(_ours(given, environ)))
        for peer in (peer for peer in peers if number < peer.rounds):
            _fresh(environ, partial(_add_theirs, theirs[peer.title], peer, given, environ, notes))
    return [_row(peer, given, theirs[peer.title], notes.get(peer.title, "")) for peer in peers]


def _fresh(environ: Environ, run: Callable[[], object]) -> None:
    empty(environ)
    run()


def _add_theirs(seconds: list[float], peer: Peer, given: Given, environ: Environ, notes: dict[str, str]) -> None:
    seconds.append(_theirs(peer, given, environ, notes))


def _theirs(peer: Peer, given: Given, environ: Environ, notes: dict[str, str]) -> float:
    """Return the seconds of one run, or the limit; note a result that differs from the graph."""
    try:
        seconds = run_peer(peer.name, given.forms, environ, peer.limit, *peer.more)
    except TooSlow:
        notes[peer.title] = "stopped"
        return peer.limit
    if (result := counts(environ)) != (given.nodes, given.relationships):
        notes[peer.title] = f"left {result[0]:,} nodes, {result[1]:,} relationships"
    return seconds


def _row(peer: Peer, given: Given, theirs: list[float], note: str) -> str:
    ours, their = median(given.ours), median(theirs)
    ratio = their / ours
    more = "> " if note == "stopped" else ""
    verdict = "reached" if ratio >= peer.target else "missed"
    shown = f"{more}{their:.2f} s" + (f" ({note})" if note else "")
    return (
        f"| {peer.title} | {given.nodes:,} + {given.relationships:,} | {ours:.2f} s | {shown} | "
        f"{more}{ratio:.1f} times as fast | ≥ {peer.target:g}, {verdict} |"
    )


def _again(given: Given, environ: Environ) -> str:
    """Measure `kg load` as a process: first, then unchanged and with one changed fact in turns; the bare script again.

    The first changed fact does not count: emptying the server removed the plans of its queries too; the first load
    makes those of the others.
    """
    ours: dict[str, list[float]] = {"first": [], "again": [], "changed": []}
    bare = []
    for _ in range(ROUNDS):
        empty(environ)
        with tempfile.TemporaryDirectory() as cache:  # the first load finds no cache of these files
            with_cache = environ | {"XDG_CACHE_HOME": cache}
            ours["first"].append(_kg_load(given, with_cache))
            for turn in range(ROUNDS + 1):
                again = _kg_load(given, with_cache)
                _change(given)
                changed = _kg_load(given, with_cache)
                if turn:
                    ours["again"].append(again)
                    ours["changed"].append(changed)
        empty(environ)
        run_peer("bare", given.forms, environ, 300)
        bare.append(run_peer("bare", given.forms, environ, 300, "again"))
    first, again, changed = (median(ours[run]) for run in ("first", "again", "changed"))
    return _again_text(first, again, changed, median(bare))


def _again_text(first: float, again: float, changed: float, bare: float) -> str:
    share, of_bare, more = again / first, again / bare, changed / again
    return "\n".join(
        [
            "A first load finds no cache of the files; the others use its cache.",
            "",
            "| `kg load` as a whole process | seconds | compared | target |",
            "| --- | --- | --- | --- |",
            f"| first load | {first:.2f} | | |",
            f"| again, nothing changed | {again:.2f} | {share:.0%} of the first load | {at_most(share, 0.15)} |",
            f"| | | {of_bare:.2f} of the bare script's {bare:.2f} s | {at_most(of_bare, 0.5)} |",
            f"| again, one fact changed | {changed:.2f} | {more:.2f} of that without change | {at_most(more, 1.1)} |",
        ]
    )


def _change(given: Given) -> None:
    """Give the first observation another amount."""
    file = next(file for file in sorted(given.corpus.rglob("*.yaml"), reverse=True) if "amount: " in file.read_text())
    head, tail = file.read_text(encoding="utf-8").split("amount: ", 1)
    amount, rest = tail.split(",", 1)
    file.write_text(f"{head}amount: {int(amount) + 1},{rest}", encoding="utf-8", newline="\n")


def _first_text(given: dict[int, Given], rows: list[str]) -> str:
    full = given[FULL]
    return "\n".join(
        [
            "## Loading into Neo4j",
            "",
            f"{FULL:,} persons with {2 * FULL:,} engagements are {full.nodes:,} nodes and {full.relationships:,}",
            "relationships in our model. All write to one warm local server, emptied before each run. Ours is the",
            "loading part: schema, comparing, writing, verifying counts. Peers get the same graph in their best form.",
            "",
            "| peer, first load | nodes + relationships | ours | peer | ratio | target |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
        ]
    )
