"""SPARQL over the files as RDF."""

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
    try:
        found = dataset(graph, vocabulary).query(query, prefixes=prefixes(vocabulary))
    except SyntaxError as error:
        raise QuestionError(f"not SPARQL: {error}, expected SPARQL 1.1, mend the query") from None
    if isinstance(found, QueryBoolean):
        return ["answer"], [{"answer": bool(found)}]
    if isinstance(found, QuerySolutions):
        names = [variable.value for variable in found.variables]
        return names, [{name: python_value(row[name], vocabulary) for name in names} for row in found]
    rows = [{"subject": t.subject, "predicate": t.predicate, "object": t.object} for t in found]
    columns = ["subject", "predicate", "object"]
    return columns, [{name: python_value(row[name], vocabulary) for name in columns} for row in rows]
