"""Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

import kg
answer = kg.ask("experts-across-networks")
answer.records()
"""

from kg.api import ask, graph, load, plan, questions, status, unload, vocabulary
from kg.publish import rdflib_graph, write_page, write_rdf

__all__ = [
    "ask",
    "graph",
    "load",
    "plan",
    "questions",
    "rdflib_graph",
    "status",
    "unload",
    "vocabulary",
    "write_page",
    "write_rdf",
]
__version__ = "0.1.0"
