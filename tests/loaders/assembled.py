"""What a test gets from files that it wrote."""

from typing import NamedTuple

from kg.loaders import Graph


class Assembled(NamedTuple):
    """The graph of some files, and their problems as a user reads them, without the folder."""

    graph: Graph
    problems: list[str]
