"""Load with Cartography's `load()`: a schema class per class, targets before the nodes that point to them."""

from dataclasses import make_dataclass
from functools import partial
from time import time
from typing import Any

from cartography.client.core.tx import load
from cartography.models.core.common import PropertyRef
from cartography.models.core.nodes import (
    CartographyNodeProperties,
    CartographyNodeSchema,
    ExtraNodeLabel,
    ExtraNodeLabels,
)
from cartography.models.core.relationships import (
    CartographyRelProperties,
    CartographyRelSchema,
    LinkDirection,
    OtherRelationships,
    TargetNodeMatcher,
    make_target_node_matcher,
)
from given import PASSWORD, URI, USER, Edges, Nodes, graph, keys, timed
from neo4j import GraphDatabase

frozen = partial(make_dataclass, frozen=True)
TAG = PropertyRef("lastupdated", set_in_kwargs=True)
Tagged = frozen("Tagged", [("lastupdated", PropertyRef, TAG)], bases=(CartographyRelProperties,))


def relationship(edges: Edges, several: bool) -> CartographyRelSchema:
    fields = [
        ("target_node_label", str, edges.target),
        (
            "target_node_matcher",
            TargetNodeMatcher,
            make_target_node_matcher({"id": PropertyRef(column(edges), one_to_many=several)}),
        ),
        ("direction", LinkDirection, LinkDirection.OUTWARD),
        ("rel_label", str, edges.kind),
        ("properties", CartographyRelProperties, Tagged()),
    ]
    return frozen("Relationship", fields, bases=(CartographyRelSchema,))()


def column(edges: Edges) -> str:
    return f"{edges.kind}_{edges.target}"


def schema(nodes: Nodes, relationships: list[CartographyRelSchema]) -> CartographyNodeSchema:
    names = {name: PropertyRef(name) for name in ("id", *keys(nodes))} | {"lastupdated": TAG}
    fields = [(name, PropertyRef, reference) for name, reference in names.items()]
    properties = frozen("Properties", fields, bases=(CartographyNodeProperties,))()
    fields = [
        ("label", str, nodes.cls),
        ("properties", CartographyNodeProperties, properties),
        (
            "extra_node_labels",
            ExtraNodeLabels,
            ExtraNodeLabels(ExtraNodeLabel(name, name) for name in nodes.labels[1:]),
        ),
    ]
    if relationships:
        fields.append(("other_relationships", OtherRelationships, OtherRelationships(relationships)))
    return frozen(nodes.cls, fields, bases=(CartographyNodeSchema,))()


def prepared() -> list[tuple[CartographyNodeSchema, list[dict[str, Any]]]]:
    """Return rows with the identifiers of the ends of their relationships, the form of cartography."""
    nodes, edges = graph()
    found = []
    for each in nodes:
        rows = {row["id"]: row for row in each.rows}
        relationships = []
        for links in (edge for edge in edges if edge.source == each.cls):
            several = len({source for source, _ in links.rows}) < len(links.rows)
            for source, target in links.rows:
                if several:
                    rows[source].setdefault(column(links), []).append(target)
                else:
                    rows[source][column(links)] = target
            relationships.append(relationship(links, several))
        found.append((schema(each, relationships), each.rows))
    return found


given = prepared()
with GraphDatabase.driver(URI, auth=(USER, PASSWORD)) as driver, driver.session() as session, timed():
    tag = int(time())
    for node_schema, rows in given:
        load(session, node_schema, rows, batch_size=10_000, lastupdated=tag)
