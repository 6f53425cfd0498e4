"""Curated YAML and the vocabulary become a `Graph`, and a `Graph` is written to Neo4j and RDF."""

from kg.loaders.curated.check import assemble, check
from kg.loaders.files.cache import FileCache
from kg.loaders.files.records import Records, read
from kg.loaders.graph import Edge, Graph, Node, Section
from kg.loaders.problems import BadData, Problem

__all__ = [
    "BadData",
    "Edge",
    "FileCache",
    "Graph",
    "Node",
    "Problem",
    "Records",
    "Section",
    "assemble",
    "check",
    "read",
]
