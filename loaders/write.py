"""`Changes` -> Cypher -> Neo4j: in one transaction where they fit one, else in batches that may stop anywhere.

Nodes come first, then relationships, then updates, deletes last. Batches are written under a mark in the database:
where it is left behind, the next load reads everything back and compares it, whatever the hashes say.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from neo4j.exceptions import TransientError

from loaders.lock import set_unfinished
from loaders.rows import HASH, LOADED_FROM, Rows
from loaders.schema import root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from neo4j import ManagedTransaction, Session

    from loaders.changes import Changes, Wanted
    from loaders.graph import Node
    from ontology import Vocabulary

    Progress = Callable[[str, int, int], None]

BATCH = 5_000
AT_ONCE = 50_000  # what a server with half a gigabyte of heap takes in one transaction, twice over

Statement = tuple[str, list[Any]]
Batch = list[Statement]  # belongs into one transaction


def write(
    session: Session,
    changes: Changes,
    wanted: Wanted,
    progress: Progress,
    at_once: int = AT_ONCE,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Make the changes.

    Args:
        session: of the server to write to.
        changes: what `compare` found.
        wanted: what it compared with.
        progress: told what is done, how many rows of how many.
        at_once: how many rows are written in one transaction; more go batch by batch.
        between: called when the created nodes are there and before their relationships are, or before everything
            where all goes at once.
    """
    nodes = list(_created(changes, wanted))
    rest = list(_connected(changes, wanted))
    total = sum(map(_size, (*nodes, *rest)))
    if total <= at_once:
        between()
        try:
            session.execute_write(_write, [*nodes, *rest])
        except TransientError as error:
            if "OutOfMemory" not in (error.code or ""):
                raise
        else:
            progress("rows written", total, total)
            return
    set_unfinished(session)
    done = 0
    for part in (nodes, rest):
        for batch in part:
            session.execute_write(_write, [batch])
            done += _size(batch)
            progress("rows written", done, total)
        if part is nodes:
            between()


def _size(batch: Batch) -> int:
    return sum(len(rows) for _, rows in batch)


def _write(tx: ManagedTransaction, /, batches: list[Batch]) -> None:
    for batch in batches:
        for cypher, rows in batch:
            tx.run(cypher, rows=rows).consume()


def _created(changes: Changes, wanted: Wanted) -> Iterator[Batch]:
    """The created nodes without their relationships."""
    for cls, nodes in _by_class(changes.created).items():
        cypher = f"UNWIND $rows AS row CREATE (n{_labels(wanted.rows.labels[cls])}) SET n = row"
        for some in _some(nodes, BATCH):
            yield [(cypher, [wanted.held(node) for node in some])]


def _connected(changes: Changes, wanted: Wanted) -> Iterator[Batch]:
    """The relationships of created nodes, what is updated, and what is deleted, for nothing leads to it then."""
    vocabulary = wanted.rows.vocabulary
    yield from ([statement] for statement in _links(changes.created, vocabulary))
    for some in _some(changes.updated, BATCH):
        yield [*_cleared(some, vocabulary), *_set(some, wanted), *_links(some, vocabulary)]
    for ids in _some(changes.deleted, BATCH):
        yield _deleted(ids, wanted.rows)


def _links(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Statement]:
    top = root(vocabulary)
    pairs = defaultdict(list)
    for node in nodes:
        for predicate, target in node.links:
            pairs[predicate].append([node.id, target])
    for predicate, several in pairs.items():
        ends = f"MATCH (a:`{top}` {{id: row[0]}}) MATCH (b:`{top}` {{id: row[1]}})"
        for some in _some(several, BATCH):
            yield f"UNWIND $rows AS row {ends} CREATE (a)-[:{_type(predicate, vocabulary)}]->(b)", some


def _type(predicate: str, vocabulary: Vocabulary) -> str:
    """The type of a relationship, with the mark of those that are derived."""
    derived = any(cut.term.name == predicate for cut in vocabulary.short_cuts)
    return f"`{vocabulary.properties[predicate].relationship}`" + (" {derived: true}" if derived else "")


def _cleared(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Statement]:
    """Take from nodes what we gave them: labels, and relationships to others of ours."""
    top = root(vocabulary)
    others = _labels(name for name in vocabulary.classes if name != top)
    ids = [node.id for node in nodes]
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}}) REMOVE n{others}", ids
    # What leads to a node of others, or is of a type that is not ours, is theirs.
    of_ours = f"m.{HASH} IS NOT NULL AND type(r) IN {relationships(vocabulary)}"
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})-[r]->(m:`{top}`) WHERE {of_ours} DELETE r", ids


def _set(nodes: Iterable[Node], wanted: Wanted) -> Iterator[Statement]:
    top = root(wanted.rows.vocabulary)
    for cls, several in _by_class(nodes).items():
        labels = _labels(wanted.rows.labels[cls])
        cypher = f"UNWIND $rows AS row MATCH (n:`{top}` {{id: row.id}}) SET n = row, n{labels}"
        yield cypher, [wanted.held(node) for node in several]


def _deleted(ids: Sequence[str], held: Rows) -> Batch:
    """Nodes and their relationships go, but for those at which something of others ends.

    If that is a node of another dataset, that dataset has the node from now on. If it is none of ours, an empty node
    with the identifier stays behind.
    """
    vocabulary, top, own = held.vocabulary, root(held.vocabulary), f"{held.dataset.id}:"
    others = _labels(name for name in vocabulary.classes if name != top)
    of_ours = f"m.{HASH} IS NOT NULL AND type(r) IN {relationships(vocabulary)}"
    named = f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})"
    match = f"{named} WHERE n.{LOADED_FROM} STARTS WITH '{own}' WITH id, n MATCH (n)"
    bequeath = (
        f"{named}<--(m:`{top}`) WHERE m.{HASH} IS NOT NULL AND NOT m.{LOADED_FROM} STARTS WITH '{own}' "
        f"WITH n, min(split(m.{LOADED_FROM}, ':')[0]) AS heir "
        f"SET n.{LOADED_FROM} = heir + ':' + split(n.{LOADED_FROM}, ':')[1]"
    )
    return [
        (bequeath, list(ids)),
        (f"{match}-[r]-(m:`{top}`) WHERE {of_ours} DELETE r", list(ids)),
        (f"{match} WHERE NOT (n)--() DELETE n", list(ids)),
        (f"{match} SET n = {{id: id}} REMOVE n{others}", list(ids)),
    ]


def relationships(vocabulary: Vocabulary) -> list[str]:
    """The types of our relationships, sorted, as Cypher reads a list."""
    return sorted({p.relationship for p in vocabulary.properties.values() if p.kind == "thing"})


def _labels(names: Iterable[str]) -> str:
    return "".join(f":`{name}`" for name in names)


def _by_class(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found = defaultdict(list)
    for node in nodes:
        found[node.cls].append(node)
    return found


def _some(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
