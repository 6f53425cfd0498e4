"""Free SPARQL over the files as RDF, in a process that can be stopped."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from kg.loaders.rdf.store import rdf_store
from kg.loaders.rdf.terms import prefixes, python_value
from kg.queries import QuestionError
from kg.queries.ad_hoc.cypher import too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.connection import Connection

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

_BATCH = 500
# What may hold the letters of a keyword without being one: IRIs, texts, comments.
_NO_WORDS = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*""", re.S
)
_SERVICE = re.compile(r"(?<![\w?$@:.-])SERVICE(?![\w:.-])", re.I)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def select(
    query: str, graph: Graph, vocabulary: Vocabulary, parameters: Mapping[str, Any] | None = None
) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """Columns and rows of a SELECT; an ASK gives `answer`, CONSTRUCT and DESCRIBE their triples.

    A parameter takes the place of `$` and its name: `<…>` and a prefixed name of a known prefix are IRIs, anything
    else is text.

    Raises:
        QuestionError: the query is not SPARQL, or asks other services.
    """
    from pyoxigraph import QueryBoolean, QuerySolutions

    refuse_service(query)
    known = prefixes(vocabulary)
    filled = fill(query, {name: _term(str(value), known) for name, value in (parameters or {}).items()})
    try:
        found = rdf_store(graph, vocabulary).query(filled, prefixes=known)
    except SyntaxError as error:
        raise QuestionError(f"not SPARQL: {_wrong(query, str(error), known)}, expected SPARQL 1.1, mend it") from None
    if isinstance(found, QueryBoolean):
        return ["answer"], iter([{"answer": bool(found)}])
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        return names, ({n: _prefixed(python_value(row[n], vocabulary), known) for n in names} for row in found)
    columns = ["subject", "predicate", "object"]
    triples = ({"subject": t.subject, "predicate": t.predicate, "object": t.object} for t in found)
    return columns, ({n: _prefixed(python_value(row[n], vocabulary), known) for n in columns} for row in triples)


@contextmanager
def reading(
    query: str,
    parameters: Mapping[str, Any],
    read: Callable[[], tuple[Graph, Vocabulary]],
    seconds: float,
) -> Iterator[tuple[list[str], Iterator[dict[str, Any]]]]:
    """Columns and rows of a query, from a process of its own, which is stopped when the block or the time ends.

    Args:
        query: SPARQL.
        parameters: of the query.
        read: reads the files, in the other process; it can be pickled.
        seconds: after which the query is stopped, without the time for reading.

    Raises:
        QuestionError: as `select`, or it took too long.
        loaders.BadData: something in the files is wrong.
    """
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(query, dict(parameters), read, sender), daemon=True)
    process.start()
    sender.close()
    try:
        _received(receiver, None)  # the files are read
        end = time.monotonic() + seconds
        columns = _received(receiver, end, seconds)
        yield columns, _rows(receiver, end, seconds)
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _work(
    query: str, parameters: dict[str, Any], read: Callable[[], tuple[Graph, Vocabulary]], sender: Connection
) -> None:
    """What the process does: send that it begins, the columns, rows in batches, and None; or what is wrong."""
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
    except Exception as error:  # all is told to the one who asked
        sender.send(error)


def _received(receiver: Connection, end: float | None, seconds: float = 0) -> Any:
    if not receiver.poll(None if end is None else max(0.0, end - time.monotonic())):
        raise too_long(seconds)
    found = receiver.recv()
    if isinstance(found, Exception):
        raise found
    return found


def _rows(receiver: Connection, end: float, seconds: float) -> Iterator[dict[str, Any]]:
    while (batch := _received(receiver, end, seconds)) is not None:
        yield from batch


def refuse_service(query: str) -> None:
    """Refuse a query that would ask other services on the web.

    Raises:
        QuestionError: it has SERVICE as a word of its own.
    """
    plain = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), query)
    if _SERVICE.search(_NO_WORDS.sub(" ", plain)):
        raise QuestionError("the query uses SERVICE, expected one that asks this graph only, leave it out")


def fill(query: str, terms: Mapping[str, object]) -> str:
    """The query with a term in the place of each `$name`, but not within texts, IRIs and comments.

    Raises:
        QuestionError: a parameter is nowhere in the query.
    """
    used = set()

    def put(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in terms:
            return match[0]
        used.add(name)
        return str(terms[name])

    filled = re.sub(rf"{_NO_WORDS.pattern}|\$(?P<name>\w+)", put, query, flags=re.S)
    for name in terms.keys() - used:
        raise QuestionError(f"the query has no ${name}, expected the parameter in it, write it or leave it out")
    return filled


def _term(text: str, known: Mapping[str, str]) -> Any:
    from pyoxigraph import Literal, NamedNode

    prefix, sign, name = text.partition(":")
    if text.startswith("<") and text.endswith(">"):
        return NamedNode(text[1:-1])
    return NamedNode(known[prefix] + name) if sign and prefix in known else Literal(text)


def _wrong(query: str, message: str, known: Iterable[str]) -> str:
    """What the parser says, without the long list of what it would have liked; first, a prefix that nobody declared."""
    declared = {*re.findall(r"PREFIX\s+([\w-]*):", query, re.I), *known}
    unknown = [name for name in re.findall(r"(?<![\w<:/\"-])([A-Za-z][\w-]*):[\w<]", query) if name not in declared]
    if unknown:
        return f"the prefix {unknown[0]}: is not declared"
    return message.split(", expected", 1)[0].split(": expected", 1)[0]


def _prefixed(value: Any, known: Mapping[str, str]) -> Any:
    """An IRI of a vocabulary as its prefixed name; anything else as it is."""
    if isinstance(value, str) and value.startswith("http"):
        for name, iri in known.items():
            if value.startswith(iri) and "/" not in value.removeprefix(iri):
                return f"{name}:{value.removeprefix(iri)}"
    return value
