"""Named questions: one stem is one Cypher and one SPARQL query under one header, with equal answers."""

from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.question import Column, Parameter, Question
from kg.queries.catalogue.read_catalogue import find, read_catalogue
from kg.queries.engines.answer import Answer, Receipt
from kg.queries.engines.neo4j_engine import ask_cypher
from kg.queries.engines.rdf_engine import ask_sparql
from kg.queries.rows import Row

__all__ = [
    "Answer",
    "Column",
    "Parameter",
    "Question",
    "QuestionError",
    "Receipt",
    "Row",
    "ask_cypher",
    "ask_sparql",
    "find",
    "read_catalogue",
]
