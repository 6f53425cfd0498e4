"""Latency on a large graph: from a parameter by index, and of the whole graph against other writings."""

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
DRAWN, WARM, ASKED = 40, 40, 200  # things, and how often each question is asked before and while it is measured
ROUNDS = 3  # of the questions of the whole graph, after one that makes the plans; five times as many of quick ones
QUICK = 1_500  # milliseconds: what takes less differs more from one round to the next
NOTHING = Question("RETURN 1", "", Text("", ""), (), (), "RETURN [1] AS statements", "")  # what asking itself costs
LATE, OUTSIDE = 50, 5  # milliseconds, the 95th of a hundred: of the whole, and of what is not the server's
VARIANTS = Path(__file__).parent / "variants"


class _Times(NamedTuple):
    """What a question took, in milliseconds, and how many rows it had on average."""

    rows: float
    median: float
    late: float
    outside: float


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
    """A row for each question with a parameter that must be given, asked about things drawn at random.

    Everything is asked twice: of a server that has just started, which still compiles what it runs, and of one in use.
    """
    vocabulary = Vocabulary.read()
    asked: list[tuple[Question, list[dict[str, Any]]]] = [(NOTHING, [{}])]
    rng = random.Random(1)  # noqa: S311 - which things are asked about is no secret
    for question in api.questions().values():
        needed = [p for p in question.required if p.type in vocabulary.classes]
        drawn = {p.name: _ids(p.type, connection, rng) for p in needed}
        # The corpus has one project, to which everything belongs; what is computed fetches the whole graph.
        if not needed or question.analysis or any(len(several) < DRAWN for several in drawn.values()):
            continue
        extra = {p.name: p.example for p in question.required if p not in needed}
        asked.append(
            (question, [{**extra, **{name: several[n] for name, several in drawn.items()}} for n in range(DRAWN)])
        )
    started = [_measured(question, given, vocabulary, connection) for question, given in asked]
    in_use = [_measured(question, given, vocabulary, connection) for question, given in asked]
    return [_row(question, *times) for (question, _), *times in zip(asked, started, in_use, strict=True)]


def _measured(
    question: Question, given: Sequence[Mapping[str, Any]], vocabulary: Vocabulary, connection: Connection
) -> _Times:
    times = [_asked(question, given[n % len(given)], vocabulary, connection) for n in range(WARM + ASKED)][WARM:]
    walls, outside, sizes = zip(*times, strict=True)
    found = _Times(sum(sizes) / len(sizes), median(walls), _p95(walls), _p95(outside))
    print(f"{question.stem}: p95 {found.late:.1f} ms, outside {found.outside:.1f} ms", file=sys.stderr, flush=True)
    return found


def _row(question: Question, started: _Times, in_use: _Times) -> str:
    verdict = "reached" if in_use.late <= LATE and in_use.outside <= OUTSIDE else "missed"
    return (
        f"| `{question.stem}` | {in_use.rows:.0f} | {started.late:.1f} ms, {started.outside:.1f} ms | "
        f"{in_use.median:.1f} ms | {in_use.late:.1f} ms | {in_use.outside:.1f} ms, {verdict} |"
    )


def _whole(connection: Connection) -> list[str]:
    """A row for each question with other writings beside it, in turns."""
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
    """The least of each; every round begins with another one, for who comes last finds most in memory."""
    quick = min(_unless_failed(query, values, connection) for query in queries) < QUICK  # it makes the plans too
    times: list[list[float]] = [[] for _ in queries]
    for turn in range(5 * ROUNDS if quick else ROUNDS):
        for step in range(len(queries)):
            number = (turn + step) % len(queries)
            times[number].append(_unless_failed(queries[number], values, connection))
    return [min(several) for several in times]


def _unless_failed(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Milliseconds; infinite where the server has too little memory for it."""
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

    def execute_query(self, query_: str, *, result_transformer_: Callable[[Result], Any], **more: Any) -> Any:
        """As that of the driver."""

        def transformed(result: Result) -> Any:
            found, self.server = result_transformer_(result), _server(result.consume())
            return found

        return self._driver.execute_query(query_, result_transformer_=transformed, **more)


def _server(summary: ResultSummary) -> int:
    return (summary.result_available_after or 0) + (summary.result_consumed_after or 0)


def _ask(cypher: str, values: Mapping[str, Any], connection: Connection) -> float:
    """Milliseconds for all rows in Python."""
    with connection.driver.session(database=connection.database) as session:
        start = time.perf_counter()
        session.run(cypher, dict(values)).single(strict=True)
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
            "All of it twice: of a server that has just started, whose Java still compiles what it runs, and then of",
            f"the same in use. {os.cpu_count()} cores. Target of the latter: p95 ≤ {LATE} ms, of which ≤ {OUTSIDE} ms",
            "outside the server. `RETURN 1`, asked alike, shows how much of it is the way there and back.",
            "",
            "| from a parameter | rows, mean | just started: p95, outside | median | p95 | p95 outside the server |",
            "| --- | --- | --- | --- | --- | --- |",
            *anchored,
            "",
            "Questions of the whole graph that have an answer there, in turns with three other writings of",
            f"`bench/variants/`, the least of at least {ROUNDS} rounds. Ours runs twice in each: by what it differs",
            "from itself then, no other can be told from it. Target: ours by the best of the others ≤ 1, or no more",
            "than that.",
            "",
            "| of the whole graph | ours | ours once more | others | ours by the best of them |",
            "| --- | --- | --- | --- | --- |",
            *whole,
            "",
        ]
    )


if __name__ == "__main__":
    print(section())
