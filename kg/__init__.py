"""Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

import kg
answer = kg.ask("experts-across-networks")
answer.records()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg import about
from kg.api import (
    ask,
    check,
    cypher,
    export,
    graph,
    load,
    network,
    plan,
    questions,
    rdflib_graph,
    show,
    sparql,
    status,
    unload,
    vocabulary,
    write_page,
)
from kg.errors import KgError
from kg.project import Project

if TYPE_CHECKING:
    from kg.loaders.neo4j.diff import LoadError, Refused
    from kg.loaders.neo4j.sync import Options
    from kg.loaders.problems import BadData
    from kg.ontology import VocabularyError
    from kg.queries import QuestionError
    from kg.server import ServerError

# What takes time to import comes when it is first named: `import kg` stays cheap.
_LAZY = {
    "BadData": "kg.loaders.problems",
    "LoadError": "kg.loaders.neo4j.diff",
    "Options": "kg.loaders.neo4j.sync",
    "QuestionError": "kg.queries",
    "Refused": "kg.loaders.neo4j.diff",
    "ServerError": "kg.server",
    "VocabularyError": "kg.ontology",
}
__all__ = [
    "BadData",
    "KgError",
    "LoadError",
    "Options",
    "Project",
    "QuestionError",
    "Refused",
    "ServerError",
    "VocabularyError",
    "ask",
    "check",
    "cypher",
    "export",
    "graph",
    "load",
    "network",
    "plan",
    "questions",
    "rdflib_graph",
    "show",
    "sparql",
    "status",
    "unload",
    "vocabulary",
    "write_page",
]

__version__ = about.VERSION


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
