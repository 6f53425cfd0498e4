"""`Plan`: what a load would change, in names and values that a person can check before it runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.loaders.neo4j.sync import compare_target
from kg.loaders.neo4j.verify import stored_nodes
from kg.ontology.model import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from neo4j import Driver

    from kg.loaders.graph import Node
    from kg.loaders.neo4j.diff import Target
    from kg.loaders.neo4j.sync import Options

Change = tuple[str, Any, Any]  # property or relationship, old value, new value


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes that a load would make.

    Attributes:
        created: nodes to create.
        updated: nodes to update, each as the database holds it and as it would be.
        deleted: nodes to delete, as the database holds them.
        unchanged: how many nodes would not change.
        share_deleted: the share of the loaded nodes that would be deleted, 0 to 1.
    """

    created: tuple[Node, ...]
    updated: tuple[tuple[Node | None, Node], ...]
    deleted: tuple[Node, ...]
    unchanged: int
    share_deleted: float

    def __bool__(self) -> bool:
        return bool(self.created or self.updated or self.deleted)

    def __str__(self) -> str:
        changes = f"{len(self.created)} to create, {len(self.updated)} to update, {len(self.deleted)} to delete"
        return f"nodes: {changes}, {self.unchanged} unchanged" if self else f"nothing to do: {self.unchanged} unchanged"

    def json_object(self) -> dict[str, Any]:
        """Return the plan as one JSON object: four numbers, numbers by class, and every node that would change."""
        updated = [after for _, after in self.updated]
        return {
            "created": len(self.created),
            "updated": len(self.updated),
            "deleted": len(self.deleted),
            "unchanged": self.unchanged,
            "by_class": {
                "created": _by_class(self.created),
                "updated": _by_class(updated),
                "deleted": _by_class(self.deleted),
            },
            "nodes": {
                "created": [_reference(node) for node in self.created],
                "updated": [
                    {**_reference(after), "changes": _changes(before, after)} for before, after in self.updated
                ],
                "deleted": [_reference(node) for node in self.deleted],
            },
        }

    def lines(self, limit: int = 10) -> Iterator[str]:
        """Yield the plan as lines for a person: numbers by class, and the first nodes of each kind of change."""
        pairs: tuple[tuple[str, Sequence[tuple[Node | None, Node]]], ...] = (
            ("create", [(None, node) for node in self.created]),
            ("update", self.updated),
            ("delete", [(node, node) for node in self.deleted]),
        )
        for action, nodes in pairs:
            if nodes:
                counts = _by_class(node for _, node in nodes).items()
                yield f"{action} {len(nodes)}: " + ", ".join(f"{number} {cls}" for cls, number in counts)
            for before, after in nodes[:limit]:
                yield f"  {_line(after)}"
                if action == "update":
                    yield from _change_lines(before, after)
            if len(nodes) > limit:
                yield f"  … {len(nodes) - limit} more"


def make_plan(target: Target, driver: Driver, database: str | None, options: Options) -> Plan:
    """Return what a load would change, with the nodes as the database holds them now."""
    diff = compare_target(target, driver, database, options)
    ids = [*diff.deleted, *(node.id for node in diff.updated)]
    with driver.session(database=database) as session:
        stored = stored_nodes(session, ids, target.rows.vocabulary) if ids else {}
    return Plan(
        diff.created,
        tuple((stored.get(node.id), node) for node in diff.updated),
        tuple(stored[identifier] for identifier in diff.deleted if identifier in stored),
        diff.unchanged,
        diff.share_deleted,
    )


def changed_values(before: Node | None, after: Node) -> list[Change]:
    """Return the properties and relationships that differ, each with its old and its new value."""
    old, new = _values(before), _values(after)
    return [(name, old.get(name), new.get(name)) for name in sorted({*old, *new}) if old.get(name) != new.get(name)]


def _values(node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    links: dict[str, list[str]] = {}
    for predicate, end in node.links:
        links.setdefault(predicate, []).append(end)
    return {**node.properties, **links}


def _changes(before: Node | None, after: Node) -> list[dict[str, Any]]:
    return [{"property": name, "old": old, "new": new} for name, old, new in changed_values(before, after)]


def _reference(node: Node) -> dict[str, Any]:
    name = node.properties.get(NAME)
    return {"id": node.id, "class": node.cls, **({NAME: name} if name else {})}


def _by_class(nodes: Iterable[Node]) -> Mapping[str, int]:
    return dict(sorted(Counter(node.cls for node in nodes).items()))


def _line(node: Node) -> str:
    name = node.properties.get(NAME)
    return f"{node.id}  {name}" if name else node.id


def _change_lines(before: Node | None, after: Node) -> Iterator[str]:
    changes = changed_values(before, after)
    for name, old, new in changes:
        yield f"    {name}: {_shortened(old)} → {_shortened(new)}"
    if not changes:
        yield "    only where it is written, or its labels"


def _shortened(value: Any) -> str:
    text = "nothing" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 100 else text[:99] + "…"
