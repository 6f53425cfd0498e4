"""`Diff`: what a load would change, found by comparing the database with a graph.

Every loaded node carries a hash of its content. The server adds the hashes up in buckets, and only buckets whose sums
differ from those of the graph are read, so that unchanged nodes cost neither a write nor a row. Sums of hashes as
fingerprints of sets: Bellare and Micciancio, EUROCRYPT 1997, https://doi.org/10.1007/3-540-69053-0_13.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from kg.errors import SERVER, USAGE, KgError
from kg.loaders.neo4j.node_rows import BUCKET_COUNT, BUCKET_SIZE, HASH, LOADED_FROM, NodeRows
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import root_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from neo4j import ManagedTransaction, Session

    from kg.loaders.graph import Graph, Node
    from kg.ontology import Vocabulary

FEW_BUCKETS = BUCKET_COUNT // 64  # whose nodes are looked up by the index; for more, the server reads every node
_IN_BUCKETS = (
    f"WITH n WHERE n.{HASH} / {BUCKET_SIZE} IN $buckets AND n.{LOADED_FROM} STARTS WITH $own RETURN n.id, n.{HASH}"
)

Sums = dict[int, tuple[int, int]]  # per bucket: how many hashes it has, and their sum
Counts = tuple[Counter[str], Counter[str]]  # nodes per label, relationships per type


class LoadError(KgError):
    """The graph database does not hold, or cannot take, what the files say; the message says how to fix it."""

    exit_code = SERVER


class Refused(LoadError):
    """The load would go further than the options allow; nothing is written."""

    exit_code = USAGE


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes that make the database equal to a graph.

    Attributes:
        created: nodes that the database lacks.
        updated: nodes that differ in the database.
        deleted: identifiers of nodes of this dataset that the graph lacks.
        unchanged: how many nodes are the same in both.
        shared: identifiers of those among them that another dataset loaded.
    """

    created: tuple[Node, ...] = ()
    updated: tuple[Node, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0
    shared: frozenset[str] = field(default=frozenset())

    def __bool__(self) -> bool:
        return bool(self.created or self.updated or self.deleted)

    @property
    def share_deleted(self) -> float:
        """The share of the dataset's nodes in the database that would be deleted, 0 to 1."""
        before = len(self.deleted) + len(self.updated) + self.unchanged
        return len(self.deleted) / before if before else 0.0

    @property
    def deletes(self) -> str:
        """What the load would delete, as a sentence."""
        return f"this load would delete {len(self.deleted)} nodes, {self.share_deleted:.0%} of what is loaded"


@dataclass(frozen=True)
class Target:
    """The graph that the database shall hold, and its rows; hashes and counts are computed once, when first used."""

    graph: Graph
    rows: NodeRows

    @cached_property
    def hashes(self) -> Mapping[str, int]:
        """The content hash of each node, by identifier."""
        content_hash = self.rows.content_hash
        return {identifier: content_hash(node) for identifier, node in self.graph.nodes.items()}

    @cached_property
    def counts(self) -> Counts:
        """The numbers of nodes per label and of relationships per type."""
        return counts_of(self.graph.nodes.values(), self.rows.vocabulary)

    def row(self, node: Node) -> dict[str, Any]:
        """Return all properties that Neo4j holds of a node: its own, and its content hash."""
        return {**self.rows.properties(node), HASH: self.rows.content_hash(node)}

    def in_buckets(self, buckets: Iterable[int]) -> list[Node]:
        """Return the nodes whose hashes are in some buckets."""
        chosen, nodes = set(buckets), self.graph.nodes
        return [nodes[identifier] for identifier, value in self.hashes.items() if value // BUCKET_SIZE in chosen]


def counts_of(nodes: Iterable[Node], vocabulary: Vocabulary) -> Counts:
    """Return the numbers of nodes per label, and of relationships per type, of some nodes."""
    nodes = list(nodes)
    of_class = Counter(map(attrgetter("cls"), nodes))
    of_predicate = Counter(map(itemgetter(0), chain.from_iterable(map(attrgetter("links"), nodes))))
    of_label: Counter[str] = Counter()
    for cls, number in of_class.items():
        of_label.update(dict.fromkeys(vocabulary.lineage[cls], number))
    return of_label, Counter({vocabulary.properties[p].relationship: n for p, n in of_predicate.items()})


def compare_hashes(session: Session, target: Target) -> Diff:
    """Compare the hashes of the target's nodes with those in the database; nothing is written.

    Raises:
        LoadError: another dataset has loaded a different node under one of the graph's identifiers.
    """
    root, own = root_label(target.rows.vocabulary), f"{target.rows.dataset.id}:"
    nodes, stored, others = session.execute_read(_differing, root, own, target)
    new = [node for node in nodes if node.id not in stored]
    changed = [node for node in nodes if node.id in stored and stored[node.id] != target.hashes[node.id]]
    deleted = sorted(identifier for identifier in stored if identifier not in target.graph.nodes)
    created, adopted, shared = compare_nodes(session, target, new) if others and new else (new, [], frozenset())
    updated = [*changed, *adopted]
    unchanged = len(target.graph.nodes) - len(created) - len(updated)
    return Diff(tuple(created), tuple(updated), tuple(deleted), unchanged, shared)


def _differing(
    tx: ManagedTransaction, /, root: str, own: str, target: Target
) -> tuple[list[Node], dict[str, int], bool]:
    """Return the target's nodes and the stored hashes in differing buckets, and whether others use our label."""
    stored_sums, others = _stored_sums(tx, root, own, target)
    if not stored_sums:
        return list(target.graph.nodes.values()), {}, others
    sums = _sums_of(target.hashes.values())
    differing = [bucket for bucket in sums.keys() | stored_sums.keys() if sums.get(bucket) != stored_sums.get(bucket)]
    if not differing:
        return [], {}, others
    nodes = target.in_buckets(differing)
    if len(differing) <= FEW_BUCKETS:
        stored = _look_up_hashes(tx, root, own, differing, nodes, target.rows)
        expected = {bucket: stored_sums[bucket][0] for bucket in differing if bucket in stored_sums}
        if Counter(value // BUCKET_SIZE for value in stored.values()) == expected:
            return nodes, stored, others
    return nodes, _scan_hashes(tx, root, own, differing, target), others


def _sums_of(hashes: Iterable[int]) -> Sums:
    """Return the number and the sum of the hashes in each bucket."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for value in hashes:
        buckets[value // BUCKET_SIZE].append(value)
    return {bucket: (len(values), sum(values)) for bucket, values in buckets.items()}


def _stored_sums(tx: ManagedTransaction, root: str, own: str, target: Target) -> tuple[Sums, bool]:
    """Return the sums of this dataset in the database, and whether there are other nodes with our label.

    The target is hashed while the server adds up. The sums come as one list, for the driver reads each row as a
    message of its own.
    """
    cypher = (
        f"MATCH (n:`{root}`) WITH n.{HASH} AS hash, coalesce(n.{LOADED_FROM} STARTS WITH $own, false) AS own "
        f"WITH own AND hash IS NOT NULL AS own, hash / {BUCKET_SIZE} AS bucket, count(*) AS number, sum(hash) AS sum "
        "RETURN collect([own, bucket, number, sum])"
    )
    if read_rows(tx, f"MATCH (n:`{root}`) RETURN count(n)") == [(0,)]:
        return {}, False
    result = tx.run(cypher, own=own)
    _ = target.hashes
    rows = result.single(strict=True)[0]
    sums = {bucket: (number, total) for is_own, bucket, number, total in rows if is_own}
    return sums, any(not row[0] for row in rows)


def _look_up_hashes(
    tx: ManagedTransaction, root: str, own: str, buckets: list[int], nodes: list[Node], rows: NodeRows
) -> dict[str, int]:
    """Return those of `_scan_hashes` that the index finds: of the target's nodes, and of all statements.

    It misses only nodes that are no statements and no longer in the target.
    """
    cypher = (
        f"CALL () {{ UNWIND $ids AS id MATCH (n:`{root}` {{id: id}}) RETURN n UNION "
        f"UNWIND $prefixes AS prefix MATCH (n:`{root}`) WHERE n.id STARTS WITH prefix RETURN n }} "
        f"{_IN_BUCKETS}"
    )
    prefixes = [prefix for bucket in buckets for prefix in rows.statement_prefixes(bucket)]
    ids = [node.id for node in nodes]
    return dict(read_rows(tx, cypher, ids=ids, prefixes=prefixes, buckets=buckets, own=own))


def _scan_hashes(tx: ManagedTransaction, root: str, own: str, buckets: list[int], target: Target) -> dict[str, int]:
    """Return the hash of each node of this dataset in some buckets, by identifier.

    The target is counted while the server searches; the counts are compared in the end.
    """
    result = tx.run(f"MATCH (n:`{root}`) {_IN_BUCKETS}", own=own, buckets=buckets)
    _ = target.counts
    return {record[0]: record[1] for record in result}


def compare_nodes(
    session: Session, target: Target, nodes: Iterable[Node]
) -> tuple[list[Node], list[Node], frozenset[str]]:
    """Look up some nodes by identifier: which are missing, which differ, and which another dataset loaded the same.

    A stored node without a hash has lost it, or was left behind when a node that others point at was deleted.

    Raises:
        LoadError: as `compare_hashes`.
    """
    nodes = list(nodes)
    root, own = root_label(target.rows.vocabulary), f"{target.rows.dataset.id}:"
    cypher = f"UNWIND $ids AS id MATCH (n:`{root}` {{id: id}}) RETURN n.id, n.{HASH}, coalesce(n.{LOADED_FROM}, '')"
    rows = session.execute_read(read_rows, cypher, ids=[node.id for node in nodes])
    stored = {identifier: (value, origin) for identifier, value, origin in rows}
    missing: list[Node] = []
    differing: list[Node] = []
    conflicting: list[Node] = []
    shared = set()
    for node in nodes:
        value, origin = stored.get(node.id, (None, None))
        from_other = value is not None and origin and not origin.startswith(own)
        if origin is None:
            missing.append(node)
        elif value != target.hashes[node.id]:
            (conflicting if from_other else differing).append(node)
        elif from_other:
            shared.add(node.id)
    if conflicting:
        examples = ", ".join(f"{node.id} from {stored[node.id][1]}" for node in conflicting[:3])
        raise LoadError(
            f"another dataset has loaded something else under the same identifiers: {examples}; expected each "
            "identifier in one dataset, rename it here, or give both folders the same `dataset:` and load them as one"
        )
    return missing, differing, frozenset(shared)
