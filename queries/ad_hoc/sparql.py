"""Ad-hoc SPARQL over the files as RDF, in a process that can be stopped."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from kg.loaders.rdf.store import rdf_store
from kg.loaders.rdf.terms import prefixes, python_value
from kg.queries.ad_hoc.cypher import too_long
from kg.queries.catalogue.problems import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.connection import Connection

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

_BATCH = 500
# IRIs, texts and comments: they may contain the letters of a keyword.
_NO_KEYWORDS = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*""", re.S
)
_SERVICE = re.compile(r"(?<![\w?$@:.-])SERVICE(?![\w:.-])", re.I)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def select(
    query: str, graph: Graph, vocabulary: Vocabulary, parameters: Mapping[str, Any] | None = None
) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """Return columns and rows of a SELECT; an ASK has the column `answer`, CONSTRUCT and DESCRIBE have triples.

    A parameter replaces `$name` in the query: `<…>` and a name with a declared prefix are IRIs, anything else is text.

    Raises:
        QuestionError: the query is not SPARQL, or asks other services.
    """
    from pyoxigraph import QueryBoolean, QuerySolutions

    refuse_service(query)
    declared = prefixes(vocabulary)
    filled = fill(query, {name: _term(str(value), declared) for name, value in (parameters or {}).items()})
    try:
        result = rdf_store(graph, vocabulary).query(filled, prefixes=declared)
    except SyntaxError as error:
        what = _syntax_error(query, str(error), declared)
        raise QuestionError(f"not SPARQL: {what}, expected SPARQL 1.1, correct it") from None
    if isinstance(result, QueryBoolean):
        return ["answer"], iter([{"answer": bool(result)}])
    if isinstance(result, QuerySolutions):
        names = [variable.value for variable in result.variables]
        return names, ({n: _prefixed(python_value(row[n], vocabulary), declared) for n in names} for row in result)
    columns = ["subject", "predicate", "object"]
    triples = ({"subject": t.subject, "predicate": t.predicate, "object": t.object} for t in result)
    return columns, ({n: _prefixed(python_value(row[n], vocabulary), declared) for n in columns} for row in triples)


@contextmanager
def reading(
    query: str,
    parameters: Mapping[str, Any],
    read: Callable[[], tuple[Graph, Vocabulary]],
    seconds: float,
) -> Iterator[tuple[list[str], Iterator[dict[str, Any]]]]:
    """Yield columns and rows of a query, from another process, which is stopped when the block or the time ends.

    Args:
        query: SPARQL.
        parameters: of the query.
        read: reads the files in the other process; it must be picklable.
        seconds: after which the query is stopped, not counting the time for reading the files.

    Raises:
        QuestionError: the query is invalid as in `select`, or took too long.
        loaders.BadData: the files have errors.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send_rows, args=(query, dict(parameters), read, sender), daemon=True)
    process.start()
    sender.close()
    try:
        _receive(receiver, None)  # the files are read
        end = time.monotonic() + seconds
        columns = _receive(receiver, end, seconds)
        yield columns, _rows(receiver, end, seconds)
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _send_rows(
    query: str, parameters: dict[str, Any], read: Callable[[], tuple[Graph, Vocabulary]], sender: Connection
) -> None:
    """Send None when the files are read, the columns, the rows in batches, and None; or an error."""
    try:
        graph, vocabulary = read()
        sender.send(None)
        columns, rows = select(query, graph, vocabulary, parameters)
        sender.send(columns)
        while batch := list(islice(rows, _BATCH)):
            sender.send(batch)
        sender.send(None)
    except BrokenPipeError:
        return
    except Exception as error:  # raised again by the receiver
        sender.send(error)


def _receive(receiver: Connection, end: float | None, seconds: float = 0) -> Any:
    if not receiver.poll(None if end is None else max(0.0, end - time.monotonic())):
        raise too_long(seconds)
    message = receiver.recv()
    if isinstance(message, Exception):
        raise message
    return message


def _rows(receiver: Connection, end: float, seconds: float) -> Iterator[dict[str, Any]]:
    while (batch := _receive(receiver, end, seconds)) is not None:
        yield from batch


def refuse_service(query: str) -> None:
    """Refuse a query that would ask other services on the web.

    Raises:
        QuestionError: the query has the keyword SERVICE.
    """
    plain = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), query)
    if _SERVICE.search(_NO_KEYWORDS.sub(" ", plain)):
        raise QuestionError("the query uses SERVICE, expected one that asks this graph only, leave it out")


def fill(query: str, terms: Mapping[str, object]) -> str:
    """Return a query with a term in place of each `$name`, except within texts, IRIs and comments.

    Raises:
        QuestionError: a parameter does not occur in the query.
    """
    used = set()

    def replacement(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in terms:
            return match[0]
        used.add(name)
        return str(terms[name])

    filled = re.sub(rf"{_NO_KEYWORDS.pattern}|\$(?P<name>\w+)", replacement, query, flags=re.S)
    for name in terms.keys() - used:
        raise QuestionError(f"the query has no ${name}, expected the parameter in it, write it or leave it out")
    return filled


def _term(text: str, declared: Mapping[str, str]) -> Any:
    from pyoxigraph import Literal, NamedNode

    prefix, sign, name = text.partition(":")
    if text.startswith("<") and text.endswith(">"):
        return NamedNode(text[1:-1])
    return NamedNode(declared[prefix] + name) if sign and prefix in declared else Literal(text)


def _syntax_error(query: str, message: str, declared: Iterable[str]) -> str:
    """Return the first prefix that is not declared, or the parser's message without its list of expected tokens."""
    every = {*re.findall(r"PREFIX\s+([\w-]*):", query, re.I), *declared}
    undeclared = [name for name in re.findall(r"(?<![\w<:/\"-])([A-Za-z][\w-]*):[\w<]", query) if name not in every]
    if undeclared:
        return f"the prefix {undeclared[0]}: is not declared"
    return message.split(", expected", 1)[0].split(": expected", 1)[0]


def _prefixed(value: Any, declared: Mapping[str, str]) -> Any:
    """Return an IRI of a vocabulary as its prefixed name, and anything else unchanged."""
    if isinstance(value, str) and value.startswith("http"):
        for name, iri in declared.items():
            if value.startswith(iri) and "/" not in value.removeprefix(iri):
                return f"{name}:{value.removeprefix(iri)}"
    return value
