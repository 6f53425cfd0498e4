"""After every load a real Neo4j server holds exactly what the files say, and still all data of others."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kg.loaders import check, read
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.neo4j import diff as diff_module
from kg.loaders.neo4j import sync as sync_module
from kg.loaders.neo4j.node_rows import BUCKET_SIZE, NodeRows
from kg.loaders.neo4j.sync import LoadError, Options, sync
from kg.loaders.neo4j.verify import read_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neo4j import Driver

    from kg.loaders import Graph
    from kg.loaders.neo4j.sync import Summary
    from kg.ontology import Vocabulary

    MakeGraph = Callable[..., Graph]

MORE = """
source: {id: b, name: Otrs raksts, scope: seed}
claims:
  - {about: source/b, issued: 2014-07-02, line: 4}
  - {about: event/e01, start_date: 2014-03, end_date: 2015, line: 1}
  - {about: project/p1, number: "7", line: 2}
network_participations:
  - {agent: person/p001, role: role/municipal-expert, context: network/t2, on_behalf_of: municipality/ogre, line: 3}
"""
LOADED = "MATCH (n:Entity) WHERE n.contentHash IS NOT NULL"


@pytest.fixture
def make_graph(tmp_path: Path, world: str, vocabulary: Vocabulary) -> MakeGraph:
    """Return a function that makes the graph of the small corpus and of further texts."""

    def make(*more: str, base: str = world) -> Graph:
        for old in tmp_path.glob("*.yaml"):
            old.unlink()
        for number, text in enumerate((base, *more)):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        return check(read([tmp_path]), vocabulary)

    return make


@pytest.fixture
def load(driver: Driver, vocabulary: Vocabulary) -> Callable[..., Summary]:
    """Return a function that loads a graph and checks that the database then holds just that."""

    def run(graph: Graph, **options: object) -> Summary:
        summary = sync(graph, vocabulary, driver, options=Options(delete_limit=1, **options))  # type: ignore[arg-type]
        assert_holds(driver, graph, vocabulary)
        return summary

    return run


@pytest.fixture(params=["values", "hashes", "all hashes again"])
def every_comparison(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare as for a small graph, as for a large one with few changes, and as for one with many."""
    if request.param != "values":
        monkeypatch.setattr(sync_module, "SMALL_GRAPH", 0)
    if request.param == "all hashes again":
        monkeypatch.setattr(sync_module, "FEW_WRITTEN", 0)
        monkeypatch.setattr(diff_module, "FEW_BUCKETS", 0)


def rows(driver: Driver, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in driver.execute_query(cypher, parameters).records]


def assert_holds(driver: Driver, graph: Graph, vocabulary: Vocabulary) -> None:
    """Check that the database has every node, label, property and relationship of the graph, and loaded no other."""
    back = read_back(driver, vocabulary)
    assert [node.content for node in back.nodes.values()] == [node.content for node in graph.nodes.values()]
    labels = Counter(label for node in graph.nodes.values() for label in vocabulary.lineage[node.cls])
    names = list(vocabulary.classes)
    counts = rows(driver, f"{LOADED} UNWIND labels(n) AS l WITH l WHERE l IN $names RETURN l, count(*)", names=names)
    assert dict(counts) == labels
    types = Counter(vocabulary.properties[edge.predicate].relationship for edge in graph.edges)
    links = f"{LOADED} MATCH (n)-[r]->(m:Entity) WHERE type(r) IN $types RETURN type(r), count(*)"
    assert dict(rows(driver, links, types=list(types))) == types
    assert rows(driver, f"{LOADED} AND n.contentHash = 0 RETURN n.id") == []


def mark(driver: Driver) -> None:
    """Mark each loaded node with a property that only writing the node again removes."""
    driver.execute_query(f"{LOADED} SET n.mark = true")


def rewritten(driver: Driver) -> list[object]:
    """Return which nodes were written since they were marked, and remove the marks."""
    identifiers = [row[0] for row in rows(driver, f"{LOADED} AND n.mark IS NULL RETURN n.id ORDER BY n.id")]
    driver.execute_query("MATCH (n:Entity) REMOVE n.mark")
    return identifiers


@pytest.mark.usefixtures("every_comparison")
def test_the_first_load_creates_all_and_the_second_does_nothing(
    graph: Graph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    first = load(graph)
    assert (first.created, first.updated, first.deleted, first.unchanged) == (len(graph.nodes), 0, 0, 0)
    assert first.nodes["Entity"] == len(graph.nodes)
    assert sum(first.relationships.values()) == len(list(graph.edges))
    mark(driver)
    reports: list[object] = []
    second = sync(graph, vocabulary, driver, options=Options(progress=lambda *step: reports.append(step)))
    assert str(second) == f"nodes: 0 created, 0 updated, 0 deleted, {len(graph.nodes)} unchanged"
    assert (reports, rewritten(driver)) == ([], [])


@pytest.mark.usefixtures("every_comparison")
def test_an_empty_graph_deletes_everything_loaded(make_graph: MakeGraph, load: Callable[..., Summary]) -> None:
    from kg.loaders import Graph

    graph = make_graph(MORE)
    load(graph)
    assert load(Graph({})).deleted == len(graph.nodes)


@pytest.mark.usefixtures("every_comparison")
def test_one_changed_value_writes_one_node(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary], world: str
) -> None:
    load(make_graph())
    mark(driver)
    after = make_graph(base=world.replace("name: Anna", "name: Anna Āre"))
    summary = sync(after, vocabulary, driver)
    assert (summary.created, summary.updated, summary.deleted) == (0, 1, 0)
    assert rewritten(driver) == ["person/p001"]
    assert_holds(driver, after, vocabulary)


@pytest.mark.usefixtures("every_comparison")
def test_a_changed_end_writes_the_node_it_begins_at(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary], world: str
) -> None:
    """No value and no count changes, only the end of a relationship."""
    load(make_graph())
    summary = load(make_graph(base=world.replace("in_context_of: network/t2", "in_context_of: project/p1")))
    assert (summary.created, summary.updated, summary.deleted) == (1, 1, 1)
    assert rows(driver, "MATCH (:Event)-[:IN_CONTEXT_OF]->(n) RETURN n.id") == [("project/p1",)]


@pytest.mark.usefixtures("every_comparison")
def test_a_changed_claim_writes_the_claim_and_what_it_is_about(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    before = make_graph(MORE)
    load(before)
    mark(driver)
    after = make_graph(MORE.replace('number: "7"', 'number: "8"'))
    summary = sync(after, vocabulary, driver)
    assert (summary.created, summary.updated, summary.deleted) == (1, 1, 1)
    assert rewritten(driver) == sorted({*(after.nodes.keys() - before.nodes.keys()), "project/p1"})
    assert_holds(driver, after, vocabulary)


def test_a_statement_is_in_the_bucket_that_its_identifier_begins_with(graph: Graph, vocabulary: Vocabulary) -> None:
    rows = NodeRows(vocabulary, ANONYMOUS)
    statements = [node for node in graph.nodes.values() if vocabulary.is_a(node.cls, "Statement")]
    assert len(statements) > 100
    for node in statements:
        prefixes = rows.statement_prefixes(rows.content_hash(node) // BUCKET_SIZE)
        assert any(node.id.startswith(prefix) for prefix in prefixes)


def test_deleted_statements_are_looked_up_and_other_deleted_nodes_searched(
    make_graph: MakeGraph, load: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    scans: list[bool] = []
    scan_hashes = diff_module._scan_hashes

    def recording(*arguments: Any) -> Any:
        scans.append(True)
        return scan_hashes(*arguments)

    monkeypatch.setattr(diff_module, "_scan_hashes", recording)
    monkeypatch.setattr(sync_module, "SMALL_GRAPH", 0)
    load(make_graph(MORE))
    assert load(make_graph(MORE.replace('number: "7"', 'number: "8"'))).deleted == 1
    assert scans == []
    assert load(make_graph()).deleted == 6  # with the source, which is no statement
    assert scans == [True]


@pytest.mark.usefixtures("every_comparison")
def test_a_removed_source_takes_its_statements_and_their_values(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    whole = make_graph(MORE)
    load(whole)
    only = make_graph()
    summary = load(only)
    # The source, four claims and the participation; event, project and person lose what came from them.
    assert (summary.created, summary.updated, summary.deleted) == (0, 3, 6)
    valued = rows(driver, "MATCH (n:Entity) WHERE n.startDate IS NOT NULL OR n.number IS NOT NULL RETURN n.id")
    assert valued == rows(driver, "MATCH (n:Entity) WHERE n.startDateMin IS NOT NULL RETURN n.id") == []
    assert load(whole).created == 6


@pytest.mark.usefixtures("every_comparison")
def test_an_added_person(make_graph: MakeGraph, load: Callable[..., Summary]) -> None:
    load(make_graph())
    more = """
people: [{id: p002, name: Ilze}]
source: {id: b, name: B, scope: seed}
positions: [{agent: person/p002, role: role/chair, context: organisation/dome, line: 1}]
"""
    summary = load(make_graph(more))
    assert (summary.created, summary.updated, summary.deleted) == (3, 0, 0)


@pytest.mark.usefixtures("every_comparison")
def test_a_changed_rank_changes_the_value_that_holds(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    claims = """
source: {id: b, name: B, scope: seed}
claims:
  - {about: project/p1, number: "7", line: 1, rank: %s}
  - {about: project/p1, number: "8", line: 2, rank: %s}
"""
    number = "MATCH (n:Project) RETURN n.number"
    load(make_graph(claims % ("preferred", "normal")))
    assert rows(driver, number) == [("7",)]
    summary = load(make_graph(claims % ("normal", "preferred")))
    assert rows(driver, number) == [("8",)]
    assert (summary.created, summary.updated, summary.deleted) == (2, 1, 2)


def test_any_text_survives(make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary], world: str) -> None:
    name = "“A” 'b' \"c\" `d` \\ {e} $f\nļaužu ņēmējs 😀 //g /* h"
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    load(make_graph(base=world.replace("name: Anna", f"name: {quoted}")))
    assert rows(driver, "MATCH (n:Person) RETURN n.name") == [(name,)]


@pytest.mark.usefixtures("every_comparison")
def test_data_of_others_are_left_alone(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    driver.execute_query(
        "CREATE (o:Other {id: 'person/p001', name: 'theirs'})-[:SOURCE]->(:Person {name: 'also theirs'})"
        "<-[:AGENT]-(:Person:Other {id: 'source/w'})"
    )
    load(make_graph(MORE))
    # One of each direction, type of theirs and of ours, and one between two of ours.
    driver.execute_query("""
        MATCH (o:Other {id: 'person/p001'}), (p:Person:Entity), (m:Municipality)
        CREATE (o)-[:LIKES {since: 1}]->(p), (p)-[:LIKES]->(o), (p)-[:AGENT]->(o), (o)-[:AGENT]->(p), (p)-[:LIKES]->(m)
        SET p:Favourite
    """)
    theirs = """
        MATCH (a)-[r]->(b) WHERE type(r) = 'LIKES' OR NOT a:Entity OR NOT b:Entity
        RETURN a.id, labels(a), type(r), properties(r), b.name, labels(b) ORDER BY type(r), a.id, b.name
    """
    nodes = "MATCH (n) WHERE n.contentHash IS NULL AND NOT n:LoadRecord RETURN labels(n), properties(n) ORDER BY elementId(n)"
    before = rows(driver, theirs), rows(driver, nodes)
    assert (len(before[0]), len(before[1])) == (7, 3)
    nothing = sync(make_graph(MORE), vocabulary, driver)
    assert (nothing.created, nothing.updated, nothing.deleted) == (0, 0, 0)
    for step in (make_graph(MORE.replace("line: 3", "line: 4")), make_graph(), make_graph(MORE)):
        load(step)
        assert (rows(driver, theirs), rows(driver, nodes)) == before


@pytest.mark.usefixtures("every_comparison")
def test_nodes_of_others_may_have_our_label(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    """Only nodes with a content hash were loaded."""
    driver.execute_query("CREATE (:Entity {id: 'theirs/a', name: 'theirs'}), (:Entity:Person {name: 'without an id'})")
    others = "MATCH (n:Entity) WHERE n.contentHash IS NULL RETURN n.id, n.name, labels(n) ORDER BY n.name"
    before = rows(driver, others)
    assert len(before) == 2
    for graph in (make_graph(MORE), make_graph(), make_graph(MORE)):
        load(graph)
        assert rows(driver, others) == before


def test_constraint_and_indexes_are_those_of_the_vocabulary(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    load(make_graph())
    assert rows(driver, "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties ORDER BY labelsOrTypes") == [
        ("UNIQUENESS", ["Entity"], ["id"]),
        ("UNIQUENESS", ["LoadLock"], ["name"]),
    ]
    shown = rows(driver, "SHOW INDEXES YIELD type, labelsOrTypes, properties, state WHERE type <> 'LOOKUP'")
    assert {row[3] for row in shown} == {"ONLINE"}
    indexed = {
        (label, properties[0])
        for kind, labels, properties, _ in shown
        if kind == "RANGE" and isinstance(labels, list) and isinstance(properties, list)
        for label in labels
    } - {("Entity", "id"), ("LoadLock", "name")}
    for cls, uses in vocabulary.uses.items():
        for name, use in uses.items():
            covered = any((above, name) in indexed for above in vocabulary.lineage[cls])
            assert covered == use.term.indexed, (cls, name)
    searched = [p.name for p in vocabulary.properties.values() if p.searched]
    full = [row for row in shown if row[0] == "FULLTEXT"]
    assert len(full) == 1
    assert {str(name).removesuffix("En") for name in full[0][2]} == set(searched)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sileika", "person/p018"),
        ("ŠILEIKA", "person/p018"),
        ("vecumnieku novada dome", "municipality/vecumnieku-novads-2009"),
    ],
)
def test_names_are_found_without_their_diacritics(
    text: str, expected: str, graph: Graph, driver: Driver, vocabulary: Vocabulary
) -> None:
    sync(graph, vocabulary, driver)
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    matches = rows(driver, "CALL db.index.fulltext.queryNodes('names', $text) YIELD node RETURN node.id", text=text)
    assert matches[0] == (expected,)


def test_the_full_text_index_follows_the_vocabulary(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    driver.execute_query("CREATE FULLTEXT INDEX names FOR (n:Entity) ON EACH [n.title]")
    load(make_graph())
    search = "CALL db.index.fulltext.queryNodes('names', 'anna') YIELD node RETURN node.id"
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    assert rows(driver, search) == [("person/p001",)]


def test_partial_dates_have_their_first_and_last_day(
    make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    load(make_graph(MORE))
    record = driver.execute_query("MATCH (n:Event) RETURN n").records[0]["n"]
    assert [record["startDate"], record["endDate"]] == ["2014-03", "2015"]
    days = [record[name].to_native() for name in ("startDateMin", "startDateMax", "endDateMin", "endDateMax")]
    assert days == [date(2014, 3, 1), date(2014, 3, 31), date(2015, 1, 1), date(2015, 12, 31)]
    exact = rows(driver, "MATCH (n:Source) WHERE n.issuedMin = n.issuedMax RETURN n.issued, valueType(n.issuedMin)")
    assert exact == [("2014-07-02", "DATE NOT NULL")]


@pytest.mark.usefixtures("every_comparison")
def test_derived_relationships_are_marked_and_vanish_with_their_statements(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    types = [rule.term.relationship for rule in vocabulary.derived_relationships]
    shown = "MATCH (a)-[r]->(b) WHERE r.derived OR type(r) IN $types RETURN a.id, type(r), b.id, r.derived ORDER BY a.id, b.id"
    load(make_graph(MORE))
    derived = [
        ("municipality/ogre", "MEMBER_OF", "network/t2", True),
        ("person/p001", "PARTICIPATES_IN", "network/t2", True),
        ("person/p001", "AFFILIATED_WITH", "organisation/dome", True),
    ]
    assert rows(driver, shown, types=types) == derived
    load(make_graph(MORE.replace("line: 3", "line: 3, status: planned")))
    assert rows(driver, shown, types=types) == [derived[0], derived[2]]


@pytest.mark.usefixtures("every_comparison")
def test_a_half_written_node_is_completed(make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]) -> None:
    load(make_graph(MORE))
    driver.execute_query("MATCH (n:NetworkParticipation)-[r]->() SET n.contentHash = 0 DELETE r")
    assert load(make_graph(MORE)).updated == 1


@pytest.mark.parametrize(
    ("damage", "written"),
    [
        ("MATCH (:NetworkParticipation)-[r:AGENT]->() DELETE r", 1),
        ("MATCH (:Person)-[r:PARTICIPATES_IN]->() DELETE r", 1),
        ("MATCH (a)-[:AGENT]->(b) CREATE (a)-[:AGENT]->(b)", 3),
        ("MATCH (a:Person), (b:Source {id: 'source/b'}) CREATE (a)-[:SOURCE]->(b)", 1),
        ("MATCH (a:Person), (b:Source {id: 'source/b'}) CREATE (a)-[:VENUE]->(b)", 1),
        ("MATCH (n:Network) DETACH DELETE n", None),
        ("MATCH (n:NetworkParticipation) DETACH DELETE n", None),
        ("MATCH (n:Person) REMOVE n:Agent", 1),
        ("MATCH (n:Person) SET n:Network", 1),
        ("MATCH (n:Person) SET n:Topic", 1),
        ("MATCH (n:Person) REMOVE n.contentHash WITH n MATCH (n)-[r]->() DELETE r", None),
        ("MATCH (n:Person) REMOVE n.contentHash WITH n MATCH (s:Source) CREATE (n)-[:SOURCE]->(s)", None),
        ("MATCH (n:Person) SET n.id = 'person/p999'", None),
        ("MATCH (n:Person) SET n.name = 'Anita'", 1),
        ("MATCH (n:Project) REMOVE n.number", 1),
        ("MATCH (n:Entity) DETACH DELETE n", None),
        ("MATCH ()-[r]->() DELETE r", None),
    ],
)
def test_manual_changes_are_undone(
    damage: str, written: int | None, make_graph: MakeGraph, driver: Driver, load: Callable[..., Summary]
) -> None:
    graph = make_graph(MORE)
    load(graph)
    driver.execute_query(damage)
    summary = load(graph)
    assert summary.created + summary.updated + summary.unchanged == len(graph.nodes)
    assert summary.created + summary.updated > 0
    assert written is None or (summary.created, summary.updated, summary.deleted) == (0, written, 0)
    nothing = load(graph)
    assert (nothing.created, nothing.updated, nothing.deleted) == (0, 0, 0)


@pytest.mark.parametrize(
    "damage",
    [
        "MATCH (:NetworkParticipation)-[r:AGENT]->() DELETE r",
        "MATCH (a)-[:AGENT]->(b) CREATE (a)-[:AGENT]->(b)",
        "MATCH (n:Network) DETACH DELETE n",
        "MATCH (n:Person) REMOVE n:Agent",
        "MATCH (n:Person) REMOVE n.contentHash WITH n MATCH (n)-[r]->() DELETE r",
    ],
)
@pytest.mark.parametrize("title", ["Otrs", "Cits"], ids=["alone", "beside a change"])
def test_manual_changes_of_counts_and_hashes_are_undone_in_a_large_graph(
    damage: str,
    title: str,
    make_graph: MakeGraph,
    driver: Driver,
    load: Callable[..., Summary],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sync_module, "SMALL_GRAPH", 0)
    load(make_graph(MORE))
    driver.execute_query(damage)
    load(make_graph(MORE.replace("Otrs", title)))


@pytest.mark.usefixtures("every_comparison")
def test_a_database_that_others_change_during_the_load_is_an_error(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    def spoil(*_: object) -> None:
        driver.execute_query("MATCH (n:Person)-[r:PARTICIPATES_IN]->() DELETE r")

    with pytest.raises(LoadError) as raised:
        sync(make_graph(MORE), vocabulary, driver, options=Options(progress=spoil))
    assert str(raised.value) == (
        "after loading the database holds 0 PARTICIPATES_IN, expected 1; "
        "run `kg load` again while nothing else writes to it"
    )
    load(make_graph(MORE))


@pytest.mark.usefixtures("every_comparison")
def test_a_large_graph_is_written_batch_by_batch(make_graph: MakeGraph, load: Callable[..., Summary]) -> None:
    reports: list[tuple[str, int, int]] = []
    load(make_graph(), transaction_size=10, progress=lambda *step: reports.append(step))
    done = [step[1] for step in reports]
    assert len(reports) > 3
    assert done == sorted(set(done))
    assert done[-1] == reports[0][2]
    load(make_graph(MORE), transaction_size=10)
    load(make_graph(), transaction_size=10)


class Stopped(Exception):
    """Raised by the tests to stop a load."""


def stop_at(number: int) -> Callable[..., None]:
    calls = iter(range(number))

    def progress(*_: object) -> None:
        if next(calls, None) is None:
            raise Stopped

    return progress


@pytest.mark.parametrize("back", [False, True], ids=["next", "former"])
def test_a_load_that_stops_half_way_is_completed_by_the_next(
    back: bool, make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    former = make_graph(MORE)
    changed = MORE.replace("line: 3", "line: 3, status: planned").replace('"7"', '"9"')
    following = make_graph(changed)
    stopped = 0
    while True:
        load(former)
        try:
            sync(following, vocabulary, driver, options=Options(progress=stop_at(stopped), transaction_size=0))
        except Stopped:
            stopped += 1
        else:
            break
        load(former if back else following)
    assert stopped > 5


def test_a_first_load_that_stops_half_way_is_completed_by_the_next(
    make_graph: MakeGraph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    with pytest.raises(Stopped):
        sync(make_graph(MORE), vocabulary, driver, options=Options(progress=stop_at(12), transaction_size=0))
    assert rows(driver, "MATCH (n:LoadRecord) RETURN n.unfinished, n.finished") == [(True, None)]
    load(make_graph(MORE))
    assert rows(driver, "MATCH (n:LoadRecord) RETURN n.unfinished, n.finished IS NULL") == [(False, False)]
