"""`Graph` -> Neo4j: make what the database holds of a dataset equal to its files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from neo4j import Driver, ManagedTransaction, Query, Session
from neo4j.exceptions import ClientError

from kg.loaders.curated.dataset import ANONYMOUS, Dataset
from kg.loaders.neo4j.batches import relationship_types
from kg.loaders.neo4j.diff import Diff, LoadError, Refused, Target, compare_hashes, compare_nodes
from kg.loaders.neo4j.diff_files import compare_files
from kg.loaders.neo4j.lock import LoadRecord, last_load, locked
from kg.loaders.neo4j.node_rows import NodeRows
from kg.loaders.neo4j.query import read_rows
from kg.loaders.neo4j.schema import FULL_TEXT, constraints, indexes, match_loaded, searched_properties
from kg.loaders.neo4j.verify import compare_values, count_mismatches
from kg.loaders.neo4j.write import TRANSACTION_SIZE, write_diff

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.loaders.graph import Graph
    from kg.loaders.neo4j.write import Progress
    from kg.ontology import Vocabulary

SMALL_GRAPH = 5_000  # nodes; up to here every value is compared at each load, which takes next to no time
FEW_WRITTEN = 5_000  # nodes; up to here they are looked up one by one after writing, beyond it all hashes are compared

__all__ = ["LoadError", "Options", "Summary", "compare_target", "finish_import", "limit_deletes", "sync", "sync_target"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of a load: numbers of nodes it changed, and what the database then holds of the dataset.

    Attributes:
        nodes: how many nodes of each label the dataset has.
        relationships: how many relationships of each type it has.
    """

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
    """Options of a load.

    Attributes:
        dataset: the identity of the data; nodes that other datasets loaded are left alone.
        delete_limit: the largest share of the dataset's nodes in the database that the load may delete, 0 to 1.
        confirm: called with the diff when it would delete more; the load goes on if it returns True.
        verify: compare every value of a large graph too, instead of only hashes and counts.
        wait: seconds to wait while another load is under way.
        progress: called with a label, the number of nodes and relationships done, and their total.
        notify: called with a sentence for the user, for example that the load waits for another one.
        paths: of the files to load, within the dataset; None for all.
        transaction_size: how many nodes and relationships one transaction may write; more are written in batches.
    """

    dataset: Dataset = ANONYMOUS
    delete_limit: float = 0.2
    confirm: Callable[[Diff], bool] = lambda _: False
    verify: bool = False
    wait: float = 600.0
    progress: Progress = lambda *_: None
    notify: Callable[[str], None] = lambda _: None
    paths: frozenset[str] | None = None
    transaction_size: int = TRANSACTION_SIZE


def sync(
    graph: Graph, vocabulary: Vocabulary, driver: Driver, database: str | None = None, options: Options | None = None
) -> Summary:
    """Make the database hold exactly the graph; nodes of others in it are left alone.

    Every value of a small graph is compared. Of a larger one, hashes show what changed in the files, and counts
    whether somebody changed the database; where they differ, everything is read back, compared and fixed.

    Args:
        graph: what the database shall hold.
        vocabulary: declares labels, relationship types, constraints and indexes.
        driver: of the server to write to.
        database: the name of the database; None for the server's default.
        options: of the load.

    Raises:
        Refused: the load would delete more than the options allow.
        LoadError: another load is under way, another dataset has the same identifiers, or the database still
            differs from the graph after writing twice.
    """
    options = options or Options()
    return sync_target(Target(graph, NodeRows(vocabulary, options.dataset)), driver, database, options)


def sync_target(target: Target, driver: Driver, database: str | None, options: Options) -> Summary:
    """Like `sync`, for a target whose hashes and counts may already be known."""
    vocabulary = target.rows.vocabulary

    def open_session() -> Session:
        return driver.session(database=database, bookmark_manager=driver.execute_query_bookmark_manager)

    with open_session() as session:
        missing_indexes = _prepare_schema(session, vocabulary)
        empty = not session.execute_read(read_rows, f"{match_loaded(vocabulary)} RETURN 1 LIMIT 1")
        if not empty:
            _change_schema(session, missing_indexes)  # the server fills them during the comparison
        last = last_load(session)
        diff = _find_differences(session, target, _options_after(last, options))
        if diff or (last and last.unfinished):
            limit_deletes(diff, options)
            types, whole = relationship_types(vocabulary), options.paths is None
            with locked(driver, database, options.wait, options.notify, types=types, whole=whole) as before:
                if before != last:  # another load came between
                    diff = _find_differences(session, target, _options_after(before, options))
                    limit_deletes(diff, options)
                diff = _apply(session, open_session, diff, target, options)
        if missing_indexes:
            if empty:
                _change_schema(session, missing_indexes)
            session.run("CALL db.awaitIndexes()").consume()
    return _summary(target, len(diff.created), len(diff.updated), len(diff.deleted), diff.unchanged)


def limit_deletes(diff: Diff, options: Options) -> None:
    """Refuse a diff that deletes more than the options allow, unless it is confirmed.

    Raises:
        Refused: it does, and is not.
    """
    if diff.share_deleted > options.delete_limit and not options.confirm(diff):
        remedy = "look at `kg load --dry-run`, and load with --allow-deletes if that is intended"
        raise Refused(f"{diff.deletes}; expected at most {options.delete_limit:.0%}, {remedy}")


def finish_import(target: Target, driver: Driver, database: str | None) -> Summary:
    """Create constraints and indexes in a database that was built from files, and check its counts.

    Raises:
        LoadError: the database does not hold the target.
    """
    with driver.session(database=database) as session:
        # The server fills the indexes beside each other and beside the one of the constraint, which is waited for.
        _change_schema(session, list(indexes(target.rows.vocabulary).values()))
        _prepare_schema(session, target.rows.vocabulary)
        if mismatches := count_mismatches(session, target, frozenset()):
            remedy = "run `kg load` to fix it, or `kg load --bulk` again"
            raise LoadError(f"after importing the database holds {'; '.join(mismatches)}; {remedy}")
        session.run("CALL db.awaitIndexes()").consume()
    return _summary(target, created=len(target.graph.nodes))


def _summary(target: Target, created: int = 0, updated: int = 0, deleted: int = 0, unchanged: int = 0) -> Summary:
    nodes, relationships = target.counts
    return Summary(
        created, updated, deleted, unchanged, dict(sorted(nodes.items())), dict(sorted(relationships.items()))
    )


def compare_target(target: Target, driver: Driver, database: str | None, options: Options) -> Diff:
    """Return what `sync_target` would change, without writing."""
    with driver.session(database=database) as session:
        return _find_differences(session, target, _options_after(last_load(session), options))


def _options_after(last: LoadRecord | None, options: Options) -> Options:
    """Return the options of a load after another; one that stopped between batches leaves hashes that mislead."""
    return replace(options, verify=True) if last and last.unfinished else options


def _find_differences(session: Session, target: Target, options: Options) -> Diff:
    """Compare small graphs value by value and large ones by hash; compare values too when only the counts differ."""
    if options.paths is not None:
        return compare_files(session, target, options.paths)
    if options.verify or len(target.graph.nodes) <= SMALL_GRAPH:
        return compare_values(session, target)
    diff = compare_hashes(session, target)
    if diff or not count_mismatches(session, target, diff.shared):
        return diff
    return compare_values(session, target)


def _apply(session: Session, open_session: Callable[[], Session], diff: Diff, target: Target, options: Options) -> Diff:
    """Write a diff, check the database again, and fix what still differs; return all that was written.

    A second pass is needed where somebody changed the database by hand, which counts show only now.
    """
    write_diff(open_session, diff, target, options.progress, options.transaction_size)
    unverified = replace(options, verify=False)
    remaining = _recheck(session, target, diff, unverified)
    if remaining:
        write_diff(open_session, remaining, target, options.progress, options.transaction_size)
        if still := _find_differences(session, target, unverified):
            remedy = "run `kg load` again while nothing else writes to it"
            raise LoadError(f"after loading the database holds {_describe(session, target, still)}; {remedy}")
    return _merge(diff, remaining)


def _recheck(session: Session, target: Target, written: Diff, options: Options) -> Diff:
    """Compare again after writing; after a small change only the written nodes are compared, and the counts."""
    touched = (*written.created, *written.updated)
    if options.paths is not None or len(target.graph.nodes) <= SMALL_GRAPH or len(touched) > FEW_WRITTEN:
        return _find_differences(session, target, options)
    missing, differing, _ = compare_nodes(session, target, touched)
    if missing or differing or count_mismatches(session, target, written.shared):
        return compare_values(session, target)
    return Diff()


def _describe(session: Session, target: Target, diff: Diff) -> str:
    """Return how the database differs from the graph, as text for a message."""
    number = len(diff.created) + len(diff.updated) + len(diff.deleted)
    return "; ".join(count_mismatches(session, target, diff.shared)) or f"{number} nodes that differ from the files"


def _merge(first: Diff, second: Diff) -> Diff:
    """Return two diffs as one; a node that was written twice counts once."""
    created = {node.id for node in first.created}
    before = {node.id for node in first.updated} | created
    added = tuple(node for node in (*second.created, *second.updated) if node.id not in before)
    deleted = tuple(sorted({*first.deleted, *second.deleted}))
    return replace(first, updated=(*first.updated, *added), deleted=deleted, unchanged=first.unchanged - len(added))


def _prepare_schema(session: Session, vocabulary: Vocabulary) -> list[str]:
    """Create missing constraints, drop an outdated full-text index, and return the Cypher of missing indexes."""
    rows = session.run("SHOW INDEXES YIELD name, type, properties").values()
    present = {row[0]: (row[1], set(row[2] or ())) for row in rows}
    if FULL_TEXT in present and present[FULL_TEXT] != ("FULLTEXT", set(searched_properties(vocabulary))):
        session.run(Query(f"DROP INDEX {FULL_TEXT}")).consume()
        del present[FULL_TEXT]
    try:
        _change_schema(session, [cypher for name, cypher in constraints(vocabulary).items() if name not in present])
    except ClientError as error:
        if "ConstraintCreationFailed" in (error.code or ""):
            duplicates = "nodes of others have our label and the same identifier twice"
            raise LoadError(f"{duplicates} ({error.message}); expected each once, correct or remove them") from error
        raise
    return [cypher for name, cypher in indexes(vocabulary).items() if name not in present]


def _change_schema(session: Session, queries: list[str]) -> None:
    """Run schema queries in one transaction, so that the server reads the nodes once to fill all new indexes."""

    def run(tx: ManagedTransaction, /) -> None:
        for cypher in queries:
            tx.run(cypher).consume()

    if queries:
        session.execute_write(run)
