"""Nodes -> the `file:line` at which each is written."""

from collections.abc import Iterable

from kg.loaders.files.records import locate
from kg.loaders.graph import Node


def lines(nodes: Iterable[Node]) -> dict[str, str]:
    """`file:line` by identifier; each file is read once. Nodes of no file are left out."""
    exact = {}
    found = {}
    for node in nodes:
        file, name = node.section
        if not file:
            continue
        if not name:
            found[node.id] = f"{file}:{node.place}"
            continue
        if file not in exact:
            exact[file] = locate(file)
        found[node.id] = f"{file}:{exact[file].place((name, node.place))[0]}"
    return found
