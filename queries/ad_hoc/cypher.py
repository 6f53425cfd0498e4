"""Ad-hoc Cypher: read-only, without access to files, with a time limit."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from neo4j import Driver, Result, Session

# Read-only for the server, and yet beyond the graph: files and web addresses, the queries of others.
_REFUSED: Final = {"LoadCSV": "LOAD CSV", "TerminateTransactions": "TERMINATE TRANSACTIONS"}
_TIMED_OUT: Final = "Neo.ClientError.Transaction.TransactionTimedOut"
_EXPLAIN: Final = "EXPLAIN "


@contextmanager
def reading(
    query: str, parameters: Mapping[str, Any], driver: Driver, database: str | None, seconds: float
) -> Iterator[Result]:
    """Yield the result of a query; its rows are fetched as they are read.

    Args:
        query: Cypher.
        parameters: of the query.
        driver: of the server.
        database: its name; None for the server's default.
        seconds: after which the server stops the query.

    Raises:
        queries.QuestionError: the query would do more than read the graph, or took too long.
    """
    from neo4j import Query
    from neo4j.exceptions import Neo4jError

    from kg.loaders.neo4j.query import reader

    with reader(driver, database) as session:
        _refuse(session, query, parameters)
        try:
            yield session.run(Query(query, timeout=seconds), dict(parameters))
        except Neo4jError as error:
            if not str(error.code).startswith(_TIMED_OUT):
                raise
            raise too_long(seconds) from None


def too_long(seconds: float) -> Exception:
    """Return the error of a query that was stopped."""
    from kg.queries.catalogue.problems import QuestionError

    return QuestionError(
        f"stopped after {seconds:g} s, expected an answer in that time, ask for less or raise --timeout"
    )


def _refuse(session: Session, query: str, parameters: Mapping[str, Any]) -> None:
    """Let the server explain a query, and refuse it unless it only reads the graph."""
    from neo4j import Query
    from neo4j.exceptions import CypherSyntaxError

    from kg.queries.catalogue.problems import QuestionError

    try:
        summary = session.run(Query(_EXPLAIN + query), dict(parameters)).consume()
    except CypherSyntaxError as error:
        raise QuestionError(_relocated(error.message or "not Cypher")) from None
    if summary.query_type != "r":
        raise QuestionError("the query would do more than read, expected one that only reads, leave out what writes")
    operators = list(_operators(summary.plan or {}))
    for operator, _ in operators:
        if operator in _REFUSED:
            raise QuestionError(
                f"the query uses {_REFUSED[operator]}, expected one that reads the graph only, leave it out"
            )
    for name in sorted({details.split("(")[0] for operator, details in operators if operator == "ProcedureCall"}):
        if name not in _procedures(session):
            raise QuestionError(f"the query calls {name}, expected procedures of `db.` that read, leave it out")


def _relocated(message: str) -> str:
    """Return an error message about an explained query with positions in the query alone."""
    first, *others = message.replace(f'"{_EXPLAIN}', '"').splitlines()
    aligned = [line.replace(" " * len(_EXPLAIN), "", 1) if line.strip() == "^" else line for line in others]

    def position(match: re.Match[str]) -> str:
        column, offset = (int(number) - len(_EXPLAIN) for number in match.groups())
        return f"(line 1, column {column} (offset: {offset}))"

    return "\n".join([re.sub(r"\(line 1, column (\d+) \(offset: (\d+)\)\)", position, first), *aligned])


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each operator of a query plan with its details."""
    yield plan.get("operatorType", "").partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _procedures(session: Session) -> set[str]:
    """Return the server's own read-only procedures; those of plugins may reach anywhere."""
    names = session.run("SHOW PROCEDURES YIELD name, mode WHERE mode = 'READ' RETURN name").value()
    return {name for name in names if name.startswith("db.")}
