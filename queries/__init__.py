"""Named questions: one stem is one Cypher and one SPARQL query under one header, with equal answers."""

from queries.catalogue import find, read_catalogue
from queries.engines import ask_cypher, ask_sparql
from queries.question import Answer, Column, Parameter, Question, QuestionError, Receipt, Row

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
