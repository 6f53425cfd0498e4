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
from loaders.schema import FULL_TEXT, ours, root, searched, statements
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
    at_once: int = AT_ONCE,
) -> Summary:
    """Make the database hold exactly the graph, beside whatever others keep in it.

    Hashes tell what changed in the files. Where the counts show that somebody changed what the database holds of
    ours, the nodes concerned are found by reading all of them, and written anew.

    Args:
        graph: what it shall hold.
        vocabulary: declares labels, relationship types, constraints and indexes.
        driver: of the server to write to.
        database: the name of the database; None for the server's default.
        progress: told what is done, how many rows of how many.
        at_once: how many rows are written in one transaction; more go batch by batch.

    Raises:
        LoadError: reading back finds something else than was written, twice.
    """
    with driver.session(database=database) as session:
        _prepare(session, vocabulary)
        hashes = {node.id: content_hash(node, vocabulary) for node in graph.nodes.values()}
        held = session.execute_read(_held, ours(vocabulary))
        gone = sorted(held.keys() - hashes.keys())
        new = [node for node in graph.nodes.values() if node.id not in held]
        changed = [n for n in graph.nodes.values() if n.id in held and held[n.id] != hashes[n.id]]
        _apply(session, list(_steps(new, changed, gone, hashes, vocabulary)), progress, at_once)
        strayed = []
        if _differences(session, graph, vocabulary):
            strayed = _strayed(session, graph, vocabulary)
            _apply(session, list(_steps([], strayed, [], hashes, vocabulary)), progress, at_once)
            if wrong := _differences(session, graph, vocabulary):
                remedy = "run `kg load` again while nothing else writes to it"
                raise LoadError(f"after loading the database holds {'; '.join(wrong)}; {remedy}")
    updated = {node.id for node in (*changed, *strayed)} - {node.id for node in new}
    unchanged = len(hashes) - len(new) - len(updated)
    return Summary(len(new), len(updated), len(gone), unchanged, *map(_sorted, _counted(graph, vocabulary)))


def _prepare(session: Session, vocabulary: Vocabulary) -> None:
    """Make constraint and indexes; a full-text index over other properties than now declared is made anew."""
    fields = session.run(f"SHOW FULLTEXT INDEXES YIELD name, properties WHERE name = '{FULL_TEXT}' RETURN properties")
    if any(set(row[0]) != set(searched(vocabulary)) for row in fields):
        _run(session, f"DROP INDEX {FULL_TEXT}")
    for statement in statements(vocabulary):
        _run(session, statement)
    session.run("CALL db.awaitIndexes()").consume()


def _run(session: Session, cypher: str) -> None:
    session.run(Query(cypher)).consume()


def _held(tx: ManagedTransaction, nodes: str) -> dict[str, str]:
    """The hash of every node of ours by its identifier."""
    result = tx.run(f"{nodes} RETURN n.id, n.{HASH}")
    return {record[0]: record[1] for record in result}


def _steps(
    new: list[Node], changed: list[Node], gone: list[str], hashes: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Step]:
    top, kinds = root(vocabulary), _one_of(_relationships(vocabulary))
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}}) DETACH DELETE n", gone
    others = "".join(f":`{name}`" for name in vocabulary.classes if name != top)
    ids = [node.id for node in changed]
    # Should the load stop here, the next one finds them half-written.
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}}) SET n.{HASH} = '' REMOVE n{others}", ids
    # What leads to a node of others, or is of a type that is not ours, is theirs.
    of_ours = f"m.{HASH} IS NOT NULL AND type(r) IN {kinds}"
    yield f"UNWIND $rows AS id MATCH (n:`{top}` {{id: id}})-[r]->(m:`{top}`) WHERE {of_ours} DELETE r", ids
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


def _among_ours(vocabulary: Vocabulary) -> str:
    """The Cypher that matches every relationship between two nodes of ours as `r`, from `n` to `m`."""
    return f"{ours(vocabulary)} MATCH (n)-[r]->(m:`{root(vocabulary)}`) WHERE m.{HASH} IS NOT NULL"


def _relationships(vocabulary: Vocabulary) -> set[str]:
    return {p.relationship for p in vocabulary.properties.values() if p.kind == "thing"}


def _one_of(names: Iterable[str]) -> str:
    return "[" + ", ".join(f"'{name}'" for name in sorted(names)) + "]"


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


def _apply(session: Session, steps: list[Step], progress: Progress, at_once: int) -> None:
    """Run the steps: in one transaction where they fit one, else batch by batch."""
    total = sum(len(rows) for _, rows in steps)
    if not total:
        return
    batches = [(cypher, batch) for cypher, rows in steps for batch in _batches(rows)]
    if total <= at_once:
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


def _counted(graph: Graph, vocabulary: Vocabulary) -> tuple[Counter[str], Counter[str]]:
    """How many nodes of each label and relationships of each type the graph has."""
    nodes = Counter(label for node in graph.nodes.values() for label in vocabulary.lineage[node.cls])
    edges = Counter(vocabulary.properties[edge.predicate].relationship for edge in graph.edges)
    return nodes, edges


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _differences(session: Session, graph: Graph, vocabulary: Vocabulary) -> list[str]:
    """Where the database holds more or less of ours than the graph has, per label and relationship type."""
    nodes, edges = _counted(graph, vocabulary)
    counted = (
        (nodes, vocabulary.classes.keys(), f"{ours(vocabulary)} UNWIND labels(n) AS name RETURN name, count(*)"),
        (edges, _relationships(vocabulary), f"{_among_ours(vocabulary)} RETURN type(r), count(*)"),
    )
    wrong = []
    for expected, names, cypher in counted:
        found = session.execute_read(_counts, cypher)
        wrong += [
            f"{found.get(name, 0)} {name}, expected {expected[name]}"
            for name in sorted(names)
            if found.get(name, 0) != expected[name]
        ]
    return wrong


def _strayed(session: Session, graph: Graph, vocabulary: Vocabulary) -> list[Node]:
    """The nodes of which the database holds something else than the graph says."""
    back = _read_back(session, vocabulary).nodes
    held = {
        row[0]: vocabulary.classes.keys() & row[1]
        for row in session.execute_read(_rows, f"{ours(vocabulary)} RETURN n.id, labels(n)")
    }
    return [
        node
        for node in graph.nodes.values()
        if node.id not in back
        or back[node.id].content != node.content
        or held[node.id] != set(labels(node.cls, vocabulary))
    ]


def _counts(tx: ManagedTransaction, cypher: str) -> dict[str, int]:
    return {record[0]: record[1] for record in tx.run(cypher)}


def read_back(driver: Driver, vocabulary: Vocabulary, database: str | None = None) -> Graph:
    """What the database holds of ours, as a `Graph`."""
    with driver.session(database=database) as session:
        return _read_back(session, vocabulary)


def _read_back(session: Session, vocabulary: Vocabulary) -> Graph:
    names = {p.relationship: p.name for p in vocabulary.properties.values() if p.kind == "thing"}
    links = defaultdict(list)
    edges = session.execute_read(_rows, f"{_among_ours(vocabulary)} RETURN n.id, type(r), m.id")
    for source, kind, target in edges:
        if kind in names:
            links[source].append((names[kind], target))
    held = session.execute_read(_rows, f"{ours(vocabulary)} RETURN properties(n)")
    nodes = [node_of(_native(row[0]), links[row[0]["id"]], vocabulary) for row in held]
    return Graph({node.id: node for node in sorted(nodes, key=lambda node: node.id)})


def _rows(tx: ManagedTransaction, cypher: str) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in tx.run(cypher)]


def _native(held: dict[str, Any]) -> dict[str, Any]:
    """Dates of the driver as dates of Python."""
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in held.items()}
