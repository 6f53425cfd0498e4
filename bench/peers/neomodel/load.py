"""Load with neomodel: nodes in batches; relationships one by one, because it has no batches between existing nodes."""

import sys

from given import PASSWORD, URI, USER, batches, graph, timed
from neomodel import (
    ArrayProperty,
    DateProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    config,
    db,
)

config.DATABASE_URL = URI.replace("://", f"://{USER}:{PASSWORD}@")
KINDS = {"list": ArrayProperty, "int": IntegerProperty, "date": DateProperty}
nodes, edges = graph()
classes: dict[str, type[StructuredNode]] = {}
for each in nodes:
    samples = {name: value for row in each.rows for name, value in row.items() if name != "id"}
    fields = {name: KINDS.get(type(value).__name__, StringProperty)() for name, value in samples.items()}
    ways = {
        f"{edge.kind}_{edge.target}": RelationshipTo(edge.target, edge.kind)
        for edge in edges
        if edge.source == each.cls
    }
    own = {"uid": StringProperty(unique_index=True, required=True), "__optional_labels__": each.labels[1:]}
    classes[each.cls] = type(each.cls, (StructuredNode,), {**own, **fields, **ways, "__module__": __name__})
    setattr(sys.modules[__name__], each.cls, classes[each.cls])  # where relationships look for it

with timed():
    db.install_all_labels()
    made: dict[str, StructuredNode] = {}
    with db.transaction:
        for each in nodes:
            for rows in batches(each.rows):
                wanted = [{"uid" if name == "id" else name: value for name, value in row.items()} for row in rows]
                made |= {node.uid: node for node in classes[each.cls].create_or_update(*wanted)}
    for edge in edges:
        for pairs in batches(edge.rows):
            with db.transaction:  # all in one is more than the server takes
                for source, target in pairs:
                    getattr(made[source], f"{edge.kind}_{edge.target}").connect(made[target])
