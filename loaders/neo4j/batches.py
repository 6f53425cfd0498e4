"""`Changes` -> batches of Cypher with their rows, in the order in which they are written.

Nodes come first, then relationships, then updates, deletes last. Nodes to which nothing leads are created together
with their relationships, where many are alike: that spares looking them up again.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM, NodeRows
from kg.loaders.neo4j.schema import RECORD, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.loaders.graph import Node
    from kg.loaders.neo4j.diff import Diff, Target
    from kg.ontology import Vocabulary

# Also the types of relationships that loads have written by vocabularies which had others.
_TYPES = f"OPTIONAL MATCH (record:{RECORD}) WITH coalesce(record.types, []) AS written"
BATCH = 1_000  # larger transactions take longer per row, smaller ones are on the way more often


class Statement(NamedTuple):
    """Cypher with the rows that it unwinds; each stands for so many nodes and relationships."""

    cypher: str
    rows: list[Any]
    weight: int = 1


Batch = list[Statement]  # belongs into one transaction


class Stage(NamedTuple):
    """Batches that may be written in any order, and side by side where they do not touch the same nodes."""

    batches: list[Batch]
    side_by_side: bool


def stages(changes: Diff, wanted: Target) -> list[Stage]:
    """What makes the changes, each stage to be written when the one before it is."""
    vocabulary = wanted.rows.vocabulary
    alone, whole = _apart(changes.created)
    return [
        Stage(list(_nodes(alone, wanted)), side_by_side=True),
        Stage([[statement] for statement in _links(alone, vocabulary)], side_by_side=True),
        Stage([batch for nodes in whole for batch in _whole(nodes, wanted)], side_by_side=True),
        Stage(list(_updated(changes.updated, wanted)), side_by_side=False),
        Stage([_deleted(ids, wanted.rows) for ids in _some(changes.deleted, BATCH)], side_by_side=False),
    ]


def size(batch: Batch) -> int:
    """How many nodes and relationships a batch writes."""
    return sum(len(statement.rows) * statement.weight for statement in batch)


def _apart(created: Sequence[Node]) -> tuple[list[Node], list[list[Node]]]:
    """Nodes that are made before their relationships, and those made with them, by what they have in common."""
    led_to = {target for node in created for _, target in node.links}
    alike = defaultdict(list)
    alone: list[Node] = []
    for node in created:
        if node.id in led_to or not node.links:
            alone.append(node)
        else:
            alike[node.cls, tuple(predicate for predicate, _ in node.links)].append(node)
    few = chain.from_iterable(nodes for nodes in alike.values() if len(nodes) < BATCH)
    return [*alone, *few], [nodes for nodes in alike.values() if len(nodes) >= BATCH]


def _nodes(nodes: Iterable[Node], wanted: Target) -> Iterator[Batch]:
    """Nodes without their relationships."""
    for cls, several in _by_class(nodes).items():
        cypher = f"UNWIND $rows AS row CREATE (n{_labels(wanted.rows.labels[cls])}) SET n = row"
        for some in _some(several, BATCH):
            yield [Statement(cypher, [wanted.held(node) for node in some])]


def _whole(nodes: Sequence[Node], wanted: Target) -> Iterator[Batch]:
    """Nodes of one class that have relationships of the same types, with them: each row is a node, then its targets."""
    vocabulary, first = wanted.rows.vocabulary, nodes[0]
    top = root(vocabulary)
    ends = " ".join(f"MATCH (t{i}:`{top}` {{id: row[{i}]}})" for i in range(1, len(first.links) + 1))
    types = (_type(predicate, vocabulary) for predicate, _ in first.links)
    links = ", ".join(f"(n)-[:{kind}]->(t{i})" for i, kind in enumerate(types, 1))
    node = f"CREATE (n{_labels(wanted.rows.labels[first.cls])}) SET n = row[0]"
    cypher = f"UNWIND $rows AS row {ends} {node} CREATE {links}"
    for some in _some(nodes, BATCH):
        rows = [[wanted.held(node), *(target for _, target in node.links)] for node in some]
        yield [Statement(cypher, rows, 1 + len(first.links))]


def _updated(nodes: Iterable[Node], wanted: Target) -> Iterator[Batch]:
    vocabulary = wanted.rows.vocabulary
    for some in _some(nodes, BATCH):
        yield [*_cleared(some, vocabulary), *_set(some, wanted), *_links(some, vocabulary)]


def _links(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Statement]:
    top = root(vocabulary)
    pairs = defaultdict(list)
    for node in nodes:
        for predicate, target in node.links:
            pairs[predicate].append([node.id, target])
    for predicate, several in pairs.items():
        ends = f"MATCH (a:`{top}` {{id: row[0]}}) MATCH (b:`{top}` {{id: row[1]}})"
        for some in _some(several, BATCH):
            yield Statement(f"UNWIND $rows AS row {ends} CREATE (a)-[:{_type(predicate, vocabulary)}]->(b)", some)


def _type(predicate: str, vocabulary: Vocabulary) -> str:
    """The type of a relationship, with the mark of those that are derived."""
    derived = any(cut.term.name == predicate for cut in vocabulary.derived_relationships)
    return f"`{vocabulary.properties[predicate].relationship}`" + (" {derived: true}" if derived else "")


def _cleared(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Statement]:
    """Take from nodes what we gave them: labels, and relationships to others of ours."""
    top = root(vocabulary)
    others = _labels(name for name in vocabulary.classes if name != top)
    ids = [node.id for node in nodes]
    named = f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})"
    yield Statement(f"{named} REMOVE n{others}", ids)
    yield Statement(f"{_TYPES} {named}-[r]->(m:`{top}`) WHERE {_of_ours(vocabulary)} DELETE r", ids)


def _set(nodes: Iterable[Node], wanted: Target) -> Iterator[Statement]:
    top = root(wanted.rows.vocabulary)
    for cls, several in _by_class(nodes).items():
        labels = _labels(wanted.rows.labels[cls])
        cypher = f"UNWIND $rows AS row MATCH (n:`{top}` {{id: row.id}}) SET n = row, n{labels}"
        yield Statement(cypher, [wanted.held(node) for node in several])


def _deleted(ids: Sequence[str], held: NodeRows) -> Batch:
    """Nodes and their relationships go, but for those at which something of others ends.

    If that is a node of another dataset, that dataset has the node from now on. If it is none of ours, an empty node
    with the identifier stays behind.
    """
    vocabulary, top, own = held.vocabulary, root(held.vocabulary), f"{held.dataset.id}:"
    others = _labels(name for name in vocabulary.classes if name != top)
    named = f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})"
    mine = f"{named} WHERE n.{LOADED_FROM} STARTS WITH '{own}'"
    links = f"OPTIONAL MATCH (n)-[r]-(m:`{top}`) WHERE {_of_ours(vocabulary)}"
    bequeath = (
        f"{named}<--(m:`{top}`) WHERE m.{HASH} IS NOT NULL AND NOT m.{LOADED_FROM} STARTS WITH '{own}' "
        f"WITH n, min(split(m.{LOADED_FROM}, ':')[0]) AS heir "
        f"SET n.{LOADED_FROM} = heir + ':' + split(n.{LOADED_FROM}, ':')[1]"
    )
    return [
        Statement(bequeath, list(ids)),
        Statement(f"{_TYPES} {mine} {links} DELETE r WITH DISTINCT n WHERE NOT (n)--() DELETE n", list(ids)),
        Statement(f"{mine} SET n = {{id: id}} REMOVE n{others}", list(ids)),
    ]


def _of_ours(vocabulary: Vocabulary) -> str:
    """The Cypher that tells whether a relationship `r` to a node `m` is ours, after `_TYPES`.

    What leads to a node of others, or is of a type that no load has written, is theirs.
    """
    return f"m.{HASH} IS NOT NULL AND (type(r) IN {relationships(vocabulary)} OR type(r) IN written)"


def relationships(vocabulary: Vocabulary) -> list[str]:
    """The types of our relationships, sorted, as Cypher reads a list."""
    return sorted({p.relationship for p in vocabulary.properties.values() if p.kind == "entity"})


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
