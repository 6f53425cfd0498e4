"""Knowledge graph of Latvian municipal cooperation: projects, people and institutions, each fact with its source.

import kg
answer = kg.ask("experts-across-networks")
answer.records()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg import about

if TYPE_CHECKING:
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
    from kg.loaders.neo4j.diff import LoadError, Refused
    from kg.loaders.neo4j.sync import Options
    from kg.loaders.problems import BadData
    from kg.ontology import VocabularyError
    from kg.project import Project
    from kg.queries import QuestionError
    from kg.server import ServerError

# A name is imported when it is first used, so that `kg --help` and `import kg` stay cheap; by default from `kg.api`.
_MODULES = {
    "BadData": "kg.loaders.problems",
    "KgError": "kg.errors",
    "LoadError": "kg.loaders.neo4j.diff",
    "Options": "kg.loaders.neo4j.sync",
    "Project": "kg.project",
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
    if name in __all__:
        return getattr(import_module(_MODULES.get(name, "kg.api")), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
