"""Latency on a large graph: from a parameter by index, and of the whole graph against other writings."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from corpus import Sizes, corpus

from kg import api
from kg.connection import Connection, connect
from ontology import Vocabulary
from queries import Question, ask_cypher
from queries.engines import parameters

ENTITIES = 1_000_000
ASKED = 40
VARIANTS = Path(__file__).parent / "variants"


def section() -> str:
    """Load a graph into a server of its own, ask, and give two tables."""
    from kg.server import local, state

    with tempfile.TemporaryDirectory() as folder:
        environment = {"KG_HOME": str(Path(folder) / "home")}
        corpus(Sizes.of(ENTITIES), Path(folder) / "corpus")
        try:
            load = [sys.executable, "-m", "kg", "load", "--bulk", "--data", str(Path(folder) / "corpus")]
            subprocess.run(load, check=True, stdout=subprocess.DEVNULL, env=_environ(environment))
            with connect(environment) as connection:
                return _text(_nodes(connection), _anchored(connection), _whole(connection))
        finally:
            local.stop(state.home_of(environment))


def _environ(more: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "NEO4J_URI"} | dict(more)


def _nodes(connection: Connection) -> int:
    found: int = connection.driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]
    return found


def _anchored(connection: Connection) -> list[str]:
    """A row for each question with a parameter that must be given, asked about things drawn at random."""
    vocabulary, rows = Vocabulary.read(), []
    rng = random.Random(1)  # noqa: S311 - which things are asked about is no secret
    for question in api.catalogue(vocabulary).values():
        needed = [p for p in question.parameters if p.example is not None and p.type in vocabulary.classes]
        drawn = {p.name: _ids(p.type, connection, rng) for p in needed}
        # The corpus has one project, to which everything belongs; what is computed fetches the whole graph.
        if not needed or question.analysis or any(len(several) < ASKED for several in drawn.values()):
            continue
        times = []
        for number in range(ASKED + 5):
            given = {name: several[number % len(several)] for name, several in drawn.items()}
            extra = {p.name: p.example for p in question.parameters if p.example is not None and p not in needed}
            times.append(_asked(question, {**extra, **given}, vocabulary, connection))
        walls, outside = zip(*times[5:], strict=True)  # the first ones make the plan
        late, beside = _p95(walls), _p95(outside)
        print(f"{question.stem}: p95 {late:.1f} ms, outside {beside:.1f} ms", file=sys.stderr, flush=True)
        rows.append(f"| `{question.stem}` | {median(walls):.1f} ms | {late:.1f} ms | {beside:.1f} ms |")
    return rows


def _whole(connection: Connection) -> list[str]:
    """A row for each question with other writings beside it, in turns."""
    vocabulary, rows = Vocabulary.read(), []
    for question in api.catalogue(vocabulary).values():
        others = [file.read_text(encoding="utf-8") for file in sorted(VARIANTS.glob(f"{question.stem}-?.cypher"))]
        if not others:
            continue
        values = parameters(question, {}, vocabulary)
        queries = [question.cypher, *others]
        runs = [[_ask(query, values, connection)[0] for query in queries] for _ in range(6)][1:]
        ours, *theirs = (median(times) for times in zip(*runs, strict=True))
        shown = ", ".join(f"{each:.0f} ms" for each in theirs)
        rows.append(f"| `{question.stem}` | {ours:.0f} ms | {shown} | {ours / min(theirs):.2f} |")
    return rows


def _asked(
    question: Question, given: Mapping[str, Any], vocabulary: Vocabulary, connection: Connection
) -> tuple[float, float]:
    """Milliseconds from a question to its answer in Python, and those that the server does not account for.

    The second are of asking once more: what the server needs is known of another run only, and the first of all runs
    reads from the disk what the others find in memory.
    """

    def ask() -> float:
        start = time.perf_counter()
        ask_cypher(question, given, vocabulary, connection.driver, connection.database)
        return (time.perf_counter() - start) * 1000

    first = ask()
    server = _ask(question.cypher, parameters(question, given, vocabulary), connection)[1]  # whole, rounded down
    return first, ask() - server


def _ask(cypher: str, values: Mapping[str, Any], connection: Connection) -> tuple[float, int]:
    """Milliseconds for all rows in Python, and those of them that the server accounts for."""
    with connection.driver.session(database=connection.database) as session:
        start = time.perf_counter()
        result = session.run(cypher, dict(values))  # type: ignore[arg-type]
        for record in result:
            tuple(record.values())
        summary = result.consume()
        wall = (time.perf_counter() - start) * 1000
    return wall, (summary.result_available_after or 0) + (summary.result_consumed_after or 0)


def _ids(cls: str, connection: Connection, rng: random.Random) -> list[str]:
    with connection.driver.session(database=connection.database) as session:
        found: list[str] = session.run(f"MATCH (n:`{cls}`) RETURN n.id ORDER BY n.id").value()
    return rng.sample(found, min(ASKED, len(found)))


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _text(nodes: int, anchored: list[str], whole: list[str]) -> str:
    return "\n".join(
        [
            "## Questions",
            "",
            f"Neo4j with {nodes:,} nodes of `bench/corpus.py`; each question {ASKED} times, things drawn at random,",
            "after five that make the plan; not the computed ones, which fetch the whole graph.",
            f"{os.cpu_count()} cores. Wanted: p95 ≤ 50 ms, ≤ 5 ms outside the server.",
            "",
            "| from a parameter | median | p95 | p95 outside the server |",
            "| --- | --- | --- | --- |",
            *anchored,
            "",
            "Questions of the whole graph, in turns with three other writings of `bench/variants/`; wanted: ≤ 1.",
            "",
            "| of the whole graph | ours | others | ours by the best of them |",
            "| --- | --- | --- | --- |",
            *whole,
            "",
        ]
    )


if __name__ == "__main__":
    print(section())
