"""Expectations beside the data: how many rows a SPARQL query returns, and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import QuerySolutions, Store

from kg.loaders.curated.identifiers import EXPECTATIONS
from kg.loaders.files.records import Records, read_positions
from kg.loaders.graph import Graph
from kg.loaders.problems import Problem
from kg.loaders.rdf.store import rdf_store
from kg.loaders.rdf.terms import prefixes, python_value
from kg.ontology import Vocabulary

_COMPARISONS = ("equals", "at_least", "at_most")
_KEYS = {"what", "why", "rows", *_COMPARISONS}
_FORM = "`what:`, `why:`, `rows:` and one of `equals:`, `at_least:`, `at_most:`"
_EXAMPLES = 5  # rows that a message shows
_Fault = tuple[str, str, str]  # what, expected, remedy


def unmet_expectations(records: Records, graph: Graph, vocabulary: Vocabulary) -> list[Problem]:
    """Return a problem for every expectation that the graph does not meet, or that cannot be read."""
    sections = [(d.file, d.content()[EXPECTATIONS]) for d in records.documents if d.has_section(EXPECTATIONS)]
    sections = [(file, expectations) for file, expectations in sections if expectations is not None]
    if not sections:
        return []
    store = rdf_store(graph, vocabulary)
    names = prefixes(vocabulary)
    problems = []
    for file, expectations in sections:
        for index, expectation in enumerate(expectations if isinstance(expectations, list) else [None]):
            fault = _malformed(expectation) or _compare(expectation, store, names, vocabulary)
            if fault is not None:
                problems.append(_problem(file, index, fault))
    return problems


def _problem(file: str, index: int, fault: _Fault) -> Problem:
    line, column = read_positions(file).position((EXPECTATIONS, index)) if Path(file).is_file() else (1, 1)
    return Problem(file, line, column, *fault)


def _malformed(expectation: Any) -> _Fault | None:
    """Return what is wrong with the keys of an expectation, or None."""
    if not isinstance(expectation, dict) or not set(expectation) <= _KEYS:
        return "an expectation of another form", _FORM, "correct its keys"
    comparisons = [key for key in _COMPARISONS if type(expectation.get(key)) is int]
    if len(comparisons) != 1 or not all(isinstance(expectation.get(key), str) for key in ("what", "why", "rows")):
        return "an incomplete expectation", _FORM, "correct its keys"
    return None


def _compare(
    expectation: Mapping[str, Any], store: Store, names: dict[str, str], vocabulary: Vocabulary
) -> _Fault | None:
    """Return how the rows of the query differ from the expectation, or None."""
    try:
        solutions = store.query(expectation["rows"], prefixes=names)
        if not isinstance(solutions, QuerySolutions):
            return "rows is no SELECT", "a SELECT", "write SELECT and the variables"
        width = range(len(solutions.variables))
        rows = [" ".join(str(python_value(row[i], vocabulary)) for i in width) for row in solutions]
    except SyntaxError as error:
        return f"rows is not SPARQL: {_one_line(error)}", "a SELECT", "correct the query"
    except (OSError, RuntimeError, ValueError) as error:  # for example, it asks another server
        return f"rows cannot be counted: {_one_line(error)}", "a SELECT of these data alone", "correct the query"
    comparison = next(key for key in _COMPARISONS if key in expectation)
    expected, number = expectation[comparison], len(rows)
    if {"equals": number == expected, "at_least": number >= expected, "at_most": number <= expected}[comparison]:
        return None
    show_rows = 0 < number <= _EXAMPLES or expected == 0
    examples = f" ({'; '.join(sorted(rows)[:_EXAMPLES])})" if show_rows else ""
    limit = f"{comparison.replace('_', ' ').replace('equals', 'exactly')} {expected}"
    because = f"{limit} because: {expectation['why']}".rstrip(".")
    return f"{expectation['what']}: {number}{examples}", because, "correct the data or the expectation"


def _one_line(error: Exception) -> str:
    """Return a message on one line, without the parser's long list of possible tokens."""
    text = " ".join(str(error).split())
    return text if len(text) <= 100 else text[:99] + "…"
