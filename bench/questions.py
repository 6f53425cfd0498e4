"""Latency on a large graph: from a parameter by index, and of the whole graph against other writings."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from math import inf
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

from corpus import Sizes, corpus
from neo4j import Driver, Result, ResultSummary
from neo4j.exceptions import Neo4jError

from kg import api
from kg.connection import Connection, connect
from ontology import Vocabulary
from queries import Question, ask_cypher
from queries.engines import parameters

ENTITIES = 1_000_000
DRAWN, WARM, ASKED = 40, 40, 200  # things, and how often each question is asked before and while it is measured
ROUNDS = 4  # of the questions of the whole graph, after one that makes the plans
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
        needed = [p for p in question.required if p.type in vocabulary.classes]
        drawn = {p.name: _ids(p.type, connection, rng) for p in needed}
        # The corpus has one project, to which everything belongs; what is computed fetches the whole graph.
        if not needed or question.analysis or any(len(several) < DRAWN for several in drawn.values()):
            continue
        times = []
        for number in range(WARM + ASKED):
            given = {name: several[number % len(several)] for name, several in drawn.items()}
            extra = {p.name: p.example for p in question.required if p not in needed}
            times.append(_asked(question, {**extra, **given}, vocabulary, connection))
        walls, outside, sizes = zip(*times[WARM:], strict=True)
        late, beside = _p95(walls), _p95(outside)
        print(f"{question.stem}: p95 {late:.1f} ms, outside {beside:.1f} ms", file=sys.stderr, flush=True)
        mean = sum(sizes) / len(sizes)
        rows.append(f"| `{question.stem}` | {mean:.0f} | {median(walls):.1f} ms | {late:.1f} ms | {beside:.1f} ms |")
    return rows


def _whole(connection: Connection) -> list[str]:
    """A row for each question with other writings beside it, in turns."""
    vocabulary, rows = Vocabulary.read(), []
    for question in api.catalogue(vocabulary).values():
        others = [file.read_text(encoding="utf-8") for file in sorted(VARIANTS.glob(f"{question.stem}-?.cypher"))]
        if not others:
            continue
        values = parameters(question, {}, vocabulary)
        ours, *theirs = _in_turns([question.cypher, *others], values, connection)
        shown = ", ".join(map(_shown, theirs))
        rows.append(f"| `{question.stem}` | {_shown(ours)} | {shown} | {ours / min(theirs):.2f} |")
        print(rows[-1], file=sys.stderr, flush=True)
    return rows


def _in_turns(queries: Sequence[str], values: Mapping[str, Any], connection: Connection) -> list[float]:
    """The median of each; every round begins with another one, for who comes last finds most in memory."""
    times: list[list[float]] = [[] for _ in queries]
    for turn in range(ROUNDS + 1):
        for step in range(len(queries)):
            number = (turn + step) % len(queries)
            times[number].append(_unless_failed(queries[number], values, connection))
    return [median(several[1:]) for several in times]


def _unless_failed(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Milliseconds; infinite where the server has too little memory for it."""
    try:
        return _ask(cypher, values, connection)
    except Neo4jError as error:
        print(f"{error.code}: {cypher.splitlines()[0]}", file=sys.stderr, flush=True)
        return inf


def _shown(milliseconds: float) -> str:
    return "failed" if milliseconds == inf else f"{milliseconds:,.0f} ms"


def _asked(
    question: Question, given: Mapping[str, Any], vocabulary: Vocabulary, connection: Connection
) -> tuple[float, float, int]:
    """Milliseconds from a question to its answer in Python, those that the server does not account for, and rows.

    The server counts whole milliseconds twice, rounded down: up to two of the second number are its own.
    """
    watched = _Watched(connection.driver)
    start = time.perf_counter()
    answer = ask_cypher(question, given, vocabulary, cast("Driver", watched), connection.database)
    wall = (time.perf_counter() - start) * 1000
    return wall, wall - watched.server, len(answer.rows)


class _Watched:
    """A driver that notes what the server says it needed for a query."""

    def __init__(self, driver: Driver) -> None:
        self._driver, self.server = driver, 0

    def execute_query(self, *given: Any, result_transformer_: Callable[[Result], Any], **more: Any) -> Any:
        """As that of the driver."""

        def transformed(result: Result) -> Any:
            found, self.server = result_transformer_(result), _server(result.consume())
            return found

        return self._driver.execute_query(*given, result_transformer_=transformed, **more)


def _server(summary: ResultSummary) -> int:
    return (summary.result_available_after or 0) + (summary.result_consumed_after or 0)


def _ask(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Milliseconds for all rows in Python."""
    with connection.driver.session(database=connection.database) as session:
        start = time.perf_counter()
        result = session.run(cypher, dict(values))  # type: ignore[arg-type]
        for record in result:
            tuple(record.values())
        return (time.perf_counter() - start) * 1000


def _ids(cls: str, connection: Connection, rng: random.Random) -> list[str]:
    with connection.driver.session(database=connection.database) as session:
        found: list[str] = session.run(f"MATCH (n:`{cls}`) RETURN n.id ORDER BY n.id").value()
    return rng.sample(found, min(DRAWN, len(found)))


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _text(nodes: int, anchored: list[str], whole: list[str]) -> str:
    return "\n".join(
        [
            "## Questions",
            "",
            f"Neo4j with {nodes:,} nodes of `bench/corpus.py`; each question {ASKED} times of {DRAWN} things,",
            f"after {WARM} times that make the plan; not the computed ones, which fetch the whole graph.",
            f"{os.cpu_count()} cores. Wanted: p95 ≤ 50 ms, ≤ 5 ms outside the server.",
            "",
            "| from a parameter | rows, mean | median | p95 | p95 outside the server |",
            "| --- | --- | --- | --- | --- |",
            *anchored,
            "",
            "Questions of the whole graph that have an answer there, in turns with three other writings of",
            "`bench/variants/`, medians of four rounds; wanted: ≤ 1. What is within 0.05 of it is noise.",
            "",
            "| of the whole graph | ours | others | ours by the best of them |",
            "| --- | --- | --- | --- |",
            *whole,
            "",
        ]
    )


if __name__ == "__main__":
    print(section())
