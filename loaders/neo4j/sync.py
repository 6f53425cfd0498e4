"""`Graph` -> Neo4j: what the graph database holds of a dataset becomes exactly what its files say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from neo4j import Driver, ManagedTransaction, Query, Session
from neo4j.exceptions import ClientError

from kg.loaders.curated.dataset import ANONYMOUS, Dataset
from kg.loaders.neo4j.batches import relationships
from kg.loaders.neo4j.diff import Diff, LoadError, Refused, Target, by_identifier, compare
from kg.loaders.neo4j.diff_files import compare_files
from kg.loaders.neo4j.lock import Record, locked, record
from kg.loaders.neo4j.node_rows import NodeRows
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import FULL_TEXT, constraints, indexes, ours, searched
from kg.loaders.neo4j.verify import compare_all, differences
from kg.loaders.neo4j.write import AT_ONCE, write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.loaders.graph import Graph
    from kg.loaders.neo4j.write import Progress
    from kg.ontology import Vocabulary

ALWAYS = 5_000  # nodes of which every value is compared at each load, for that costs next to nothing
FEW = 5_000  # nodes that are looked up one by one after they were written; of more the hashes of all are compared

__all__ = ["LoadError", "Options", "Summary", "finish_import", "limit_deletes", "planned", "sync", "sync_target"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did: numbers of nodes, and what the database holds of the dataset afterwards."""

    created: int
    updated: int
    deleted: int
    unchanged: int
    nodes: Mapping[str, int] = field(default_factory=dict)
    relationships: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        changes = f"{self.created} created, {self.updated} updated, {self.deleted} deleted"
        return f"nodes: {changes}, {self.unchanged} unchanged"


@dataclass(frozen=True, slots=True)
class Options:
    """How a load goes.

    Attributes:
        dataset: which data they are; what others loaded is left alone.
        delete_limit: which share of what the database holds of the dataset the load may delete, 0 to 1.
        confirm: asked with the changes where they would delete more; True lets the load go on.
        verify: whether to compare every value of a large graph too, not hashes and counts alone.
        wait: for how many seconds to wait while another load is under way.
        progress: told what is done, how many rows of how many.
        told: told sentences that a person should know of.
        paths: of the files to load, within the dataset; None for all.
        at_once: how many nodes and relationships are written in one transaction; more go batch by batch.
    """

    dataset: Dataset = ANONYMOUS
    delete_limit: float = 0.2
    confirm: Callable[[Diff], bool] = lambda _: False
    verify: bool = False
    wait: float = 600.0
    progress: Progress = lambda *_: None
    told: Callable[[str], None] = lambda _: None
    paths: frozenset[str] | None = None
    at_once: int = AT_ONCE


def sync(
    graph: Graph, vocabulary: Vocabulary, driver: Driver, database: str | None = None, options: Options | None = None
) -> Summary:
    """Make the database hold exactly the graph, beside whatever others keep in it.

    Of a small graph every value is compared. Of a larger one hashes tell what changed in the files, and counts whether
    somebody changed what the database holds of ours; then all of it is read back, compared, and mended.

    Args:
        graph: what it shall hold.
        vocabulary: declares labels, relationship types, constraints and indexes.
        driver: of the server to write to.
        database: the name of the database; None for the server's default.
        options: how the load goes.

    Raises:
        Refused: the load would delete more than the options allow.
        LoadError: another load is under way, another dataset stands in the way, or reading back finds something else
            than was written, twice.
    """
    how = options or Options()
    return sync_target(Target(graph, NodeRows(vocabulary, how.dataset)), driver, database, how)


def sync_target(wanted: Target, driver: Driver, database: str | None, how: Options) -> Summary:
    """As `sync`, of a graph that is hashed."""
    vocabulary = wanted.rows.vocabulary

    def opened() -> Session:
        return driver.session(database=database, bookmark_manager=driver.execute_query_bookmark_manager)

    with opened() as session:
        missing = _prepare(session, vocabulary)
        empty = not session.execute_read(read_rows, f"{ours(vocabulary)} RETURN 1 LIMIT 1")
        if not empty:
            _run(session, missing)  # the server fills them beside the comparison
        last = record(session)
        changes = _wrong(session, wanted, _after(last, how))
        if changes or (last and last.unfinished):
            limit_deletes(changes, how)
            types = relationships(vocabulary)
            with locked(driver, database, how.wait, how.told, types=types, whole=how.paths is None) as before:
                if before != last:  # another load came between
                    changes = _wrong(session, wanted, _after(before, how))
                    limit_deletes(changes, how)
                changes = _make(session, opened, changes, wanted, how)
        if missing:
            if empty:
                _run(session, missing)
            session.run("CALL db.awaitIndexes()").consume()
    return _summary(wanted, len(changes.created), len(changes.updated), len(changes.deleted), changes.unchanged)


def limit_deletes(changes: Diff, options: Options) -> None:
    """Refuse changes that delete more than the options allow, unless they are confirmed.

    Raises:
        Refused: they do, and are not.
    """
    share, limit = changes.share_deleted, options.delete_limit
    if share > limit and not options.confirm(changes):
        what = f"this load would delete {len(changes.deleted)} nodes, {share:.0%} of what is loaded"
        remedy = "look at `kg load --dry-run`, and load with --allow-deletes if that is right"
        raise Refused(f"{what}; expected at most {limit:.0%}, {remedy}")


def finish_import(wanted: Target, driver: Driver, database: str | None) -> Summary:
    """Make constraints and indexes of a database that was built from files, and count whether it holds the graph.

    Raises:
        LoadError: it holds something else.
    """
    with driver.session(database=database) as session:
        # The server fills the indexes beside each other and beside the one of the constraint, which is waited for.
        _run(session, list(indexes(wanted.rows.vocabulary).values()))
        _prepare(session, wanted.rows.vocabulary)
        if wrong := differences(session, wanted, frozenset()):
            remedy = "run `kg load` to mend it, or `kg load --bulk` again"
            raise LoadError(f"after importing the database holds {'; '.join(wrong)}; {remedy}")
        session.run("CALL db.awaitIndexes()").consume()
    return _summary(wanted, created=len(wanted.graph.nodes))


def _summary(wanted: Target, created: int = 0, updated: int = 0, deleted: int = 0, unchanged: int = 0) -> Summary:
    nodes, edges = wanted.counts
    return Summary(created, updated, deleted, unchanged, dict(sorted(nodes.items())), dict(sorted(edges.items())))


def planned(wanted: Target, driver: Driver, database: str | None, how: Options) -> Diff:
    """What `sync_wanted` would change, without writing."""
    with driver.session(database=database) as session:
        return _wrong(session, wanted, _after(record(session), how))


def _after(last: Record | None, how: Options) -> Options:
    """How to load after a load that may have stopped between batches, so that hashes do not tell what is there."""
    return replace(how, verify=True) if last and last.unfinished else how


def _make(session: Session, opened: Callable[[], Session], first: Diff, wanted: Target, how: Options) -> Diff:
    """Make what is wrong right, and what then still is, for counts tell only now what was changed by hand."""
    write(opened, first, wanted, how.progress, how.at_once)
    again = replace(how, verify=False)
    second = _left(session, wanted, first, again)
    if second:
        write(opened, second, wanted, how.progress, how.at_once)
        if third := _wrong(session, wanted, again):
            remedy = "run `kg load` again while nothing else writes to it"
            raise LoadError(f"after loading the database holds {_in_words(session, wanted, third)}; {remedy}")
    return _both(first, second)


def _wrong(session: Session, wanted: Target, how: Options) -> Diff:
    """What the values of a small graph tell; of a large one hashes, and values where only counts tell something."""
    if how.paths is not None:
        return compare_files(session, wanted, how.paths)
    if how.verify or len(wanted.graph.nodes) <= ALWAYS:
        return compare_all(session, wanted)
    changes = compare(session, wanted)
    if changes or not differences(session, wanted, changes.shared):
        return changes
    return compare_all(session, wanted)


def _left(session: Session, wanted: Target, made: Diff, how: Options) -> Diff:
    """What is wrong after changes were made; what few of them did not touch was compared before."""
    touched = (*made.created, *made.updated)
    if how.paths is not None or len(wanted.graph.nodes) <= ALWAYS or len(touched) > FEW:
        return _wrong(session, wanted, how)
    absent, other, _ = by_identifier(session, wanted, touched)
    if absent or other or differences(session, wanted, made.shared):
        return compare_all(session, wanted)
    return Diff()


def _in_words(session: Session, wanted: Target, left: Diff) -> str:
    """How what the database holds differs from the graph, in words."""
    several = len(left.created) + len(left.updated) + len(left.deleted)
    return "; ".join(differences(session, wanted, left.shared)) or f"{several} nodes that differ from the files"


def _both(first: Diff, second: Diff) -> Diff:
    """Two changes as one: what was written twice counts once."""
    created = {node.id for node in first.created}
    before = {node.id for node in first.updated} | created
    more = tuple(node for node in (*second.created, *second.updated) if node.id not in before)
    deleted = tuple(sorted({*first.deleted, *second.deleted}))
    return replace(first, updated=(*first.updated, *more), deleted=deleted, unchanged=first.unchanged - len(more))


def _prepare(session: Session, vocabulary: Vocabulary) -> list[str]:
    """Make the constraints that are missing; the Cypher that makes what indexes are missing, for later."""
    shown = session.run("SHOW INDEXES YIELD name, type, properties").values()
    there = {row[0]: (row[1], set(row[2] or ())) for row in shown}
    if FULL_TEXT in there and there[FULL_TEXT] != ("FULLTEXT", set(searched(vocabulary))):
        session.run(Query(f"DROP INDEX {FULL_TEXT}")).consume()
        del there[FULL_TEXT]
    try:
        _run(session, [cypher for name, cypher in constraints(vocabulary).items() if name not in there])
    except ClientError as error:
        if "ConstraintCreationFailed" in (error.code or ""):
            what = "nodes of others bear our label and the same identifier twice"
            raise LoadError(f"{what} ({error.message}); expected each once, mend or remove them") from error
        raise
    return [cypher for name, cypher in indexes(vocabulary).items() if name not in there]


def _run(session: Session, several: list[str]) -> None:
    """Change the schema in one transaction, so that the server fills all new indexes while it reads the nodes once."""

    def run(tx: ManagedTransaction, /) -> None:
        for cypher in several:
            tx.run(cypher).consume()

    if several:
        session.execute_write(run)
