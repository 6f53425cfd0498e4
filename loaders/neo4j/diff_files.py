"""What a load of some files of a dataset would change, beside what the others hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.loaders.graph import Section
from kg.loaders.neo4j.diff import Diff, Refused, by_identifier
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neo4j import Session

    from kg.loaders.curated.dataset import Dataset
    from kg.loaders.files.records import Document
    from kg.loaders.graph import Node
    from kg.loaders.neo4j.diff import Target


def compare_files(session: Session, wanted: Target, paths: frozenset[str]) -> Diff:
    """What would make the database equal to the graph as far as some files go; it is only read.

    That is what they hold, and the things that it leads to, for what is said of a thing is part of it. What these
    lead to in turn is created where it is missing. Only what the same files held before is deleted.

    Args:
        session: of the server.
        wanted: the graph of all files.
        paths: of the files, within the dataset.

    Raises:
        LoadError: as `changes.compare`.
    """
    graph, dataset = wanted.graph.nodes, wanted.rows.dataset
    held = session.execute_read(
        read_rows,
        f"{ours(wanted.rows.vocabulary)} AND n.{LOADED_FROM} IN $origins "
        f"OPTIONAL MATCH (n)-->(m) WHERE m.{HASH} IS NOT NULL RETURN n.id, collect(m.id)",
        origins=[f"{dataset.id}:{path}" for path in paths],
    )
    gone = {identifier: ends for identifier, ends in held if identifier not in graph}
    mine = [node for node in graph.values() if wanted.rows.path(node.section) in paths]
    asked = {node.id for node in mine} | _ends(mine) | {end for ends in gone.values() for end in ends}
    created, updated, shared = by_identifier(session, wanted, (graph[i] for i in sorted(asked) if i in graph))
    fresh = [*created, *updated]
    while more := sorted(_ends(fresh) - asked):
        asked.update(more)
        fresh = by_identifier(session, wanted, (graph[i] for i in more if i in graph))[0]
        created += fresh
    unchanged = len(asked & graph.keys()) - len(created) - len(updated)
    return Diff(tuple(created), tuple(updated), tuple(sorted(gone)), unchanged, shared)


def within(paths: Iterable[Path], documents: Iterable[Document], dataset: Dataset) -> frozenset[str] | None:
    """The files of a dataset that some paths name, within it; None for all, where no path is given.

    Raises:
        Refused: a path names none of its files.
    """
    asked = list(paths)
    if not asked:
        return None
    files = {Path(document.file): document.file for document in documents}
    found: set[str] = set()
    for path in asked:
        chosen = [f for f in files if path.resolve() in (f.resolve(), *f.resolve().parents)]
        if not chosen:
            raise Refused(f"{path} holds no file of {dataset.folder}; expected some, or `--data` with their folder")
        found.update(dataset.path(Section(files[file], "any")) for file in chosen)
    return frozenset(found)


def _ends(nodes: Iterable[Node]) -> set[str]:
    return {target for node in nodes for _, target in node.links}
