"""What a load would change: the database compared with a graph.

Every node of ours carries a hash of its content. The server adds the hashes up in buckets, and only buckets whose
sums differ from those of the graph are looked into, so that what is unchanged costs neither a write nor a row. Sums
of hashes as fingerprints of sets: Bellare and Micciancio, EUROCRYPT 1997, https://doi.org/10.1007/3-540-69053-0_13.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from kg.errors import SERVER, USAGE, KgError
from kg.loaders.neo4j.node_rows import BUCKETS, HASH, LOADED_FROM, WITHIN, NodeRows
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from neo4j import ManagedTransaction, Session

    from kg.loaders.graph import Graph, Node
    from kg.ontology import Vocabulary

FEW = BUCKETS // 64  # buckets whose nodes are looked up by the index; of more the server looks at every node
_IN_BUCKETS = f"WITH n WHERE n.{HASH} / {WITHIN} IN $buckets AND n.{LOADED_FROM} STARTS WITH $own RETURN n.id, n.{HASH}"

Sums = dict[int, tuple[int, int]]
Counts = tuple[Counter[str], Counter[str]]


class LoadError(KgError):
    """The graph database does not hold, or cannot take, what the files say; the message says how to fix it."""

    exit_code = SERVER


class Refused(LoadError):
    """The changes go further than was allowed; nothing is written."""

    exit_code = USAGE


@dataclass(frozen=True, slots=True)
class Diff:
    """What makes the database equal to a graph.

    Attributes:
        created: nodes that it lacks.
        updated: nodes of which it holds something else.
        deleted: identifiers of nodes of this dataset that the graph does not have.
        unchanged: how many nodes of the graph it holds as they are.
        shared: of these, those that another dataset loaded.
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
        """Which part of what the database holds of the dataset would go, 0 to 1."""
        held = len(self.deleted) + len(self.updated) + self.unchanged
        return len(self.deleted) / held if held else 0.0


@dataclass(frozen=True)
class Target:
    """What the database shall hold, and in which form, with what is dear enough to be made once, when it is needed."""

    graph: Graph
    rows: NodeRows

    @cached_property
    def hashes(self) -> Mapping[str, int]:
        """The hash of each node, by identifier."""
        of = self.rows.content_hash
        return {identifier: of(node) for identifier, node in self.graph.nodes.items()}

    @cached_property
    def counts(self) -> Counts:
        """How many nodes of each label and relationships of each type there are."""
        return counted(self.graph.nodes.values(), self.rows.vocabulary)

    def held(self, node: Node) -> dict[str, Any]:
        """All properties that Neo4j holds of a node: its own, and the hash of its content."""
        return {**self.rows.properties(node), HASH: self.rows.content_hash(node)}

    def nodes(self, buckets: Iterable[int]) -> list[Node]:
        """The nodes whose hashes fall into some buckets."""
        wanted, nodes = set(buckets), self.graph.nodes
        return [nodes[identifier] for identifier, found in self.hashes.items() if found // WITHIN in wanted]


def counted(nodes: Iterable[Node], vocabulary: Vocabulary) -> Counts:
    """How many nodes of each label, and relationships of each type, some nodes have."""
    several = list(nodes)
    of_class = Counter(map(attrgetter("cls"), several))
    of_predicate = Counter(map(itemgetter(0), chain.from_iterable(map(attrgetter("links"), several))))
    of_label: Counter[str] = Counter()
    for cls, number in of_class.items():
        of_label.update(dict.fromkeys(vocabulary.lineage[cls], number))
    return of_label, Counter({vocabulary.properties[p].relationship: n for p, n in of_predicate.items()})


def compare(session: Session, wanted: Target) -> Diff:
    """What would make the database equal to the graph; it is only read.

    Raises:
        LoadError: another dataset has loaded something else under one of the graph's identifiers.
    """
    top, own = root(wanted.rows.vocabulary), f"{wanted.rows.dataset.id}:"
    nodes, found, others = session.execute_read(_differing, top, own, wanted)
    new = [node for node in nodes if node.id not in found]
    changed = [node for node in nodes if node.id in found and found[node.id] != wanted.hashes[node.id]]
    deleted = sorted(identifier for identifier in found if identifier not in wanted.graph.nodes)
    created, adopted, shared = by_identifier(session, wanted, new) if others and new else (new, [], frozenset())
    updated = [*changed, *adopted]
    unchanged = len(wanted.graph.nodes) - len(created) - len(updated)
    return Diff(tuple(created), tuple(updated), tuple(deleted), unchanged, shared)


def _differing(
    tx: ManagedTransaction, /, top: str, own: str, wanted: Target
) -> tuple[list[Node], dict[str, int], bool]:
    """The nodes in buckets that differ, the hashes that the database holds there, and whether others have our label."""
    held, others = _sums(tx, top, own, wanted)
    if not held:
        return list(wanted.graph.nodes.values()), {}, others
    sums = _added_up(wanted.hashes.values())
    differing = [bucket for bucket in sums.keys() | held.keys() if sums.get(bucket) != held.get(bucket)]
    if not differing:
        return [], {}, others
    nodes = wanted.nodes(differing)
    if len(differing) <= FEW:
        found = _looked_up(tx, top, own, differing, nodes, wanted.rows)
        if Counter(hash_ // WITHIN for hash_ in found.values()) == {b: held[b][0] for b in differing if b in held}:
            return nodes, found, others
    return nodes, _held(tx, top, own, differing, wanted), others


def _added_up(hashes: Iterable[int]) -> Sums:
    """How many hashes fall into each bucket, and their sum."""
    buckets: dict[int, list[int]] = defaultdict(list)
    for found in hashes:
        buckets[found // WITHIN].append(found)
    return {bucket: (len(several), sum(several)) for bucket, several in buckets.items()}


def _sums(tx: ManagedTransaction, top: str, own: str, wanted: Target) -> tuple[Sums, bool]:
    """The same of what this dataset has loaded, and whether there are other nodes with our label.

    While the server adds up, what is wanted is hashed. The answer comes as one list, for the driver reads each row as
    a message of its own.
    """
    cypher = (
        f"MATCH (n:`{top}`) WITH n.{HASH} AS hash, coalesce(n.{LOADED_FROM} STARTS WITH $own, false) AS own "
        f"WITH own AND hash IS NOT NULL AS own, hash / {WITHIN} AS bucket, count(*) AS number, sum(hash) AS sum "
        "RETURN collect([own, bucket, number, sum])"
    )
    if read_rows(tx, f"MATCH (n:`{top}`) RETURN count(n)") == [(0,)]:
        return {}, False
    asked = tx.run(cypher, own=own)
    _ = wanted.hashes
    found = asked.single(strict=True)[0]
    held = {bucket: (number, total) for mine, bucket, number, total in found if mine}
    return held, any(not row[0] for row in found)


def _looked_up(
    tx: ManagedTransaction, top: str, own: str, buckets: list[int], nodes: list[Node], wanted: NodeRows
) -> dict[str, int]:
    """What the index finds of `_held`: nodes that are wanted, and statements.

    What it does not find are things that are no longer wanted.
    """
    cypher = (
        f"CALL () {{ UNWIND $ids AS id MATCH (n:`{top}` {{id: id}}) RETURN n UNION "
        f"UNWIND $beginnings AS beginning MATCH (n:`{top}`) WHERE n.id STARTS WITH beginning RETURN n }} "
        f"{_IN_BUCKETS}"
    )
    beginnings = [beginning for bucket in buckets for beginning in wanted.beginnings(bucket)]
    ids = [node.id for node in nodes]
    return dict(read_rows(tx, cypher, ids=ids, beginnings=beginnings, buckets=buckets, own=own))


def _held(tx: ManagedTransaction, top: str, own: str, buckets: list[int], wanted: Target) -> dict[str, int]:
    """The hash of each node of this dataset in some buckets, by identifier.

    While the server looks for them, what is wanted is counted, for that is compared in the end.
    """
    asked = tx.run(f"MATCH (n:`{top}`) {_IN_BUCKETS}", own=own, buckets=buckets)
    _ = wanted.counts
    return {record[0]: record[1] for record in asked}


def by_identifier(
    session: Session, wanted: Target, nodes: Iterable[Node]
) -> tuple[list[Node], list[Node], frozenset[str]]:
    """Which of some nodes are not there, which are something else there, and which another dataset has loaded as is.

    What stands there without a hash has lost it, or was left when a node was deleted at which one of others ends.

    Raises:
        LoadError: as `compare`.
    """
    asked = list(nodes)
    top, own = root(wanted.rows.vocabulary), f"{wanted.rows.dataset.id}:"
    cypher = f"UNWIND $ids AS id MATCH (n:`{top}` {{id: id}}) RETURN n.id, n.{HASH}, coalesce(n.{LOADED_FROM}, '')"
    known = session.execute_read(read_rows, cypher, ids=[node.id for node in asked])
    found = {identifier: (hash_, origin) for identifier, hash_, origin in known}
    absent: list[Node] = []
    other: list[Node] = []
    taken: list[Node] = []
    shared = set()
    for node in asked:
        hash_, origin = found.get(node.id, (None, None))
        theirs = hash_ is not None and origin and not origin.startswith(own)
        if origin is None:
            absent.append(node)
        elif hash_ != wanted.hashes[node.id]:
            (taken if theirs else other).append(node)
        elif theirs:
            shared.add(node.id)
    if taken:
        some = ", ".join(f"{node.id} from {found[node.id][1]}" for node in taken[:3])
        raise LoadError(
            f"another dataset has loaded something else under the same identifiers: {some}; expected each identifier "
            "in one dataset, rename it here, or give both folders the same `dataset:` and load them as one"
        )
    return absent, other, frozenset(shared)
