"""Nodes -> the `file:line` at which each is written."""

from collections.abc import Iterable

from kg.loaders.files.records import read_positions
from kg.loaders.graph import Node


def find_origins(nodes: Iterable[Node]) -> dict[str, str]:
    """Return `file:line` of nodes by identifier; each file is read once. Nodes of no file are left out."""
    files = {}
    places = {}
    for node in nodes:
        file, name = node.section
        if not file:
            continue
        if not name:
            places[node.id] = f"{file}:{node.position}"
            continue
        if file not in files:
            files[file] = read_positions(file)
        places[node.id] = f"{file}:{files[file].position((name, node.position))[0]}"
    return places
