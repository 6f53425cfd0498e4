"""SPARQL over the files as RDF."""

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import QueryBoolean, QuerySolutions

from kg.rdf import dataset, prefixes
from loaders import Graph
from ontology import Vocabulary
from queries import QuestionError
from queries.engines import python_value


def select(query: str, graph: Graph, vocabulary: Vocabulary) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows of a SELECT; an ASK gives `answer`, CONSTRUCT and DESCRIBE their triples.

    Raises:
        QuestionError: the query is not SPARQL.
    """
    known = prefixes(vocabulary)
    try:
        found = dataset(graph, vocabulary).query(query, prefixes=known)
    except SyntaxError as error:
        raise QuestionError(f"not SPARQL: {_wrong(query, str(error), known)}, expected SPARQL 1.1, mend it") from None
    if isinstance(found, QueryBoolean):
        return ["answer"], [{"answer": bool(found)}]
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        return names, [{name: _prefixed(python_value(row[name], vocabulary), known) for name in names} for row in found]
    rows = [{"subject": t.subject, "predicate": t.predicate, "object": t.object} for t in found]
    columns = ["subject", "predicate", "object"]
    return columns, [{name: _prefixed(python_value(row[name], vocabulary), known) for name in columns} for row in rows]


def _wrong(query: str, message: str, known: Mapping[str, str]) -> str:
    """What the parser says, without the long list of what it would have liked; first, a prefix that nobody declared."""
    declared = set(re.findall(r"PREFIX\s+([\w-]*):", query, re.I)) | known.keys()
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
