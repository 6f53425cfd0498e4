"""Free Cypher that cannot write, load or wait for ever."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from neo4j import Driver, Result, Session

# What reads, as the server counts, and yet reaches beyond the graph: files and addresses, the queries of others.
_REFUSED: Final = {"LoadCSV": "LOAD CSV", "TerminateTransactions": "TERMINATE TRANSACTIONS"}
_TIMED_OUT: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
_EXPLAIN: Final = "EXPLAIN "


@contextmanager
def reading(
    query: str, parameters: Mapping[str, Any], driver: Driver, database: str | None, seconds: float
) -> Iterator[Result]:
    """The result of a query, row by row as it is read; what is not read when the block ends is not fetched.

    Args:
        query: Cypher.
        parameters: of the query.
        driver: of the server.
        database: its name; None for the server's default.
        seconds: after which the server stops the query.

    Raises:
        queries.QuestionError: the query would do more than read, or took too long.
    """
    from neo4j import Query
    from neo4j.exceptions import Neo4jError

    from kg.queries.neo4j_engine import reader

    with reader(driver, database) as session:
        _refuse(session, query, parameters)
        try:
            yield session.run(Query(query, timeout=seconds), dict(parameters))
        except Neo4jError as error:
            if not str(error.code).startswith(_TIMED_OUT):
                raise
            raise too_long(seconds) from None


def too_long(seconds: float) -> Exception:
    """The error of a query that was stopped."""
    from kg.queries import QuestionError

    return QuestionError(
        f"stopped after {seconds:g} s, expected an answer in that time, ask for less or raise --timeout"
    )


def _refuse(session: Session, query: str, parameters: Mapping[str, Any]) -> None:
    """Ask the server what the query would do, and refuse all but reading the graph."""
    from neo4j import Query
    from neo4j.exceptions import CypherSyntaxError

    from kg.queries import QuestionError

    try:
        summary = session.run(Query(_EXPLAIN + query), dict(parameters)).consume()
    except CypherSyntaxError as error:
        raise QuestionError(_at_home(error.message or "not Cypher")) from None
    if summary.query_type != "r":
        raise QuestionError("the query would do more than read, expected one that only reads, leave out what writes")
    steps = list(_steps(summary.plan or {}))
    for step, _ in steps:
        if step in _REFUSED:
            raise QuestionError(
                f"the query uses {_REFUSED[step]}, expected one that reads the graph only, leave it out"
            )
    for name in sorted({details.split("(")[0] for step, details in steps if step == "ProcedureCall"}):
        if name not in _procedures(session):
            raise QuestionError(f"the query calls {name}, expected procedures of `db.` that read, leave it out")


def _at_home(message: str) -> str:
    """What the server says of a query with a word before it, with the places of the query alone."""
    first, *more = message.replace(f'"{_EXPLAIN}', '"').splitlines()
    moved = [line.replace(" " * len(_EXPLAIN), "", 1) if line.strip() == "^" else line for line in more]

    def place(match: re.Match[str]) -> str:
        column, offset = (int(number) - len(_EXPLAIN) for number in match.groups())
        return f"(line 1, column {column} (offset: {offset}))"

    return "\n".join([re.sub(r"\(line 1, column (\d+) \(offset: (\d+)\)\)", place, first), *moved])


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each operator of a plan with what it works on."""
    yield plan.get("operatorType", "").partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)


def _procedures(session: Session) -> set[str]:
    """The server's own procedures that read; those of plugins may reach anywhere."""
    found = session.run("SHOW PROCEDURES YIELD name, mode WHERE mode = 'READ' RETURN name").value()
    return {name for name in found if name.startswith("db.")}
