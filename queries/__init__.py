"""Named questions: one stem is one Cypher and one SPARQL query under one header, with equal answers."""

from kg.queries.answer import AskedAnswer
from kg.queries.catalogue import find, read_catalogue
from kg.queries.engines import ask_cypher, ask_sparql
from kg.queries.question import Answer, Column, Parameter, Question, QuestionError, Receipt, Row

__all__ = [
    "Answer",
    "AskedAnswer",
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
