"""Batches write each node and relationship once, and end nodes before the relationships to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.loaders import Graph
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.graph import Node, Section
from kg.loaders.neo4j import batches
from kg.loaders.neo4j.batches import batch_weight, stages
from kg.loaders.neo4j.diff import Diff, Target
from kg.loaders.neo4j.node_rows import NodeRows
from kg.loaders.neo4j.sync import Options, sync
from kg.loaders.neo4j.verify import read_back

if TYPE_CHECKING:
    from neo4j import Driver

    from kg.ontology import Vocabulary

SOURCE = ("source", "source/a")


def node(name: str, cls: str, *links: tuple[str, str]) -> Node:
    return Node(name, cls, (), tuple(sorted(links)), Section("data/a.yaml", "x"), 0)


def engagement(number: int, *more: tuple[str, str]) -> Node:
    ends = ("agent", f"person/p{number % 7}"), ("role", "role/expert"), ("context", "network/t2"), SOURCE, *more
    return node(f"network-participation/{number:016x}", "NetworkParticipation", *ends)


def target_of(nodes: list[Node], vocabulary: Vocabulary) -> Target:
    return Target(Graph({node.id: node for node in nodes}), NodeRows(vocabulary, ANONYMOUS))


@pytest.fixture
def nodes() -> list[Node]:
    """Ten engagements of one group, three on behalf of a municipality, one with a claim about it, and their ends."""
    entities = [node(f"person/p{number}", "Person", ("participatesIn", "network/t2")) for number in range(7)]
    entities += [node("network/t2", "Network"), node("source/a", "Source"), node("role/expert", "Role")]
    entities.append(node("municipality/ogre", "Municipality", ("memberOf", "network/t2")))
    group = [engagement(number) for number in range(10)]
    other = [engagement(number, ("onBehalfOf", "municipality/ogre")) for number in range(10, 13)]
    claimed = [
        engagement(13),
        node("claim/00000000000000c1", "Claim", ("about", "network-participation/000000000000000d"), SOURCE),
    ]
    return [*entities, *group, *other, *claimed]


def test_nodes_without_incoming_relationships_are_created_with_their_own(
    nodes: list[Node], vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_SIZE", 4)
    single, links, groups, updated, deleted = stages(Diff(tuple(nodes)), target_of(nodes, vocabulary))
    without_links = [row["id"] for batch in single.batches for query in batch for row in query.rows]
    with_links = [row[0]["id"] for batch in groups.batches for query in batch for row in query.rows]
    assert with_links == [f"network-participation/{number:016x}" for number in range(10)]
    assert sorted(without_links + with_links) == sorted(node.id for node in nodes)
    assert [batch_weight(batch) for batch in groups.batches] == [20, 20, 10]  # a node and four relationships each
    assert sum(map(batch_weight, links.batches)) == 7 + 1 + 3 * 5 + 4 + 2
    assert (updated.batches, deleted.batches) == ([], [])
    assert [stage.parallel for stage in (updated, deleted)] == [False, False]


def test_a_small_group_has_no_query_of_its_own(nodes: list[Node], vocabulary: Vocabulary) -> None:
    assert stages(Diff(tuple(nodes)), target_of(nodes, vocabulary))[2].batches == []


@pytest.mark.parametrize("batch", [1, 2, 3, 1_000])
def test_every_node_and_relationship_is_written_once(
    batch: int, nodes: list[Node], vocabulary: Vocabulary, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_SIZE", batch)
    reports: list[tuple[int, int]] = []
    options = Options(transaction_size=0, progress=lambda _, done, total: reports.append((done, total)))
    graph = target_of(nodes, vocabulary).graph
    sync(graph, vocabulary, driver, options=options)
    back = read_back(driver, vocabulary)
    assert {n.id: n.content for n in back.nodes.values()} == {n.id: n.content for n in graph.nodes.values()}
    pairs = driver.execute_query("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, type(r), b.id").records
    assert max(Counter(tuple(pair.values()) for pair in pairs).values()) == 1
    total = len(nodes) + sum(len(node.links) for node in nodes)
    assert reports[-1] == (total, total)
    assert sorted(reports) == reports
