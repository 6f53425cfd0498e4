"""Measure questions on a large graph: latency from a parameter, and whole-graph questions against other wordings."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple, cast

from corpus import Sizes, corpus
from neo4j import Driver, Result, ResultSummary
from neo4j.exceptions import Neo4jError

from kg import api
from kg.ontology import Text, Vocabulary
from kg.queries import Question, ask_cypher
from kg.queries.catalogue.parameters import parameters
from kg.queries.engines.neo4j_engine import in_one
from kg.server.connection import Connection, connect

ENTITIES = 1_000_000
DRAWN, WARM, ASKED = 40, 40, 200  # entities; runs of each question before and during the measurement
ROUNDS = 3  # of the questions of the whole graph, after one that makes the plans; five times as many of quick ones
QUICK = 1_500  # milliseconds; below that rounds differ more
NOTHING = Question(
    "RETURN 1", "", Text("", ""), (), (), "RETURN [1] AS statements", ""
)  # the cost of a query without work
LATE, OUTSIDE = 50, 5  # milliseconds, 95th percentile: of the whole, and of the time outside the server
VARIANTS = Path(__file__).parent / "variants"


class _Times(NamedTuple):
    """The times of a question in milliseconds, and its mean number of rows."""

    rows: float
    median: float
    late: float
    outside: float


def section() -> str:
    """Load a graph into a server of its own and measure; return two tables."""
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
    number: int = connection.driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]
    return number


def _anchored(connection: Connection) -> list[str]:
    """Return a row for each question with a required parameter, asked about random entities.

    Each is asked twice: of a server that has just started and still compiles its code, and of one in use.
    """
    vocabulary = Vocabulary.read()
    asked: list[tuple[Question, list[dict[str, Any]]]] = [(NOTHING, [{}])]
    rng = random.Random(1)  # noqa: S311 - a sample, not a secret
    for question in api.questions().values():
        needed = [p for p in question.required if p.type in vocabulary.classes]
        drawn = {p.name: _ids(p.type, connection, rng) for p in needed}
        # The corpus has a single project; analyses fetch the whole graph.
        if not needed or question.analysis or any(len(sample) < DRAWN for sample in drawn.values()):
            continue
        extra = {p.name: p.example for p in question.required if p not in needed}
        asked.append(
            (question, [{**extra, **{name: sample[n] for name, sample in drawn.items()}} for n in range(DRAWN)])
        )
    started = [_measured(question, given, vocabulary, connection) for question, given in asked]
    in_use = [_measured(question, given, vocabulary, connection) for question, given in asked]
    return [_row(question, *times) for (question, _), *times in zip(asked, started, in_use, strict=True)]


def _measured(
    question: Question, given: Sequence[Mapping[str, Any]], vocabulary: Vocabulary, connection: Connection
) -> _Times:
    times = [_asked(question, given[n % len(given)], vocabulary, connection) for n in range(WARM + ASKED)][WARM:]
    walls, outside, sizes = zip(*times, strict=True)
    result = _Times(sum(sizes) / len(sizes), median(walls), _p95(walls), _p95(outside))
    print(f"{question.stem}: p95 {result.late:.1f} ms, outside {result.outside:.1f} ms", file=sys.stderr, flush=True)
    return result


def _row(question: Question, started: _Times, in_use: _Times) -> str:
    verdict = "reached" if in_use.late <= LATE and in_use.outside <= OUTSIDE else "missed"
    return (
        f"| `{question.stem}` | {in_use.rows:.0f} | {started.late:.1f} ms, {started.outside:.1f} ms | "
        f"{in_use.median:.1f} ms | {in_use.late:.1f} ms | {in_use.outside:.1f} ms, {verdict} |"
    )


def _whole(connection: Connection) -> list[str]:
    """Return a row for each question that has other wordings, run in turns with them."""
    vocabulary, rows = Vocabulary.read(), []
    for question in api.questions().values():
        others = [file.read_text(encoding="utf-8") for file in sorted(VARIANTS.glob(f"{question.stem}-?.cypher"))]
        if not others:
            continue
        values = parameters(question, {}, vocabulary)
        asked = [question, question, *(replace(question, cypher=other) for other in others)]
        ours, itself, *theirs = _in_turns([in_one(variant) for variant in asked], values, connection)
        least, shown = min(theirs), ", ".join(map(_shown, theirs))
        verdict = "reached" if ours / least <= max(1, ours / itself, itself / ours) else "missed"
        times = f"{_shown(ours)} | {_shown(itself)} | {shown}"
        rows.append(f"| `{question.stem}` | {times} | {ours / least:.2f}, {verdict} |")
        print(rows[-1], file=sys.stderr, flush=True)
    return rows


def _in_turns(queries: Sequence[str], values: Mapping[str, Any], connection: Connection) -> list[float]:
    """Return the least time of each query; rounds start with different ones, because later ones find more in memory."""
    quick = min(_unless_failed(query, values, connection) for query in queries) < QUICK  # it makes the plans too
    times: list[list[float]] = [[] for _ in queries]
    for turn in range(5 * ROUNDS if quick else ROUNDS):
        for step in range(len(queries)):
            number = (turn + step) % len(queries)
            times[number].append(_unless_failed(queries[number], values, connection))
    return [min(runs) for runs in times]


def _unless_failed(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Return milliseconds; infinity where the server has too little memory for the query."""
    try:
        return _ask(cypher, values, connection)
    except Neo4jError as error:
        print(f"{error.code}: {cypher.splitlines()[1]}", file=sys.stderr, flush=True)
        return inf


def _shown(milliseconds: float) -> str:
    return "failed" if milliseconds == inf else f"{milliseconds:,.0f} ms"


def _asked(
    question: Question, given: Mapping[str, Any], vocabulary: Vocabulary, connection: Connection
) -> tuple[float, float, int]:
    """Return the milliseconds from a question to its answer in Python, those outside the server, and the rows.

    The server reports two times in whole milliseconds, rounded down: up to two of the second number are its own.
    """
    watched = _Watched(connection.driver)
    start = time.perf_counter()
    answer = ask_cypher(question, given, vocabulary, cast("Driver", watched), connection.database)
    wall = (time.perf_counter() - start) * 1000
    return wall, wall - watched.server, len(answer.rows)


class _Watched:
    """A driver that records the time which the server reports for a query."""

    def __init__(self, driver: Driver) -> None:
        self._driver, self.server = driver, 0

    def execute_query(self, query_: str, *, result_transformer_: Callable[[Result], Any], **more: Any) -> Any:
        """Run a query like the driver, and record its time."""

        def transformed(result: Result) -> Any:
            rows, self.server = result_transformer_(result), _server(result.consume())
            return rows

        return self._driver.execute_query(query_, result_transformer_=transformed, **more)


def _server(summary: ResultSummary) -> int:
    return (summary.result_available_after or 0) + (summary.result_consumed_after or 0)


def _ask(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Return the milliseconds until all rows are in Python."""
    with connection.driver.session(database=connection.database) as session:
        start = time.perf_counter()
        session.run(cypher, dict(values)).single(strict=True)
        return (time.perf_counter() - start) * 1000


def _ids(cls: str, connection: Connection, rng: random.Random) -> list[str]:
    with connection.driver.session(database=connection.database) as session:
        ids: list[str] = session.run(f"MATCH (n:`{cls}`) RETURN n.id ORDER BY n.id").value()
    return rng.sample(ids, min(DRAWN, len(ids)))


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def _text(nodes: int, anchored: list[str], whole: list[str]) -> str:
    return "\n".join(
        [
            "## Questions",
            "",
            f"Neo4j with {nodes:,} nodes of `bench/corpus.py`; each question {ASKED} times about {DRAWN} entities,",
            f"after {WARM} times that make the plan; computed questions are left out, because they fetch the whole",
            "graph. Each is measured twice: on a server that has just started, whose Java still compiles its code, and",
            f"on the same server in use. {os.cpu_count()} cores. Target in use: p95 ≤ {LATE} ms, of which at most",
            f"{OUTSIDE} ms outside the server. `RETURN 1`, run in the same way, is the cost of a query without work.",
            "",
            "| from a parameter | rows, mean | just started: p95, outside | median | p95 | p95 outside the server |",
            "| --- | --- | --- | --- | --- | --- |",
            *anchored,
            "",
            "Questions of the whole graph with an answer there, in turns with three other wordings of",
            f"`bench/variants/`: the least time of at least {ROUNDS} rounds. Ours runs twice in each round; smaller",
            "differences than between these two are noise. Target: the ratio of ours to the best other one is ≤ 1, or",
            "within that noise.",
            "",
            "| of the whole graph | ours | ours again | others | ours / best other |",
            "| --- | --- | --- | --- | --- |",
            *whole,
            "",
        ]
    )


if __name__ == "__main__":
    print(section())
