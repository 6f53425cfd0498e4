"""`Diff` -> batches of Cypher queries with their rows, in the order in which they are written.

Nodes come first, then relationships, then updates, deletes last. Nodes without incoming relationships are created
together with their outgoing ones where many have the same types, which saves a lookup.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM, NodeRows
from kg.loaders.neo4j.schema import RECORD_LABEL, root_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.loaders.graph import Node
    from kg.loaders.neo4j.diff import Diff, Target
    from kg.ontology import Vocabulary

# Earlier loads may have written relationship types that this vocabulary no longer has.
_WRITTEN_TYPES = f"OPTIONAL MATCH (record:{RECORD_LABEL}) WITH coalesce(record.types, []) AS written"
BATCH_SIZE = 1_000  # rows; larger transactions take longer per row, smaller ones cost more round trips


class Query(NamedTuple):
    """Cypher with the rows that it unwinds.

    Attributes:
        weight: how many nodes and relationships each row writes.
    """

    cypher: str
    rows: list[Any]
    weight: int = 1


Batch = list[Query]  # the queries of one transaction


class Stage(NamedTuple):
    """Batches that may be written in any order.

    Attributes:
        parallel: whether they may be written at the same time, for they touch different nodes.
    """

    batches: list[Batch]
    parallel: bool


def stages(diff: Diff, target: Target) -> list[Stage]:
    """Return the stages that apply a diff; each needs the one before it."""
    vocabulary = target.rows.vocabulary
    single, groups = _split_created(diff.created)
    return [
        Stage(list(_create_nodes(single, target)), parallel=True),
        Stage([[query] for query in _create_relationships(single, vocabulary)], parallel=True),
        Stage([batch for nodes in groups for batch in _create_with_relationships(nodes, target)], parallel=True),
        Stage(list(_update(diff.updated, target)), parallel=False),
        Stage([_delete(ids, target.rows) for ids in _chunks(diff.deleted, BATCH_SIZE)], parallel=False),
    ]


def batch_weight(batch: Batch) -> int:
    """Return how many nodes and relationships a batch writes."""
    return sum(len(query.rows) * query.weight for query in batch)


def _split_created(created: Sequence[Node]) -> tuple[list[Node], list[list[Node]]]:
    """Return nodes to create before their relationships, and groups to create with them: same class, same types."""
    ends = {end for node in created for _, end in node.links}
    groups = defaultdict(list)
    single: list[Node] = []
    for node in created:
        if node.id in ends or not node.links:
            single.append(node)
        else:
            groups[node.cls, tuple(predicate for predicate, _ in node.links)].append(node)
    small = chain.from_iterable(nodes for nodes in groups.values() if len(nodes) < BATCH_SIZE)
    return [*single, *small], [nodes for nodes in groups.values() if len(nodes) >= BATCH_SIZE]


def _create_nodes(nodes: Iterable[Node], target: Target) -> Iterator[Batch]:
    """Yield batches that create nodes without their relationships."""
    for cls, members in _by_class(nodes).items():
        cypher = f"UNWIND $rows AS row CREATE (n{_labels(target.rows.labels[cls])}) SET n = row"
        for chunk in _chunks(members, BATCH_SIZE):
            yield [Query(cypher, [target.row(node) for node in chunk])]


def _create_with_relationships(nodes: Sequence[Node], target: Target) -> Iterator[Batch]:
    """Yield batches that create nodes of one group with their relationships; a row is a node, then its end nodes."""
    vocabulary, first = target.rows.vocabulary, nodes[0]
    root = root_label(vocabulary)
    ends = " ".join(f"MATCH (t{i}:`{root}` {{id: row[{i}]}})" for i in range(1, len(first.links) + 1))
    types = (_relationship(predicate, vocabulary) for predicate, _ in first.links)
    links = ", ".join(f"(n)-[:{kind}]->(t{i})" for i, kind in enumerate(types, 1))
    node = f"CREATE (n{_labels(target.rows.labels[first.cls])}) SET n = row[0]"
    cypher = f"UNWIND $rows AS row {ends} {node} CREATE {links}"
    for chunk in _chunks(nodes, BATCH_SIZE):
        rows = [[target.row(node), *(end for _, end in node.links)] for node in chunk]
        yield [Query(cypher, rows, 1 + len(first.links))]


def _update(nodes: Iterable[Node], target: Target) -> Iterator[Batch]:
    """Yield batches that replace labels, properties and relationships of nodes."""
    vocabulary = target.rows.vocabulary
    for chunk in _chunks(nodes, BATCH_SIZE):
        yield [*_clear(chunk, vocabulary), *_set_properties(chunk, target), *_create_relationships(chunk, vocabulary)]


def _create_relationships(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Query]:
    """Yield queries that create the outgoing relationships of nodes that are there."""
    root = root_label(vocabulary)
    pairs = defaultdict(list)
    for node in nodes:
        for predicate, end in node.links:
            pairs[predicate].append([node.id, end])
    for predicate, rows in pairs.items():
        ends = f"MATCH (a:`{root}` {{id: row[0]}}) MATCH (b:`{root}` {{id: row[1]}})"
        create = f"CREATE (a)-[:{_relationship(predicate, vocabulary)}]->(b)"
        for chunk in _chunks(rows, BATCH_SIZE):
            yield Query(f"UNWIND $rows AS row {ends} {create}", chunk)


def _relationship(predicate: str, vocabulary: Vocabulary) -> str:
    """Return the Cypher of a relationship's type, with the mark of derived ones."""
    derived = any(relationship.term.name == predicate for relationship in vocabulary.derived_relationships)
    return f"`{vocabulary.properties[predicate].relationship}`" + (" {derived: true}" if derived else "")


def _clear(nodes: Iterable[Node], vocabulary: Vocabulary) -> Iterator[Query]:
    """Yield queries that remove what loads gave to nodes: labels, and relationships to other loaded nodes."""
    root = root_label(vocabulary)
    labels = _labels(name for name in vocabulary.classes if name != root)
    ids = [node.id for node in nodes]
    match = f"UNWIND $rows AS id MATCH (n:`{root}` {{id: id}})"
    yield Query(f"{match} REMOVE n{labels}", ids)
    yield Query(f"{_WRITTEN_TYPES} {match}-[r]->(m:`{root}`) WHERE {_is_loaded(vocabulary)} DELETE r", ids)


def _set_properties(nodes: Iterable[Node], target: Target) -> Iterator[Query]:
    """Yield queries that set labels and all properties of nodes."""
    root = root_label(target.rows.vocabulary)
    for cls, members in _by_class(nodes).items():
        labels = _labels(target.rows.labels[cls])
        cypher = f"UNWIND $rows AS row MATCH (n:`{root}` {{id: row.id}}) SET n = row, n{labels}"
        yield Query(cypher, [target.row(node) for node in members])


def _delete(ids: Sequence[str], rows: NodeRows) -> Batch:
    """Return queries that delete nodes with their relationships, except nodes that others still point at.

    Where a node of another dataset does, that dataset takes the node over. Where a node that no load wrote does, an
    empty node with the identifier stays behind.
    """
    vocabulary, root, own = rows.vocabulary, root_label(rows.vocabulary), f"{rows.dataset.id}:"
    labels = _labels(name for name in vocabulary.classes if name != root)
    match = f"UNWIND $rows AS id MATCH (n:`{root}` {{id: id}})"
    match_own = f"{match} WHERE n.{LOADED_FROM} STARTS WITH '{own}'"
    links = f"OPTIONAL MATCH (n)-[r]-(m:`{root}`) WHERE {_is_loaded(vocabulary)}"
    hand_over = (
        f"{match}<--(m:`{root}`) WHERE m.{HASH} IS NOT NULL AND NOT m.{LOADED_FROM} STARTS WITH '{own}' "
        f"WITH n, min(split(m.{LOADED_FROM}, ':')[0]) AS heir "
        f"SET n.{LOADED_FROM} = heir + ':' + split(n.{LOADED_FROM}, ':')[1]"
    )
    return [
        Query(hand_over, list(ids)),
        Query(
            f"{_WRITTEN_TYPES} {match_own} {links} DELETE r WITH DISTINCT n WHERE NOT (n)--() DELETE n",
            list(ids),
        ),
        Query(f"{match_own} SET n = {{id: id}} REMOVE n{labels}", list(ids)),
    ]


def _is_loaded(vocabulary: Vocabulary) -> str:
    """Return the Cypher condition that a load wrote the relationship `r` to the node `m`; needs `_WRITTEN_TYPES`.

    Relationships to nodes that no load wrote, or of types that no load has written, belong to others.
    """
    return f"m.{HASH} IS NOT NULL AND (type(r) IN {relationship_types(vocabulary)} OR type(r) IN written)"


def relationship_types(vocabulary: Vocabulary) -> list[str]:
    """Return the types of the vocabulary's relationships, sorted, as Cypher reads a list."""
    return sorted({p.relationship for p in vocabulary.properties.values() if p.kind == "entity"})


def _labels(names: Iterable[str]) -> str:
    return "".join(f":`{name}`" for name in names)


def _by_class(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    members = defaultdict(list)
    for node in nodes:
        members[node.cls].append(node)
    return members


def _chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
