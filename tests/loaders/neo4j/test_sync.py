"""A real Neo4j server holds exactly what the files say after every load, and all that others keep beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kg.loaders import check, read
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.neo4j import diff as diff_module
from kg.loaders.neo4j import sync as sync_module
from kg.loaders.neo4j.node_rows import WITHIN, NodeRows
from kg.loaders.neo4j.sync import LoadError, Options, sync
from kg.loaders.neo4j.verify import read_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neo4j import Driver

    from kg.loaders import Graph
    from kg.loaders.neo4j.sync import Summary
    from kg.ontology import Vocabulary

    Draw = Callable[..., Graph]

MORE = """
source: {id: b, name: Otrs raksts, scope: seed}
claims:
  - {about: source/b, issued: 2014-07-02, line: 4}
  - {about: event/e01, start_date: 2014-03, end_date: 2015, line: 1}
  - {about: project/p1, number: "7", line: 2}
network_participations:
  - {agent: person/p001, role: role/municipal-expert, context: network/t2, on_behalf_of: municipality/ogre, line: 3}
"""
OURS = "MATCH (n:Entity) WHERE n.contentHash IS NOT NULL"


@pytest.fixture
def draw(tmp_path: Path, world: str, vocabulary: Vocabulary) -> Draw:
    """Give a function that makes the graph of the small corpus and of texts beside it."""

    def make(*more: str, base: str = world) -> Graph:
        for old in tmp_path.glob("*.yaml"):
            old.unlink()
        for number, text in enumerate((base, *more)):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        return check(read([tmp_path]), vocabulary)

    return make


@pytest.fixture
def load(driver: Driver, vocabulary: Vocabulary) -> Callable[..., Summary]:
    """Give a function that loads a graph and proves that the database then holds just that."""

    def run(graph: Graph, **options: object) -> Summary:
        summary = sync(graph, vocabulary, driver, options=Options(delete_limit=1, **options))  # type: ignore[arg-type]
        assert_holds(driver, graph, vocabulary)
        return summary

    return run


@pytest.fixture(params=["every value", "hashes", "all hashes again"])
def each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare as with a small graph, as with a large one of which little changes, and as with one that changes a lot."""
    if request.param != "every value":
        monkeypatch.setattr(sync_module, "ALWAYS", 0)
    if request.param == "all hashes again":
        monkeypatch.setattr(sync_module, "FEW", 0)
        monkeypatch.setattr(diff_module, "FEW", 0)


def rows(driver: Driver, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
    return [tuple(record.values()) for record in driver.execute_query(cypher, parameters).records]


def assert_holds(driver: Driver, graph: Graph, vocabulary: Vocabulary) -> None:
    """The database has every node, label, property and relationship of the graph, and no other of ours."""
    back = read_back(driver, vocabulary)
    assert [node.content for node in back.nodes.values()] == [node.content for node in graph.nodes.values()]
    labels = Counter(label for node in graph.nodes.values() for label in vocabulary.lineage[node.cls])
    names = list(vocabulary.classes)
    found = rows(driver, f"{OURS} UNWIND labels(n) AS l WITH l WHERE l IN $names RETURN l, count(*)", names=names)
    assert dict(found) == labels
    types = Counter(vocabulary.properties[edge.predicate].relationship for edge in graph.edges)
    between = f"{OURS} MATCH (n)-[r]->(m:Entity) WHERE type(r) IN $types RETURN type(r), count(*)"
    assert dict(rows(driver, between, types=list(types))) == types
    assert rows(driver, f"{OURS} AND n.contentHash = 0 RETURN n.id") == []


def mark(driver: Driver) -> None:
    """Leave something on each of our nodes that only writing the node anew takes away."""
    driver.execute_query(f"{OURS} SET n.mark = true")


def rewritten(driver: Driver) -> list[object]:
    """Which nodes were written since, the marks of the others taken away."""
    found = [row[0] for row in rows(driver, f"{OURS} AND n.mark IS NULL RETURN n.id ORDER BY n.id")]
    driver.execute_query("MATCH (n:Entity) REMOVE n.mark")
    return found


@pytest.mark.usefixtures("each_way")
def test_the_first_load_creates_all_and_the_second_does_nothing(
    graph: Graph, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    first = load(graph)
    assert (first.created, first.updated, first.deleted, first.unchanged) == (len(graph.nodes), 0, 0, 0)
    assert first.nodes["Entity"] == len(graph.nodes)
    assert sum(first.relationships.values()) == len(list(graph.edges))
    mark(driver)
    told: list[object] = []
    second = sync(graph, vocabulary, driver, options=Options(progress=lambda *step: told.append(step)))
    assert str(second) == f"nodes: 0 created, 0 updated, 0 deleted, {len(graph.nodes)} unchanged"
    assert (told, rewritten(driver)) == ([], [])


@pytest.mark.usefixtures("each_way")
def test_an_empty_graph_takes_all_of_ours_away(draw: Draw, load: Callable[..., Summary]) -> None:
    from kg.loaders import Graph

    held = draw(MORE)
    load(held)
    assert load(Graph({})).deleted == len(held.nodes)


@pytest.mark.usefixtures("each_way")
def test_one_changed_value_writes_one_node(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary], world: str
) -> None:
    load(draw())
    mark(driver)
    after = draw(base=world.replace("name: Anna", "name: Anna Āre"))
    summary = sync(after, vocabulary, driver)
    assert (summary.created, summary.updated, summary.deleted) == (0, 1, 0)
    assert rewritten(driver) == ["person/p001"]
    assert_holds(driver, after, vocabulary)


@pytest.mark.usefixtures("each_way")
def test_a_changed_end_writes_the_node_it_begins_at(
    draw: Draw, driver: Driver, load: Callable[..., Summary], world: str
) -> None:
    """No value and no count changes, only where a relationship leads."""
    load(draw())
    summary = load(draw(base=world.replace("in_context_of: network/t2", "in_context_of: project/p1")))
    assert (summary.created, summary.updated, summary.deleted) == (1, 1, 1)
    assert rows(driver, "MATCH (:Event)-[:IN_CONTEXT_OF]->(n) RETURN n.id") == [("project/p1",)]


@pytest.mark.usefixtures("each_way")
def test_a_changed_claim_writes_the_claim_and_what_it_is_about(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    before = draw(MORE)
    load(before)
    mark(driver)
    after = draw(MORE.replace('number: "7"', 'number: "8"'))
    summary = sync(after, vocabulary, driver)
    assert (summary.created, summary.updated, summary.deleted) == (1, 1, 1)
    assert rewritten(driver) == sorted({*(after.nodes.keys() - before.nodes.keys()), "project/p1"})
    assert_holds(driver, after, vocabulary)


def test_a_statement_is_in_the_bucket_that_its_identifier_begins_with(graph: Graph, vocabulary: Vocabulary) -> None:
    rows = NodeRows(vocabulary, ANONYMOUS)
    found = [node for node in graph.nodes.values() if vocabulary.is_a(node.cls, "Statement")]
    assert len(found) > 100
    for node in found:
        beginnings = rows.beginnings(rows.content_hash(node) // WITHIN)
        assert any(node.id.startswith(beginning) for beginning in beginnings)


def test_what_a_large_graph_no_longer_says_is_looked_up_where_only_statements_go(
    draw: Draw, load: Callable[..., Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    every_node = diff_module._held

    def noted(*given: Any) -> Any:
        asked.append(True)
        return every_node(*given)

    monkeypatch.setattr(diff_module, "_held", noted)
    monkeypatch.setattr(sync_module, "ALWAYS", 0)
    load(draw(MORE))
    assert load(draw(MORE.replace('number: "7"', 'number: "8"'))).deleted == 1
    assert asked == []
    assert load(draw()).deleted == 6  # with the source, which is no statement
    assert asked == [True]


@pytest.mark.usefixtures("each_way")
def test_a_removed_source_takes_its_statements_and_what_came_from_them(
    draw: Draw, driver: Driver, load: Callable[..., Summary]
) -> None:
    whole = draw(MORE)
    load(whole)
    only = draw()
    summary = load(only)
    # The source, four claims and the participation; event, project and person lose what came from them.
    assert (summary.created, summary.updated, summary.deleted) == (0, 3, 6)
    found = rows(driver, "MATCH (n:Entity) WHERE n.startDate IS NOT NULL OR n.number IS NOT NULL RETURN n.id")
    assert found == rows(driver, "MATCH (n:Entity) WHERE n.startDateMin IS NOT NULL RETURN n.id") == []
    assert load(whole).created == 6


@pytest.mark.usefixtures("each_way")
def test_an_added_person(draw: Draw, load: Callable[..., Summary]) -> None:
    load(draw())
    more = """
people: [{id: p002, name: Ilze}]
source: {id: b, name: B, scope: seed}
positions: [{agent: person/p002, role: role/chair, context: organisation/dome, line: 1}]
"""
    summary = load(draw(more))
    assert (summary.created, summary.updated, summary.deleted) == (3, 0, 0)


@pytest.mark.usefixtures("each_way")
def test_a_changed_rank_changes_the_value_that_holds(draw: Draw, driver: Driver, load: Callable[..., Summary]) -> None:
    claims = """
source: {id: b, name: B, scope: seed}
claims:
  - {about: project/p1, number: "7", line: 1, rank: %s}
  - {about: project/p1, number: "8", line: 2, rank: %s}
"""
    number = "MATCH (n:Project) RETURN n.number"
    load(draw(claims % ("preferred", "normal")))
    assert rows(driver, number) == [("7",)]
    summary = load(draw(claims % ("normal", "preferred")))
    assert rows(driver, number) == [("8",)]
    assert (summary.created, summary.updated, summary.deleted) == (2, 1, 2)


def test_any_text_survives(draw: Draw, driver: Driver, load: Callable[..., Summary], world: str) -> None:
    name = "“A” 'b' \"c\" `d` \\ {e} $f\nļaužu ņēmējs 😀 //g /* h"
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    load(draw(base=world.replace("name: Anna", f"name: {quoted}")))
    assert rows(driver, "MATCH (n:Person) RETURN n.name") == [(name,)]


@pytest.mark.usefixtures("each_way")
def test_what_others_keep_is_left_alone(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    driver.execute_query(
        "CREATE (o:Other {id: 'person/p001', name: 'theirs'})-[:SOURCE]->(:Person {name: 'also theirs'})"
        "<-[:AGENT]-(:Person:Other {id: 'source/w'})"
    )
    load(draw(MORE))
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
    nothing = sync(draw(MORE), vocabulary, driver)
    assert (nothing.created, nothing.updated, nothing.deleted) == (0, 0, 0)
    for step in (draw(MORE.replace("line: 3", "line: 4")), draw(), draw(MORE)):
        load(step)
        assert (rows(driver, theirs), rows(driver, nodes)) == before


@pytest.mark.usefixtures("each_way")
def test_nodes_of_others_may_have_our_label(draw: Draw, driver: Driver, load: Callable[..., Summary]) -> None:
    """Ours is what a load wrote: its hash tells."""
    driver.execute_query("CREATE (:Entity {id: 'theirs/a', name: 'theirs'}), (:Entity:Person {name: 'without an id'})")
    others = "MATCH (n:Entity) WHERE n.contentHash IS NULL RETURN n.id, n.name, labels(n) ORDER BY n.name"
    before = rows(driver, others)
    assert len(before) == 2
    for graph in (draw(MORE), draw(), draw(MORE)):
        load(graph)
        assert rows(driver, others) == before


def test_constraint_and_indexes_are_what_the_vocabulary_demands(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    load(draw())
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
    ("words", "expected"),
    [
        ("sileika", "person/p018"),
        ("ŠILEIKA", "person/p018"),
        ("vecumnieku novada dome", "municipality/vecumnieku-novads-2009"),
    ],
)
def test_names_are_found_without_their_diacritics(
    words: str, expected: str, graph: Graph, driver: Driver, vocabulary: Vocabulary
) -> None:
    sync(graph, vocabulary, driver)
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    found = rows(driver, "CALL db.index.fulltext.queryNodes('names', $words) YIELD node RETURN node.id", words=words)
    assert found[0] == (expected,)


def test_the_full_text_index_follows_the_vocabulary(draw: Draw, driver: Driver, load: Callable[..., Summary]) -> None:
    driver.execute_query("CREATE FULLTEXT INDEX names FOR (n:Entity) ON EACH [n.title]")
    load(draw())
    found = "CALL db.index.fulltext.queryNodes('names', 'anna') YIELD node RETURN node.id"
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    assert rows(driver, found) == [("person/p001",)]


def test_partial_dates_have_their_first_and_last_day(draw: Draw, driver: Driver, load: Callable[..., Summary]) -> None:
    load(draw(MORE))
    record = driver.execute_query("MATCH (n:Event) RETURN n").records[0]["n"]
    assert [record["startDate"], record["endDate"]] == ["2014-03", "2015"]
    days = [record[name].to_native() for name in ("startDateMin", "startDateMax", "endDateMin", "endDateMax")]
    assert days == [date(2014, 3, 1), date(2014, 3, 31), date(2015, 1, 1), date(2015, 12, 31)]
    exact = rows(driver, "MATCH (n:Source) WHERE n.issuedMin = n.issuedMax RETURN n.issued, valueType(n.issuedMin)")
    assert exact == [("2014-07-02", "DATE NOT NULL")]


@pytest.mark.usefixtures("each_way")
def test_short_cuts_are_marked_and_vanish_with_what_they_stand_for(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    cuts = [cut.term.relationship for cut in vocabulary.derived_relationships]
    shown = "MATCH (a)-[r]->(b) WHERE r.derived OR type(r) IN $cuts RETURN a.id, type(r), b.id, r.derived ORDER BY a.id, b.id"
    load(draw(MORE))
    kept = [
        ("municipality/ogre", "MEMBER_OF", "network/t2", True),
        ("person/p001", "PARTICIPATES_IN", "network/t2", True),
        ("person/p001", "AFFILIATED_WITH", "organisation/dome", True),
    ]
    assert rows(driver, shown, cuts=cuts) == kept
    load(draw(MORE.replace("line: 3", "line: 3, status: planned")))
    assert rows(driver, shown, cuts=cuts) == [kept[0], kept[2]]


@pytest.mark.usefixtures("each_way")
def test_a_half_written_node_is_taken_up_again(draw: Draw, driver: Driver, load: Callable[..., Summary]) -> None:
    load(draw(MORE))
    driver.execute_query("MATCH (n:NetworkParticipation)-[r]->() SET n.contentHash = 0 DELETE r")
    assert load(draw(MORE)).updated == 1


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
def test_what_was_changed_by_hand_is_mended(
    damage: str, written: int | None, draw: Draw, driver: Driver, load: Callable[..., Summary]
) -> None:
    held = draw(MORE)
    load(held)
    driver.execute_query(damage)
    summary = load(held)
    assert summary.created + summary.updated + summary.unchanged == len(held.nodes)
    assert summary.created + summary.updated > 0
    assert written is None or (summary.created, summary.updated, summary.deleted) == (0, written, 0)
    nothing = load(held)
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
def test_what_counts_and_hashes_tell_of_a_large_graph_is_mended(
    damage: str,
    title: str,
    draw: Draw,
    driver: Driver,
    load: Callable[..., Summary],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sync_module, "ALWAYS", 0)
    load(draw(MORE))
    driver.execute_query(damage)
    load(draw(MORE.replace("Otrs", title)))


@pytest.mark.usefixtures("each_way")
def test_a_database_that_changes_meanwhile_is_told_of(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    def spoil(*_: object) -> None:
        driver.execute_query("MATCH (n:Person)-[r:PARTICIPATES_IN]->() DELETE r")

    with pytest.raises(LoadError) as raised:
        sync(draw(MORE), vocabulary, driver, options=Options(progress=spoil))
    assert str(raised.value) == (
        "after loading the database holds 0 PARTICIPATES_IN, expected 1; "
        "run `kg load` again while nothing else writes to it"
    )
    load(draw(MORE))


@pytest.mark.usefixtures("each_way")
def test_a_large_graph_goes_batch_by_batch(draw: Draw, load: Callable[..., Summary]) -> None:
    told: list[tuple[str, int, int]] = []
    load(draw(), at_once=10, progress=lambda *step: told.append(step))
    done = [step[1] for step in told]
    assert len(told) > 3
    assert done == sorted(set(done))
    assert done[-1] == told[0][2]
    load(draw(MORE), at_once=10)
    load(draw(), at_once=10)


class Stopped(Exception):
    """What the tests stop a load with."""


def stop_at(number: int) -> Callable[..., None]:
    calls = iter(range(number))

    def progress(*_: object) -> None:
        if next(calls, None) is None:
            raise Stopped

    return progress


@pytest.mark.parametrize("back", [False, True], ids=["next", "former"])
def test_a_load_that_stops_half_way_is_completed_by_the_next(
    back: bool, draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    former = draw(MORE)
    changed = MORE.replace("line: 3", "line: 3, status: planned").replace('"7"', '"9"')
    following = draw(changed)
    stopped = 0
    while True:
        load(former)
        try:
            sync(following, vocabulary, driver, options=Options(progress=stop_at(stopped), at_once=0))
        except Stopped:
            stopped += 1
        else:
            break
        load(former if back else following)
    assert stopped > 5


def test_a_first_load_that_stops_half_way_is_completed_by_the_next(
    draw: Draw, driver: Driver, vocabulary: Vocabulary, load: Callable[..., Summary]
) -> None:
    with pytest.raises(Stopped):
        sync(draw(MORE), vocabulary, driver, options=Options(progress=stop_at(12), at_once=0))
    assert rows(driver, "MATCH (n:LoadRecord) RETURN n.unfinished, n.finished") == [(True, None)]
    load(draw(MORE))
    assert rows(driver, "MATCH (n:LoadRecord) RETURN n.unfinished, n.finished IS NULL") == [(False, False)]
