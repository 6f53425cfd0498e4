"""`Graph` -> Neo4j: what the graph database holds of ours becomes exactly what the files say.

A node owns its outgoing relationships; both are behind one content hash, which is written last. So an unchanged
node costs a comparison, and a node that was left half-written is taken up again by the next load.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from neo4j import Driver, ManagedTransaction, Query, Session

from loaders.graph import Graph, Node
from loaders.rows import HASH, content_hash, labels, node_of, properties
from loaders.schema import root, statements
from ontology import Vocabulary

BATCH = 5_000
AT_ONCE = 50_000

Step = tuple[str, list[Any]]
Progress = Callable[[str, int, int], None]


class LoadError(Exception):
    """The graph database does not hold what was written."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: numbers of nodes, and what the database holds of ours afterwards."""

    created: int
    updated: int
    deleted: int
    unchanged: int
    nodes: Mapping[str, int] = field(default_factory=dict)
    relationships: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        changes = f"{self.created} created, {self.updated} updated, {self.deleted} deleted"
        return f"nodes: {changes}, {self.unchanged} unchanged"


def sync(
    graph: Graph,
    vocabulary: Vocabulary,
    driver: Driver,
    database: str | None = None,
    progress: Progress = lambda *_: None,
) -> Summary:
    """Make the database hold exactly the graph, beside whatever others keep in it.

    Args:
        graph: what it shall hold.
        vocabulary: declares labels, relationship types, constraints and indexes.
        driver: of the server to write to.
        database: the name of the database; None for the server's default.
        progress: told what is done, how many rows of how many.

    Raises:
        LoadError: reading back finds something else than was written.
    """
    with driver.session(database=database) as session:
        for statement in statements(vocabulary):
            _run(session, statement)
        session.run("CALL db.awaitIndexes()").consume()
        hashes = {node.id: content_hash(node, vocabulary) for node in graph.nodes.values()}
        held = session.execute_read(_held, root(vocabulary))
        gone = sorted(held.keys() - hashes.keys())
        new = [node for node in graph.nodes.values() if node.id not in held]
        changed = [n for n in graph.nodes.values() if n.id in held and held[n.id] != hashes[n.id]]
        _apply(session, list(_steps(new, changed, gone, hashes, vocabulary)), progress)
        nodes, relationships = _compare(session, graph, vocabulary)
    unchanged = len(hashes) - len(new) - len(changed)
    return Summary(len(new), len(changed), len(gone), unchanged, nodes, relationships)


def _run(session: Session, cypher: str) -> None:
    session.run(Query(cypher)).consume()


def _held(tx: ManagedTransaction, top: str) -> dict[str, str]:
    """The hash of every node of ours by its identifier; without a hash a node is not ours."""
    result = tx.run(f"MATCH (n:`{top}`) WHERE n.{HASH} IS NOT NULL RETURN n.id, n.{HASH}")
    return {record[0]: record[1] for record in result}


def _steps(
    new: list[Node], changed: list[Node], gone: list[str], hashes: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Step]:
    top, types = root(vocabulary), [p.relationship for p in vocabulary.properties.values() if p.kind == "thing"]
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}}) DETACH DELETE n", gone
    kinds = ", ".join(f"'{name}'" for name in types)
    yield (
        f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})-[r]->() WHERE type(r) IN [{kinds}] DELETE r",
        [node.id for node in changed],
    )
    for cls, nodes in _by_class([*new, *changed]).items():
        quoted = "".join(f":`{label}`" for label in labels(cls, vocabulary))
        rows = [{"id": node.id, "properties": {**properties(node, vocabulary), HASH: ""}} for node in nodes]
        yield f"UNWIND $rows AS row MERGE (n:`{top}` {{id: row.id}}) SET n = row.properties, n{quoted}", rows
    derived = {cut.term.name for cut in vocabulary.short_cuts}
    for predicate, pairs in _by_predicate([*new, *changed]).items():
        mark = " SET r.derived = true" if predicate in derived else ""
        ends = f"MATCH (a:`{top}` {{id: row[0]}}) MATCH (b:`{top}` {{id: row[1]}})"
        kind = vocabulary.properties[predicate].relationship
        yield f"UNWIND $rows AS row {ends} MERGE (a)-[r:`{kind}`]->(b){mark}", pairs
    done = [[node.id, hashes[node.id]] for node in [*new, *changed]]
    yield f"UNWIND $rows AS row MATCH (n:`{top}` {{id: row[0]}}) SET n.{HASH} = row[1]", done


def _by_class(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found = defaultdict(list)
    for node in nodes:
        found[node.cls].append(node)
    return found


def _by_predicate(nodes: Iterable[Node]) -> dict[str, list[list[str]]]:
    found = defaultdict(list)
    for node in nodes:
        for predicate, target in node.links:
            found[predicate].append([node.id, target])
    return found


def _apply(session: Session, steps: list[Step], progress: Progress) -> None:
    """Run the steps: in one transaction where they fit one, else batch by batch."""
    total = sum(len(rows) for _, rows in steps)
    if not total:
        return
    batches = [(cypher, batch) for cypher, rows in steps for batch in _batches(rows)]
    if total <= AT_ONCE:
        session.execute_write(_write, batches)
        progress("rows written", total, total)
        return
    done = 0
    for cypher, batch in batches:
        session.execute_write(_write, [(cypher, batch)])
        done += len(batch)
        progress("rows written", done, total)


def _write(tx: ManagedTransaction, batches: list[Step]) -> None:
    for cypher, rows in batches:
        tx.run(cypher, rows=rows).consume()


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _compare(session: Session, graph: Graph, vocabulary: Vocabulary) -> tuple[dict[str, int], dict[str, int]]:
    """Count what the database holds of ours, per label and relationship type, and compare with the graph."""
    nodes = Counter(label for node in graph.nodes.values() for label in vocabulary.lineage[node.cls])
    edges = Counter(vocabulary.properties[edge.predicate].relationship for edge in graph.edges)
    top = root(vocabulary)
    ours = f"MATCH (n:`{top}`) WHERE n.{HASH} IS NOT NULL"
    counted = {
        "nodes": session.execute_read(_counts, f"{ours} UNWIND labels(n) AS name RETURN name, count(*)"),
        "edges": session.execute_read(_counts, f"{ours} MATCH (n)-[r]->() RETURN type(r), count(*)"),
    }
    for what, expected in (("nodes", nodes), ("edges", edges)):
        found = {name: number for name, number in counted[what].items() if name in expected or what == "edges"}
        wrong = [
            f"{found.get(name, 0)} {name}, expected {number}"
            for name, number in sorted(expected.items())
            if found.get(name, 0) != number
        ]
        if wrong:
            raise LoadError(f"after loading the database holds {'; '.join(wrong)}; run `kg load` once more")
    return dict(sorted(nodes.items())), dict(sorted(edges.items()))


def _counts(tx: ManagedTransaction, cypher: str) -> dict[str, int]:
    return {record[0]: record[1] for record in tx.run(cypher)}


def read_back(driver: Driver, vocabulary: Vocabulary, database: str | None = None) -> Graph:
    """What the database holds of ours, as a `Graph`."""
    top = root(vocabulary)
    ours = f"MATCH (n:`{top}`) WHERE n.{HASH} IS NOT NULL"
    names = {p.relationship: p.name for p in vocabulary.properties.values()}
    with driver.session(database=database) as session:
        links = defaultdict(list)
        for source, kind, target in session.execute_read(
            _rows, f"{ours} MATCH (n)-[r]->(m) RETURN n.id, type(r), m.id"
        ):
            if kind in names:
                links[source].append((names[kind], target))
        held = session.execute_read(_rows, f"{ours} RETURN properties(n)")
        nodes = [node_of(_native(row[0]), links[row[0]["id"]], vocabulary) for row in held]
    return Graph({node.id: node for node in sorted(nodes, key=lambda node: node.id)})


def _rows(tx: ManagedTransaction, cypher: str) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in tx.run(cypher)]


def _native(held: dict[str, Any]) -> dict[str, Any]:
    """Dates of the driver as dates of Python."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in held.items()}
