"""The graph, what Neo4j holds and every RDF serialization of it are one graph, and each can be made from the other."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QuerySolutions

from kg.loaders import check, read
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.neo4j.verify import read_back
from kg.loaders.rdf.read import read_graph
from kg.loaders.rdf.terms import FORMATS, prefixes
from kg.loaders.rdf.write import write_rdf
from kg.ontology import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pyoxigraph import Store

    from kg.loaders import Graph
    from kg.server.connection import Connection

PROJECTIONS = ["neo4j", *FORMATS]
TERMS = Vocabulary.read()
THINGS = [name for name, term in TERMS.properties.items() if term.kind == "entity"]

# Every kind of value at its edges.
EVERYTHING = r"""
source: {id: s1, name: {lv: Raksts, en: Article}, scope: seed, recorded: 2026-11-22}
people: [{id: p001, name: Ņina Čakste, aliases: [N. Čakste, "Ņinas Čakstes"], visibility: internal}]
projects: [{id: p1, name: "a \\ \"b\"\nc\td | ‘d’ <x> & 😀", kind: pilot}]
networks: [{id: t1, name: Tīkls}]
events: [{id: e1, name: Seminārs, kind: seminar}]
programmes: [{id: f1, name: Fonds, kind: fund}]
indicators: [{id: i1, name: Skaits}]
topics: [{id: t1, name: temats}, {id: t2, name: cits temats}]
claims:
  - {about: project/p1, name: {en: Name}, aim: ["x\ny", "'"], number: "007", website: "https://example.org/ā?x=%20#y", line: 1}
  - {about: project/p1, start_date: 0999, end_date: 2016-04, locator: 'vieta "šeit"'}
  - {about: project/p1, end_date: 2016-04-30, rank: preferred, status: planned, line: 3}
  - {about: network/t1, of_project: project/p1, code: T1, topic: [topic/t1, topic/t2], line: 4}
  - {about: event/e1, event_status: held, in_context_of: [network/t1, project/p1], ordinal: 3, start_time: "09:30", line: 5}
network_participations: [{agent: person/p001, role: role/municipal-expert, context: network/t1, line: 6}]
event_participations:
  - {agent: person/p001, role: role/speaker, context: event/e1, part: 2, topic: [topic/t1, topic/t2], status: planned, line: 7}
observations:
  - {about: event/e1, indicator: indicator/i1, amount: 0.5, unit: specialists, approximate: true, period_start: 2014-07, line: 8}
  - {about: event/e1, indicator: indicator/i1, amount: -3, unit: specialists, approximate: false, line: 9}
  - {about: event/e1, indicator: indicator/i1, amount: 999999999999999, unit: specialists, line: 10}
fundings: [{funds: project/p1, funded_by: programme/f1, share: 33.3, line: 11}]
"""


def in_rdf(graph: Graph, form: str) -> Graph:
    """The graph, through a serialization of RDF."""
    content = BytesIO()
    write_rdf(graph, TERMS, content, form)
    return read_graph(content.getvalue(), TERMS, form)


@pytest.fixture(scope="module")
def projections(graph: Graph, loaded: Connection) -> Mapping[str, Graph]:
    """Give the curated graph as it comes back from Neo4j and from each serialization of RDF."""
    return {
        "neo4j": read_back(loaded.driver, TERMS, loaded.database),
        **{form: in_rdf(graph, form) for form in FORMATS},
    }


def by_class(graph: Graph) -> dict[str, list[str]]:
    """The identifiers of each class."""
    found = defaultdict(list)
    for node in graph.nodes.values():
        found[node.cls].append(node.id)
    return found


def by_property(graph: Graph) -> dict[str, list[tuple[str, object]]]:
    """What has each property, with its value or what it leads to."""
    found: dict[str, list[tuple[str, object]]] = defaultdict(list)
    for node in graph.nodes.values():
        for name, value in (*node.values, *node.links):
            found[name].append((node.id, value))
    return found


def select(store: Store, query: str) -> list[tuple[str, ...]]:
    """The identifiers that a SELECT finds."""
    found = store.query(query, prefixes=prefixes(TERMS))
    assert isinstance(found, QuerySolutions)
    width = range(len(found.variables))
    return [tuple(row[i].value.removeprefix(TERMS.base) for i in width) for row in found]


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("of", [by_class, by_property])
def test_every_class_and_property_holds_the_same(
    of: Callable[[Graph], dict[str, object]], projection: str, graph: Graph, projections: Mapping[str, Graph]
) -> None:
    assert of(projections[projection]) == of(graph)


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_the_graph_comes_back_whole(projection: str, graph: Graph, projections: Mapping[str, Graph]) -> None:
    back = projections[projection]
    assert [node.content for node in back.nodes.values()] == [node.content for node in graph.nodes.values()]
    assert list(back.edges) == list(graph.edges)


@pytest.mark.parametrize("cls", list(TERMS.classes))
def test_a_class_has_the_same_members_as_label_and_as_type(
    cls: str, graph: Graph, store: Store, loaded: Connection
) -> None:
    members = sorted(node.id for node in graph.nodes.values() if TERMS.is_a(node.cls, cls))
    labelled = loaded.driver.execute_query(f"MATCH (n:`{cls}`) RETURN n.id AS id", database_=loaded.database).records
    typed = select(store, f"SELECT ?n WHERE {{ ?n a kg:{cls} }}")
    assert sorted(record["id"] for record in labelled) == members
    assert sorted(identifier for (identifier,) in typed) == members


@pytest.mark.parametrize("name", THINGS)
def test_a_relationship_has_the_same_ends_as_edge_and_as_triple(
    name: str, graph: Graph, store: Store, loaded: Connection
) -> None:
    edges = sorted((edge.source, edge.target) for edge in graph.edges if edge.predicate == name)
    kind = TERMS.properties[name].relationship
    cypher = f"MATCH (a)-[:`{kind}`]->(b) RETURN a.id AS a, b.id AS b"
    related = loaded.driver.execute_query(cypher, database_=loaded.database).records
    stated = select(store, f"SELECT ?a ?b WHERE {{ ?a <{TERMS.properties[name].iri}> ?b }}")
    assert sorted((record["a"], record["b"]) for record in related) == edges
    assert sorted(stated) == edges


@pytest.mark.parametrize("name", sorted(p.name for p in TERMS.properties.values() if p.kind == "date"))
def test_a_date_has_the_same_first_and_last_day(name: str, store: Store, loaded: Connection) -> None:
    assert TERMS.bounds == ("Min", "Max")
    for end in TERMS.bounds:
        cypher = f"MATCH (n) WHERE n.{name}{end} IS NOT NULL RETURN n.id AS id, toString(n.{name}{end}) AS day"
        held = loaded.driver.execute_query(cypher, database_=loaded.database).records
        stated = select(
            store,
            f"SELECT ?n ?day WHERE {{ ?n <{TERMS.properties[name].iri}{end}> ?day FILTER(DATATYPE(?day) = xsd:date) }}",
        )
        assert sorted(stated) == sorted((record["id"], record["day"]) for record in held)
        assert len(stated) == len(select(store, f"SELECT ?n WHERE {{ ?n <{TERMS.properties[name].iri}> ?date }}"))


def test_no_value_of_any_kind_is_lost_or_changed_on_the_way(
    tmp_path: Path, graph: Graph, vocabulary: Vocabulary, loaded: Connection
) -> None:
    (tmp_path / "everything.yaml").write_text(EVERYTHING, encoding="utf-8")
    everything = check(read([tmp_path]), vocabulary)
    said = {name for node in everything.nodes.values() for name, _ in (*node.values, *node.links)}
    kinds = {vocabulary.properties[name].kind for name in said if name in vocabulary.properties}
    assert kinds >= {
        "text",
        "lang",
        "integer",
        "decimal",
        "boolean",
        "uri",
        "date",
        "code",
        "entity",
        "term",
        "literal",
    }
    contents = [repr(node.content) for node in everything.nodes.values()]  # 1 is not 1.0 and not True
    for form in FORMATS:
        assert [repr(node.content) for node in in_rdf(everything, form).nodes.values()] == contents, form
    try:
        sync(everything, vocabulary, loaded.driver, loaded.database, Options(delete_limit=1))
        held = read_back(loaded.driver, vocabulary, loaded.database)
        assert [repr(node.content) for node in held.nodes.values()] == contents
    finally:
        sync(graph, vocabulary, loaded.driver, loaded.database, Options(delete_limit=1))
