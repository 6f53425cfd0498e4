"""Expectations beside the data: how many rows a SPARQL query gives, and why that is so."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import QuerySolutions, Store

from kg.loaders import Graph, Problem, Records
from kg.loaders.curated.identifiers import EXPECTATIONS
from kg.loaders.files.records import read_positions
from kg.loaders.rdf.store import rdf_store
from kg.loaders.rdf.terms import prefixes, python_value
from kg.ontology import Vocabulary

_COMPARISONS = ("equals", "at_least", "at_most")
_KEYS = {"what", "why", "rows", *_COMPARISONS}


def unmet(records: Records, graph: Graph, vocabulary: Vocabulary) -> list[Problem]:
    """Every expectation that the graph does not meet, or that cannot be read."""
    stated = [(d.file, d.content()[EXPECTATIONS]) for d in records.documents if d.has_section(EXPECTATIONS)]
    stated = [(file, expectations) for file, expectations in stated if expectations is not None]
    if not stated:
        return []
    store = rdf_store(graph, vocabulary)
    names = prefixes(vocabulary)
    problems = []
    for file, expectations in stated:
        for place, expectation in enumerate(expectations if isinstance(expectations, list) else [None]):
            wrong = _malformed(expectation) or _compare(expectation, store, names, vocabulary)
            if wrong is not None:
                problems.append(_problem(file, place, *wrong))
    return problems


def _problem(file: str, place: int, what: str, expected: str, remedy: str) -> Problem:
    line, column = read_positions(file).position((EXPECTATIONS, place)) if Path(file).is_file() else (1, 1)
    return Problem(file, line, column, what, expected, remedy)


def _malformed(expectation: Any) -> tuple[str, str, str] | None:
    form = "`what:`, `why:`, `rows:` and one of `equals:`, `at_least:`, `at_most:`"
    if not isinstance(expectation, dict) or not set(expectation) <= _KEYS:
        return "an expectation of another form", form, "correct its keys"
    given = [key for key in _COMPARISONS if type(expectation.get(key)) is int]
    if len(given) != 1 or not all(isinstance(expectation.get(key), str) for key in ("what", "why", "rows")):
        return "an expectation that lacks something", form, "add it"
    return None


def _compare(
    expectation: Mapping[str, Any], store: Store, names: dict[str, str], vocabulary: Vocabulary
) -> tuple[str, str, str] | None:
    try:
        found = store.query(expectation["rows"], prefixes=names)
        if not isinstance(found, QuerySolutions):
            return "rows is no SELECT", "a SELECT", "write SELECT and the variables"
        width = range(len(found.variables))
        rows = [" ".join(str(python_value(row[i], vocabulary)) for i in width) for row in found]
    except SyntaxError as error:
        return f"rows is not SPARQL: {_line(error)}", "a SELECT", "mend the query"
    except (OSError, RuntimeError, ValueError) as error:  # it asks another server, say
        return f"rows cannot be counted: {_line(error)}", "a SELECT of these data alone", "mend the query"
    comparison = next(key for key in _COMPARISONS if key in expectation)
    wanted, number = expectation[comparison], len(rows)
    if {"equals": number == wanted, "at_least": number >= wanted, "at_most": number <= wanted}[comparison]:
        return None
    shown = f" ({'; '.join(sorted(rows)[:5])})" if 0 < number <= 5 or wanted == 0 else ""
    expected = f"{comparison.replace('_', ' ').replace('equals', 'exactly')} {wanted} because: {expectation['why']}"
    return f"{expectation['what']}: {number}{shown}", expected.rstrip("."), "correct the data or the expectation"


def _line(error: Exception) -> str:
    """The message on one line; the parser's list of all that may stand there is cut."""
    text = " ".join(str(error).split())
    return text if len(text) <= 100 else text[:99] + "…"
