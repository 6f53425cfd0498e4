"""`Graph` -> what Neo4j holds: labels, properties and a hash of the content of each node."""

from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from loaders.dates import bounds
from loaders.graph import Node, Section
from ontology import Vocabulary

HASH = "contentHash"


def labels(cls: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The labels of nodes of a class: its own and those of its superclasses, sorted."""
    return tuple(sorted(vocabulary.lineage[cls]))


def properties(node: Node, vocabulary: Vocabulary) -> dict[str, Any]:
    """The properties of a node; a partial date gets `…Min` and `…Max`, its first and last day."""
    held: dict[str, Any] = {"id": node.id}
    uses = vocabulary.uses[node.cls]
    for name, value in node.values:
        held[name] = list(value) if isinstance(value, tuple) else value
        use = uses.get(name)
        if use is not None and use.term.kind == "date" and isinstance(value, str):
            days = bounds(value)
            if days is not None:
                held[name + "Min"], held[name + "Max"] = days
    return held


def content_hash(node: Node, vocabulary: Vocabulary) -> str:
    """16 hexadecimal digits that change with anything that Neo4j holds of the node and its outgoing edges."""
    content = orjson.dumps((labels(node.cls, vocabulary), node.values, node.links))
    return blake2b(content, digest_size=8).hexdigest()


def node_of(held: dict[str, Any], links: list[tuple[str, str]], vocabulary: Vocabulary) -> Node:
    """What Neo4j holds of a node, as a node again; its place in files is not known."""
    cls = vocabulary.by_segment[held["id"].split("/", 1)[0]].name
    derived = {n + end for n, v in held.items() for end in ("Min", "Max") if isinstance(held.get(n + end), date)}
    values = tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(held.items())
        if name not in ("id", HASH) and name not in derived
    )
    return Node(held["id"], cls, values, tuple(sorted(links)), Section("", ""), 0)
