"""What the driver returns, as something that every format can print."""

from __future__ import annotations

from typing import Any


def plain(value: Any, hidden: frozenset[str]) -> Any:
    """Nodes, relationships, paths and dates as text and plain values; hidden properties are left out."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{k: plain(v, hidden) for k, v in value.items() if k not in hidden}}
    if isinstance(value, Relationship):
        ends = [node.get("id") if node is not None else None for node in value.nodes]
        return {"from": ends[0], "type": value.type, "to": ends[1], **dict(value)}
    if isinstance(value, Path):
        return [plain(part, hidden) for part in (*value.nodes, *value.relationships)]
    if isinstance(value, list):
        return [plain(each, hidden) for each in value]
    if isinstance(value, dict):
        return {key: plain(each, hidden) for key, each in value.items()}
    return value.iso_format() if hasattr(value, "iso_format") else value
