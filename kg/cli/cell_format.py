"""What the driver returns, as something that every format can print."""

from __future__ import annotations

from typing import Any


def plain(value: Any, hidden: frozenset[str]) -> Any:
    """Nodes, relationships, paths and dates as plain values, for JSON; hidden properties are left out."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{k: plain(v, hidden) for k, v in value.items() if k not in hidden}}
    if isinstance(value, Relationship):
        ends = [node.get("id") if node is not None else None for node in value.nodes]
        held = {k: plain(v, hidden) for k, v in value.items()}
        return {"from": ends[0], "type": value.type, "to": ends[1], **held}
    if isinstance(value, Path):
        return [plain(part, hidden) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, list):
        return [plain(each, hidden) for each in value]
    if isinstance(value, dict):
        return {key: plain(each, hidden) for key, each in value.items()}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else value


def readable(value: Any, hidden: frozenset[str]) -> Any:
    """As `plain`, for people: nodes, relationships and paths in the signs of Cypher, a node by `id` and `name`."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return _node(value, hidden)
    if isinstance(value, Relationship):
        start, end = (_node(node, hidden) if node is not None else "()" for node in value.nodes)
        return f"{start}-[:{value.type}]->{end}"
    if isinstance(value, Path):
        return _path(value, hidden)
    if isinstance(value, list):
        return [readable(each, hidden) for each in value]
    if isinstance(value, dict):
        return {key: readable(each, hidden) for key, each in value.items()}
    return plain(value, hidden)


def _node(node: Any, hidden: frozenset[str]) -> str:
    if "id" in node:
        return f"({node['id']} {node['name']})" if node.get("name") else f"({node['id']})"
    held = ", ".join(f"{key}: {plain(value, hidden)}" for key, value in sorted(node.items()) if key not in hidden)
    return f"({''.join(f':{label}' for label in sorted(node.labels))}{f' {{{held}}}' if held else ''})"


def _path(path: Any, hidden: frozenset[str]) -> str:
    parts = [_node(path.start_node, hidden)]
    for here, step, there in zip(path.nodes, path.relationships, path.nodes[1:], strict=False):
        arrow = f"-[:{step.type}]->" if step.start_node == here else f"<-[:{step.type}]-"
        parts.append(arrow + _node(there, hidden))
    return "".join(parts)
