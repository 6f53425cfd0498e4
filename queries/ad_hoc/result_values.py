"""What the driver returns, as values that every output can print."""

from __future__ import annotations

from typing import Any

from kg.ontology.model import NAME


def plain(value: Any, hidden: frozenset[str]) -> Any:
    """Return nodes, relationships, paths and dates as plain values, for JSON.

    Args:
        value: as the driver returns it.
        hidden: properties that are left out.
    """
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{k: plain(v, hidden) for k, v in value.items() if k not in hidden}}
    if isinstance(value, Relationship):
        start, end = (node.get("id") if node is not None else None for node in value.nodes)
        properties = {key: plain(item, hidden) for key, item in value.items()}
        return {"from": start, "type": value.type, "to": end, **properties}
    if isinstance(value, Path):
        return [plain(part, hidden) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, list):
        return [plain(item, hidden) for item in value]
    if isinstance(value, dict):
        return {key: plain(item, hidden) for key, item in value.items()}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else value


def readable(value: Any, hidden: frozenset[str]) -> Any:
    """Like `plain`, for people: nodes, relationships and paths as Cypher patterns, a node by `id` and `name`."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return _node(value, hidden)
    if isinstance(value, Relationship):
        start, end = (_node(node, hidden) if node is not None else "()" for node in value.nodes)
        return f"{start}-[:{value.type}]->{end}"
    if isinstance(value, Path):
        return _path(value, hidden)
    if isinstance(value, list):
        return [readable(item, hidden) for item in value]
    if isinstance(value, dict):
        return {key: readable(item, hidden) for key, item in value.items()}
    return plain(value, hidden)


def _node(node: Any, hidden: frozenset[str]) -> str:
    if "id" in node:
        return f"({node['id']} {node[NAME]})" if node.get(NAME) else f"({node['id']})"
    labels = "".join(f":{label}" for label in sorted(node.labels))
    properties = ", ".join(f"{key}: {plain(value, hidden)}" for key, value in sorted(node.items()) if key not in hidden)
    return f"({labels}{f' {{{properties}}}' if properties else ''})"


def _path(path: Any, hidden: frozenset[str]) -> str:
    pattern = [_node(path.start_node, hidden)]
    for start, relationship, end in zip(path.nodes, path.relationships, path.nodes[1:], strict=False):
        forwards = relationship.start_node == start
        arrow = f"-[:{relationship.type}]->" if forwards else f"<-[:{relationship.type}]-"
        pattern.append(arrow + _node(end, hidden))
    return "".join(pattern)
