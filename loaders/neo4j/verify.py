"""Read the database: its counts, and its loaded nodes as a `Graph`, to compare them with a target."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from neo4j.exceptions import ClientError

from kg.loaders.graph import Graph, Node
from kg.loaders.neo4j.batches import relationship_types
from kg.loaders.neo4j.diff import Diff, compare_nodes, counts_of
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM, node_of
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import LOCK_LABEL, RECORD_LABEL, match_loaded, root_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neo4j import Driver, ManagedTransaction, Session

    from kg.loaders.neo4j.diff import Counts, Target
    from kg.ontology import Vocabulary


def count_mismatches(session: Session, target: Target, shared: frozenset[str]) -> list[str]:
    """Return, per label and relationship type, where the database holds more or less than the target, as text.

    Args:
        session: of the server.
        target: the graph that the database shall hold.
        shared: identifiers of its nodes that another dataset loaded, which are not counted.
    """
    vocabulary = target.rows.vocabulary
    nodes = target.graph.nodes.values()
    expected = counts_of((node for node in nodes if node.id not in shared), vocabulary) if shared else target.counts
    names = sorted(vocabulary.classes), relationship_types(vocabulary)
    # The server's own totals are cheapest, and enough when every node in the database is ours.
    if totals := _totals(session):
        number, *counts = totals
        if number == len(target.graph.nodes) and not _mismatches(expected, counts, names):
            return []
    return _mismatches(expected, session.execute_read(_count_own, target), names)


def _totals(session: Session) -> tuple[int, dict[str, int], dict[str, int]] | None:
    """Return how many nodes there are without those that loads keep beside the graph, per label, and edges per type.

    The server keeps these totals for its query planner, all behind one procedure. None where it does not let us
    call that, which takes the rights of an administrator on servers that distinguish users:
    https://neo4j.com/docs/operations-manual/5/procedures/
    """
    cypher = "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data.nodes, data.relationships"
    try:
        nodes, edges = session.execute_read(read_rows, cypher)[0]
    except ClientError:
        return None
    per_label = {total.get("label"): total["count"] for total in nodes}
    any_ends = (total for total in edges if not total.keys() & {"startLabel", "endLabel"})
    per_type = {total.get("relationshipType"): total["count"] for total in any_ends}
    number = per_label.pop(None) - per_label.get(LOCK_LABEL, 0) - per_label.get(RECORD_LABEL, 0)
    return number, per_label, per_type


def _count_own(tx: ManagedTransaction, /, target: Target) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many nodes per label, and relationships per type, the database holds of this dataset alone."""
    vocabulary, own = target.rows.vocabulary, f"{target.rows.dataset.id}:"
    match_own = f"{match_loaded(vocabulary)} AND n.{LOADED_FROM} STARTS WITH $own"
    links = f"MATCH (n)-[r]->(m:`{root_label(vocabulary)}`) WHERE m.{HASH} IS NOT NULL"
    per_label = dict(read_rows(tx, f"{match_own} UNWIND labels(n) AS name RETURN name, count(*)", own=own))
    return per_label, dict(read_rows(tx, f"{match_own} {links} RETURN type(r), count(*)", own=own))


def _mismatches(expected: Counts, stored: Sequence[Mapping[str, int]], names: Sequence[list[str]]) -> list[str]:
    return [
        f"{stored_counts.get(name, 0)} {name}, expected {counts[name]}"
        for counts, stored_counts, declared in zip(expected, stored, names, strict=True)
        for name in declared
        if stored_counts.get(name, 0) != counts[name]
    ]


def compare_values(session: Session, target: Target) -> Diff:
    """Like `compare_hashes`, from every value that the database holds, whatever its hashes say."""
    vocabulary, own = target.rows.vocabulary, f"{target.rows.dataset.id}:"
    match = match_loaded(vocabulary)
    stored = _read_nodes(session, match, vocabulary)
    rows = session.execute_read(read_rows, f"{match} RETURN n.id, labels(n), n.{HASH}, n.{LOADED_FROM}")
    marks = {row[0]: (vocabulary.classes.keys() & row[1], *row[2:]) for row in rows}
    own_ids = {identifier for identifier, mark in marks.items() if (mark[2] or own).startswith(own)}
    graph = target.graph.nodes
    missing, differing, shared = compare_nodes(session, target, (n for n in graph.values() if n.id not in own_ids))
    changed = [
        node
        for node in graph.values()
        if node.id in own_ids
        and (_declared_content(stored[node.id], vocabulary) != node.content or marks[node.id] != _marks(node, target))
    ]
    deleted = tuple(sorted(own_ids - graph.keys()))
    unchanged = len(graph) - len(missing) - len(differing) - len(changed)
    return Diff(tuple(missing), (*differing, *changed), deleted, unchanged, shared)


def _declared_content(node: Node, vocabulary: Vocabulary) -> tuple[object, ...]:
    """Return the content of a node without properties that others gave it, which the vocabulary does not declare."""
    declared = vocabulary.properties
    values = ((n, v) for n, v in node.values if n in declared or n.removesuffix("En") in declared)
    return node._replace(values=tuple(values)).content


def _marks(node: Node, target: Target) -> tuple[set[str], int, str]:
    """Return the labels, the hash and the origin that the database shall hold of a node."""
    origin = f"{target.rows.dataset.id}:{target.rows.path(node.section)}"
    return set(target.rows.labels[node.cls]), target.hashes[node.id], origin


def read_back(driver: Driver, vocabulary: Vocabulary, database: str | None = None) -> Graph:
    """Read all loaded nodes of the database as a `Graph`."""
    with driver.session(database=database) as session:
        nodes = _read_nodes(session, match_loaded(vocabulary), vocabulary)
    return Graph({identifier: nodes[identifier] for identifier in sorted(nodes)})


def stored_nodes(session: Session, ids: list[str], vocabulary: Vocabulary) -> dict[str, Node]:
    """Return some loaded nodes as the database holds them, by identifier."""
    match = f"UNWIND $ids AS id MATCH (n:`{root_label(vocabulary)}` {{id: id}}) WHERE n.{HASH} IS NOT NULL"
    return _read_nodes(session, match, vocabulary, ids=ids)


def _read_nodes(session: Session, match: str, vocabulary: Vocabulary, **parameters: Any) -> dict[str, Node]:
    """Return the nodes that a Cypher `MATCH` binds to `n`, with their relationships, by identifier."""
    names = {p.relationship: p.name for p in vocabulary.properties.values() if p.kind == "entity"}
    links = defaultdict(list)
    related = f"MATCH (n)-[r]->(m:`{root_label(vocabulary)}`) WHERE m.{HASH} IS NOT NULL"
    edges = session.execute_read(read_rows, f"{match} {related} RETURN n.id, type(r), m.id", **parameters)
    for source, kind, end in edges:
        if kind in names:
            links[source].append((names[kind], end))
    rows = session.execute_read(read_rows, f"{match} RETURN properties(n)", **parameters)
    # A node that was loaded under another vocabulary may be of a class that this one lacks.
    declared = (row[0] for row in rows if row[0]["id"].partition("/")[0] in vocabulary.by_segment)
    return {
        properties["id"]: node_of(_native(properties), links[properties["id"]], vocabulary) for properties in declared
    }


def _native(properties: dict[str, Any]) -> dict[str, Any]:
    """Return properties with the driver's dates as Python dates."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}
