"""Asking: a `Question` and parameters -> the same `Answer` from Neo4j and from RDF."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from typing import Any

from neo4j import READ_ACCESS, Driver, RoutingControl, Session
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.ontology import Vocabulary
from kg.queries.analyses import ANALYSES, EDGE_COLUMNS, Edge, analyse
from kg.queries.question import Answer, Parameter, Question, QuestionError, Row

Given = Mapping[str, str | int | None]
SEPARATOR = "|"
STATEMENTS = "statements"
# Stands in for the separator when SPARQL is asked: the loader lets no such character into the data.
_UNIT = "\x1f"
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_OPTIONS = re.compile(r"\s*CYPHER\b(?:\s+(?:\d+|\w+\s*=\s*\w+))+\s+", re.IGNORECASE)
_IDENTIFIER = re.compile(r"[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*")
_XSD = "http://www.w3.org/2001/XMLSchema#"


def parameters(question: Question, given: Given, vocabulary: Vocabulary) -> dict[str, str | int | None]:
    """The value of every parameter: as given, or its default; one with an example must be given.

    An identifier may be given without its class: `t2` for `network/t2`.

    Raises:
        QuestionError: a name or value does not fit.
    """
    names = [p.name for p in question.parameters]
    for name in given:
        if name not in names:
            close = get_close_matches(name, names, n=1)
            remedy = f"did you mean {close[0]}?" if close else f"it takes {', '.join(names) or 'none'}"
            raise QuestionError(f"{question.stem} has no parameter {name}, expected one of its own, {remedy}")
    return {p.name: value_of(p, given.get(p.name, p.default), vocabulary) for p in question.parameters}


def value_of(parameter: Parameter, value: str | int | None, vocabulary: Vocabulary) -> str | int | None:
    """A value as the queries take it.

    Raises:
        QuestionError: it does not fit.
    """
    if value is None or value == "":
        if parameter.example is not None:
            raise QuestionError(
                f"{parameter.name} is not given, expected a value, write one such as {parameter.example}"
            )
        return None
    if parameter.type in vocabulary.classes:
        return _identifier(parameter, str(value), vocabulary)
    if parameter.type in vocabulary.lists:
        codes = vocabulary.codes[parameter.type]
        if value not in codes:
            wanted = ", ".join(sorted(codes))
            raise QuestionError(f"{parameter.name}={value}, expected one of {wanted}, choose one of them")
        return value
    if parameter.type == "integer":
        try:
            return int(value)
        except ValueError:
            raise QuestionError(f"{parameter.name}={value}, expected a whole number, write digits") from None
    return _date(parameter, str(value)) if parameter.type == "date" else str(value)


def _date(parameter: Parameter, text: str) -> str:
    """A year, month or day that there is."""
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :] if _DATE.fullmatch(text) else "")
    except ValueError:
        remedy = "write a year, month or day such as 2015, 2015-03 or 2015-03-04"
        raise QuestionError(f"{parameter.name}={text}, expected a date, {remedy}") from None
    return text


def _identifier(parameter: Parameter, text: str, vocabulary: Vocabulary) -> str:
    segment = vocabulary.classes[parameter.type].segment
    whole = text if "/" in text else f"{segment}/{text}"
    if _IDENTIFIER.fullmatch(whole) is None:
        remedy = f"write {segment}/ and lower-case letters, digits and hyphens"
        raise QuestionError(f"{parameter.name}={text}, expected an identifier, {remedy}")
    return whole


def reader(driver: Driver, database: str | None) -> Session:
    """A session that only reads, and sees what this process wrote, on a cluster too."""
    shared = driver.execute_query_bookmark_manager
    return driver.session(database=database, default_access_mode=READ_ACCESS, bookmark_manager=shared)


def ask_cypher(
    question: Question, given: Given, vocabulary: Vocabulary, driver: Driver, database: str | None = None
) -> Answer:
    """Ask Neo4j, in a transaction that may only read."""
    values = parameters(question, given, vocabulary)
    # Unlike a session, this sends the beginning of the transaction and the query in one go.
    found: list[list[Any]] = driver.execute_query(
        in_one(question),
        values,
        database_=database,
        routing_=RoutingControl.READ,
        result_transformer_=lambda result: result.single(strict=True)[0],
    )
    return _answer(question, values, found, _texts)


def in_one(question: Question) -> str:
    """The Cypher of a question, so wrapped that it gives all its rows, in their order, as one list of lists.

    The driver reads each row as a message of its own, which takes five times as long as reading them in one.
    """
    options = _OPTIONS.match(question.cypher)
    before, query = (options[0], question.cypher[options.end() :]) if options else ("", question.cypher)
    query = query.rstrip().removesuffix(";")
    names = ", ".join(f"`{name}`" for name in returned(question))
    return f"{before}CALL () {{\n{query}\n}}\nRETURN collect([{names}])"


def returned(question: Question) -> list[str]:
    """What both queries of a question return: its columns, or the edges that its analysis takes, and the statements."""
    return [*(EDGE_COLUMNS if question.analysis else (c.name for c in question.columns)), STATEMENTS]


def ask_sparql(question: Question, given: Given, vocabulary: Vocabulary, store: Store) -> Answer:
    """Ask the RDF dataset; a parameter without value stays UNDEF, so that it joins with everything."""
    values = parameters(question, given, vocabulary)
    sparql = question.sparql.replace(f'"{SEPARATOR}"', f'"{_UNIT}"')
    for parameter in question.parameters:
        value = values[parameter.name]
        if value is not None:
            before = placeholder(parameter.name)
            sparql = sparql.replace(before, before.replace("UNDEF", str(_term(parameter, value, vocabulary))))
    solutions = store.query(sparql)
    if not isinstance(solutions, QuerySolutions):
        raise QuestionError(f"{question.stem}: not a SELECT, expected one, rewrite the query")
    found = [[python_value(term, vocabulary) for term in solution] for solution in solutions]
    return _answer(question, values, found, partial(_parts, vocabulary=vocabulary))


def placeholder(name: str) -> str:
    """How a SPARQL query names a parameter: valid as it stands, and then without effect."""
    return f"VALUES ?{name} {{ UNDEF }}"


def _term(parameter: Parameter, value: Any, vocabulary: Vocabulary) -> NamedNode | Literal:
    if parameter.type in vocabulary.classes:
        return NamedNode(f"{vocabulary.base}{value}")
    if parameter.type in vocabulary.lists:
        return NamedNode(vocabulary.codes[parameter.type][str(value)].iri)
    return Literal(value)


def python_value(term: Any, vocabulary: Vocabulary) -> Any:
    """A term of an RDF answer as Python has it; identifiers and codes without their base."""
    if isinstance(term, NamedNode):
        return _short(term.value, vocabulary)
    if not isinstance(term, Literal):
        return None
    kind = term.datatype.value.removeprefix(_XSD)
    if kind == "integer":
        return int(term.value)
    if kind in ("decimal", "double"):
        number = Decimal(term.value)
        return int(number) if number == int(number) else float(number)
    return term.value == "true" if kind == "boolean" else term.value


def _answer(
    question: Question,
    values: Mapping[str, str | int | None],
    found: Iterable[Sequence[Any]],
    texts: Callable[[Any], tuple[str, ...]],
) -> Answer:
    """The answer of rows as an engine gives them; `texts` makes a list of what the engine has for one."""
    if question.analysis:
        edges = [Edge(*cells, *texts(said)) for *cells, said in found]
        found = analyse(ANALYSES[question.analysis], edges, values)
    lists = [place for place, column in enumerate(question.columns) if column.type == "list"]
    rows = []
    for *cells, statements in found:
        for place in lists:
            cells[place] = texts(cells[place])
        rows.append(Row(tuple(cells), texts(statements)))
    return Answer(question, dict(values), tuple(rows))


def _texts(parts: Collection[Any] | None) -> tuple[str, ...]:
    """The texts of a list, each once and sorted; most lists of many are of one."""
    if parts and len(parts) == 1:
        (only,) = parts
        return () if only in (None, "") else (str(only),)
    return tuple(sorted({str(part) for part in parts or () if part not in (None, "")}))


def _parts(value: Any, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The same of a text that SPARQL joined, or of a list that was computed."""
    parts = value.split(_UNIT) if isinstance(value, str) else value or ()
    return _texts([_short(str(part), vocabulary) for part in parts if part is not None])


def _short(text: str, vocabulary: Vocabulary) -> str:
    """An IRI of ours as its identifier or notation; any other text as it is."""
    if text.startswith(vocabulary.base):
        return text.removeprefix(vocabulary.base)
    return text.rsplit("/", 1)[1] if text.startswith(vocabulary.code_base) else text
