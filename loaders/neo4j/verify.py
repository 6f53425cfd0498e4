"""What the database holds of ours: counted, and read back as a `Graph`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from neo4j.exceptions import ClientError

from kg.loaders.graph import Graph, Node
from kg.loaders.neo4j.batches import relationships
from kg.loaders.neo4j.diff import Diff, by_identifier, counted
from kg.loaders.neo4j.node_rows import HASH, LOADED_FROM, node_of
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import LOCK, RECORD, ours, root

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neo4j import Driver, ManagedTransaction, Session

    from kg.loaders.neo4j.diff import Counts, Target
    from kg.ontology import Vocabulary


def differences(session: Session, wanted: Target, shared: frozenset[str]) -> list[str]:
    """Where the database holds more or less of this dataset than the graph has, per label and relationship type."""
    vocabulary = wanted.rows.vocabulary
    nodes = wanted.graph.nodes.values()
    expected = counted((node for node in nodes if node.id not in shared), vocabulary) if shared else wanted.counts
    names = sorted(vocabulary.classes), relationships(vocabulary)
    # Totals are there soonest. They tell all where nobody else has nodes in the database, whose number tells that.
    if totals := _totals(session):
        several, *found = totals
        if several == len(wanted.graph.nodes) and not _unlike(expected, found, names):
            return []
    return _unlike(expected, session.execute_read(_own, wanted), names)


def _totals(session: Session) -> tuple[int, dict[str, int], dict[str, int]] | None:
    """How many nodes there are but for our records, of each label, and relationships of each type.

    The server keeps such numbers for its planner, which asks for all of them as one. None where it does not let us
    see them, which takes the rights of an administrator on servers that tell users apart:
    https://neo4j.com/docs/operations-manual/5/procedures/
    """
    asked = "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data.nodes, data.relationships"
    try:
        nodes, edges = session.execute_read(read_rows, asked)[0]
    except ClientError:
        return None
    labelled = {each.get("label"): each["count"] for each in nodes}
    whole = (each for each in edges if not each.keys() & {"startLabel", "endLabel"})
    typed = {each.get("relationshipType"): each["count"] for each in whole}
    several = labelled.pop(None) - labelled.get(LOCK, 0) - labelled.get(RECORD, 0)
    return several, labelled, typed


def _own(tx: ManagedTransaction, /, wanted: Target) -> tuple[dict[str, int], dict[str, int]]:
    """The same of this dataset alone, counted one by one."""
    vocabulary, own = wanted.rows.vocabulary, f"{wanted.rows.dataset.id}:"
    mine = f"{ours(vocabulary)} AND n.{LOADED_FROM} STARTS WITH $own"
    between = f"MATCH (n)-[r]->(m:`{root(vocabulary)}`) WHERE m.{HASH} IS NOT NULL"
    labelled = dict(read_rows(tx, f"{mine} UNWIND labels(n) AS name RETURN name, count(*)", own=own))
    return labelled, dict(read_rows(tx, f"{mine} {between} RETURN type(r), count(*)", own=own))


def _unlike(expected: Counts, found: Sequence[Mapping[str, int]], names: Sequence[list[str]]) -> list[str]:
    return [
        f"{held.get(name, 0)} {name}, expected {counts[name]}"
        for counts, held, several in zip(expected, found, names, strict=True)
        for name in several
        if held.get(name, 0) != counts[name]
    ]


def compare_all(session: Session, wanted: Target) -> Diff:
    """As `changes.compare`, from every value that the database holds, whatever the hashes say."""
    vocabulary, own = wanted.rows.vocabulary, f"{wanted.rows.dataset.id}:"
    back = _nodes(session, ours(vocabulary), vocabulary)
    marked = session.execute_read(read_rows, f"{ours(vocabulary)} RETURN n.id, labels(n), n.{HASH}, n.{LOADED_FROM}")
    marks = {row[0]: (vocabulary.classes.keys() & row[1], *row[2:]) for row in marked}
    mine = {identifier for identifier, mark in marks.items() if (mark[2] or own).startswith(own)}
    graph = wanted.graph.nodes
    absent, other, shared = by_identifier(session, wanted, (n for n in graph.values() if n.id not in mine))
    strayed = [
        node
        for node in graph.values()
        if node.id in mine
        and (_of_ours(back[node.id], vocabulary) != node.content or marks[node.id] != _marks(node, wanted))
    ]
    deleted = tuple(sorted(mine - graph.keys()))
    unchanged = len(graph) - len(absent) - len(other) - len(strayed)
    return Diff(tuple(absent), (*other, *strayed), deleted, unchanged, shared)


def _of_ours(node: Node, vocabulary: Vocabulary) -> tuple[object, ...]:
    """The content of a node without the properties that others gave it."""
    declared = vocabulary.properties
    values = ((n, v) for n, v in node.values if n in declared or n.removesuffix("En") in declared)
    return node._replace(values=tuple(values)).content


def _marks(node: Node, wanted: Target) -> tuple[set[str], int, str]:
    origin = f"{wanted.rows.dataset.id}:{wanted.rows.path(node.section)}"
    return set(wanted.rows.labels[node.cls]), wanted.hashes[node.id], origin


def read_back(driver: Driver, vocabulary: Vocabulary, database: str | None = None) -> Graph:
    """What the database holds of ours, as a `Graph`."""
    with driver.session(database=database) as session:
        return _read_back(session, vocabulary)


def nodes_held(session: Session, ids: list[str], vocabulary: Vocabulary) -> dict[str, Node]:
    """What the database holds of some nodes, by identifier."""
    match = f"UNWIND $ids AS id MATCH (n:`{root(vocabulary)}` {{id: id}}) WHERE n.{HASH} IS NOT NULL"
    return _nodes(session, match, vocabulary, ids=ids)


def _read_back(session: Session, vocabulary: Vocabulary) -> Graph:
    nodes = _nodes(session, ours(vocabulary), vocabulary)
    return Graph({identifier: nodes[identifier] for identifier in sorted(nodes)})


def _nodes(session: Session, match: str, vocabulary: Vocabulary, **parameters: Any) -> dict[str, Node]:
    names = {p.relationship: p.name for p in vocabulary.properties.values() if p.kind == "entity"}
    links = defaultdict(list)
    between = f"MATCH (n)-[r]->(m:`{root(vocabulary)}`) WHERE m.{HASH} IS NOT NULL"
    edges = session.execute_read(read_rows, f"{match} {between} RETURN n.id, type(r), m.id", **parameters)
    for source, kind, target in edges:
        if kind in names:
            links[source].append((names[kind], target))
    held = session.execute_read(read_rows, f"{match} RETURN properties(n)", **parameters)
    # What was loaded under another vocabulary may be of a class that this one does not have.
    known = (row[0] for row in held if row[0]["id"].partition("/")[0] in vocabulary.by_segment)
    return {each["id"]: node_of(_native(each), links[each["id"]], vocabulary) for each in known}


def _native(held: dict[str, Any]) -> dict[str, Any]:
    """Dates of the driver as dates of Python."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in held.items()}
