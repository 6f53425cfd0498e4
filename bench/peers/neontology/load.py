"""Load with neontology: pydantic objects merged in batches, with its own constraints."""

from datetime import date
from typing import Any, ClassVar

from given import PASSWORD, URI, USER, batches, graph, timed
from neontology import BaseNode, BaseRelationship, Neo4jConfig, auto_constrain_neo4j, init_neontology
from pydantic import create_model

nodes, edges = graph()
KINDS = {"list": list[str], "int": int, "date": date}


def renamed(name: str) -> str:
    """It drops a field called `source` on writing."""
    return "origin" if name == "source" else name


def node_class(cls: str, labels: list[str], rows: list[dict[str, Any]]) -> type[BaseNode]:
    samples = {renamed(name): value for row in rows for name, value in row.items() if name != "id"}
    fields: dict[str, Any] = {
        name: (KINDS.get(type(value).__name__, str) | None, None) for name, value in samples.items()
    }
    base = type(
        f"{cls}Base",
        (BaseNode,),
        {
            "__primarylabel__": cls,
            "__primaryproperty__": "id",
            "__secondarylabels__": labels,
            "__annotations__": {
                "__primarylabel__": ClassVar[str],
                "__primaryproperty__": ClassVar[str],
                "__secondarylabels__": ClassVar[list[str]],
            },
            "__module__": __name__,
        },
    )
    model: type[BaseNode] = create_model(cls, __base__=base, id=(str, ...), **fields)
    return model


def edge_class(kind: str, source: type[BaseNode], target: type[BaseNode]) -> type[BaseRelationship]:
    fields = {"__relationshiptype__": kind, "__module__": __name__}
    kinds = {"__relationshiptype__": ClassVar[str], "source": source, "target": target}
    return type(f"{source.__name__}{kind}{target.__name__}", (BaseRelationship,), {**fields, "__annotations__": kinds})


classes = {each.cls: node_class(each.cls, each.labels[1:], each.rows) for each in nodes}
ways = [edge_class(edge.kind, classes[edge.source], classes[edge.target]) for edge in edges]
init_neontology(Neo4jConfig(uri=URI, username=USER, password=PASSWORD))
with timed():
    auto_constrain_neo4j()
    made: dict[str, BaseNode] = {}
    for each in nodes:
        for rows in batches(each.rows):
            objects = [classes[each.cls](**{renamed(name): value for name, value in row.items()}) for row in rows]
            classes[each.cls].merge_nodes(objects)
            made |= {one.id: one for one in objects}
    for edge, way in zip(edges, ways, strict=True):
        for pairs in batches(edge.rows):
            way.merge_relationships([way(source=made[source], target=made[target]) for source, target in pairs])
