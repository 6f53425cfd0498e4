"""Named questions: one stem is one Cypher and one SPARQL query under one header, with equal answers."""

from kg.queries.answer import Answer, Receipt, Row
from kg.queries.catalogue import find, read_catalogue
from kg.queries.neo4j_engine import ask_cypher
from kg.queries.problems import QuestionError
from kg.queries.question import Column, Parameter, Question
from kg.queries.rdf_engine import ask_sparql

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
