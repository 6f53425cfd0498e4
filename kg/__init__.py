"""Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

import kg
answer = kg.ask("experts-across-networks")
answer.records()
"""

from kg.api import ask, export, graph, load, page, questions, vocabulary

__all__ = ["ask", "export", "graph", "load", "page", "questions", "vocabulary"]
__version__ = "0.1.0"
