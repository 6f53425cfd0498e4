"""The result of assembling the files of a test."""

from typing import NamedTuple

from kg.loaders import Graph


class Assembled(NamedTuple):
    """The graph of some files, and their problems as a user reads them, with paths relative to the folder."""

    graph: Graph
    problems: list[str]
