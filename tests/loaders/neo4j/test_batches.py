"""What makes changes: each node and relationship once, ends before what leads to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.loaders import Graph
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.graph import Node, Section
from kg.loaders.neo4j import batches
from kg.loaders.neo4j.batches import size, stages
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


def wanted(nodes: list[Node], vocabulary: Vocabulary) -> Target:
    return Target(Graph({each.id: each for each in nodes}), NodeRows(vocabulary, ANONYMOUS))


@pytest.fixture
def several() -> list[Node]:
    """Ten engagements alike, three that speak for a municipality, one that is itself spoken of, and what they name."""
    things = [node(f"person/p{number}", "Person", ("participatesIn", "network/t2")) for number in range(7)]
    things += [node("network/t2", "Network"), node("source/a", "Source"), node("role/expert", "Role")]
    things.append(node("municipality/ogre", "Municipality", ("memberOf", "network/t2")))
    alike = [engagement(number) for number in range(10)]
    other = [engagement(number, ("onBehalfOf", "municipality/ogre")) for number in range(10, 13)]
    spoken_of = [
        engagement(13),
        node("claim/00000000000000c1", "Claim", ("about", "network-participation/000000000000000d"), SOURCE),
    ]
    return [*things, *alike, *other, *spoken_of]


def test_what_nothing_leads_to_is_made_with_its_relationships(
    several: list[Node], vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH", 4)
    alone, links, whole, updated, deleted = stages(Diff(tuple(several)), wanted(several, vocabulary))
    made = [row["id"] for batch in alone.batches for statement in batch for row in statement.rows]
    with_links = [row[0]["id"] for batch in whole.batches for statement in batch for row in statement.rows]
    assert with_links == [f"network-participation/{number:016x}" for number in range(10)]
    assert sorted(made + with_links) == sorted(each.id for each in several)
    assert [size(batch) for batch in whole.batches] == [20, 20, 10]  # a node and four relationships each
    assert sum(map(size, links.batches)) == 7 + 1 + 3 * 5 + 4 + 2
    assert (updated.batches, deleted.batches) == ([], [])
    assert [stage.side_by_side for stage in (updated, deleted)] == [False, False]


def test_few_that_are_alike_are_not_worth_a_query_of_their_own(several: list[Node], vocabulary: Vocabulary) -> None:
    assert stages(Diff(tuple(several)), wanted(several, vocabulary))[2].batches == []


@pytest.mark.parametrize("batch", [1, 2, 3, 1_000])
def test_every_node_and_relationship_is_written_once(
    batch: int, several: list[Node], vocabulary: Vocabulary, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH", batch)
    told: list[tuple[int, int]] = []
    options = Options(at_once=0, progress=lambda _, done, total: told.append((done, total)))
    graph = wanted(several, vocabulary).graph
    sync(graph, vocabulary, driver, options=options)
    back = read_back(driver, vocabulary)
    assert {n.id: n.content for n in back.nodes.values()} == {n.id: n.content for n in graph.nodes.values()}
    pairs = driver.execute_query("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, type(r), b.id").records
    assert max(Counter(tuple(pair.values()) for pair in pairs).values()) == 1
    total = len(several) + sum(len(each.links) for each in several)
    assert told[-1] == (total, total)
    assert sorted(told) == told
