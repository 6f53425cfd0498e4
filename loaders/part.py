"""What a load of some files of a dataset would change, beside what the others hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loaders.changes import Changes, Refused, by_identifier
from loaders.graph import Section
from loaders.query import rows
from loaders.rows import HASH, LOADED_FROM
from loaders.schema import ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neo4j import Session

    from loaders.changes import Wanted
    from loaders.dataset import Dataset
    from loaders.graph import Node
    from loaders.records import Document


def compare_part(session: Session, wanted: Wanted, paths: frozenset[str]) -> Changes:
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
        rows,
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
    return Changes(tuple(created), tuple(updated), tuple(sorted(gone)), unchanged, shared)


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
