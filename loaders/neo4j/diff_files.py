"""What a load of some files of a dataset would change; nodes of its other files are left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.loaders.graph import Section
from kg.loaders.neo4j.diff import Diff, Refused, compare_nodes
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import match_loaded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neo4j import Session

    from kg.loaders.curated.dataset import Dataset
    from kg.loaders.files.records import Document
    from kg.loaders.graph import Node
    from kg.loaders.neo4j.diff import Target


def compare_files(session: Session, target: Target, paths: frozenset[str]) -> Diff:
    """Compare the database with the graph as far as some files go; nothing is written.

    Compared are the nodes of the files and the entities they point at, for what is said of an entity is part of it.
    What these point at in turn is created where it is missing. Only nodes that the same files held before are deleted.

    Args:
        session: of the server.
        target: the graph of all files.
        paths: of the files, within the dataset.

    Raises:
        LoadError: as `compare_hashes`.
    """
    graph, dataset = target.graph.nodes, target.rows.dataset
    stored = session.execute_read(
        read_rows,
        f"{match_loaded(target.rows.vocabulary)} AND n.{LOADED_FROM} IN $origins "
        f"OPTIONAL MATCH (n)-->(m) WHERE m.{HASH} IS NOT NULL RETURN n.id, collect(m.id)",
        origins=[f"{dataset.id}:{path}" for path in paths],
    )
    deleted = {identifier: ends for identifier, ends in stored if identifier not in graph}
    in_files = [node for node in graph.values() if target.rows.path(node.section) in paths]
    compared = {node.id for node in in_files} | _ends(in_files) | {end for ends in deleted.values() for end in ends}
    created, updated, shared = compare_nodes(session, target, (graph[i] for i in sorted(compared) if i in graph))
    written = [*created, *updated]
    while further := sorted(_ends(written) - compared):
        compared.update(further)
        written = compare_nodes(session, target, (graph[i] for i in further if i in graph))[0]
        created += written
    unchanged = len(compared & graph.keys()) - len(created) - len(updated)
    return Diff(tuple(created), tuple(updated), tuple(sorted(deleted)), unchanged, shared)


def paths_within(paths: Iterable[Path], documents: Iterable[Document], dataset: Dataset) -> frozenset[str] | None:
    """Return the files of a dataset that some paths name, within it; None for all, where no path is given.

    Raises:
        Refused: a path names none of its files.
    """
    paths = list(paths)
    if not paths:
        return None
    files = {Path(document.file): document.file for document in documents}
    named: set[str] = set()
    for path in paths:
        chosen = [f for f in files if path.resolve() in (f.resolve(), *f.resolve().parents)]
        if not chosen:
            raise Refused(f"{path} holds no file of {dataset.folder}; expected some, or `--data` with their folder")
        named.update(dataset.path(Section(files[file], "any")) for file in chosen)
    return frozenset(named)


def _ends(nodes: Iterable[Node]) -> set[str]:
    return {end for node in nodes for _, end in node.links}
