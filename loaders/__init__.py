"""Curated YAML and the vocabulary become a `Graph`, and a `Graph` becomes what Neo4j holds."""

from loaders.check import assemble, check
from loaders.graph import Edge, Graph, Node, Section
from loaders.kept import Kept
from loaders.problem import BadData, Problem
from loaders.records import Records, read

__all__ = ["BadData", "Edge", "Graph", "Kept", "Node", "Problem", "Records", "Section", "assemble", "check", "read"]
