"""`Plan`: what a load would change, in names and values that a person can check before it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.loaders.neo4j.sync import planned as compared
from kg.loaders.neo4j.verify import nodes_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from neo4j import Driver

    from kg.loaders import Node
    from kg.loaders.neo4j.diff import Target
    from kg.loaders.neo4j.sync import Options

Change = tuple[str, Any, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load would do.

    Attributes:
        created: the nodes that would come.
        updated: those that would change, as they are in the database and as they would be.
        deleted: those that would go, as they are.
        unchanged: how many stay as they are.
        share_deleted: which part of what is loaded would go, 0 to 1.
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

    def record(self) -> dict[str, Any]:
        """The plan as one JSON object: four numbers, the same by class, and every node concerned."""
        new = [after for _, after in self.updated]
        return {
            "created": len(self.created),
            "updated": len(self.updated),
            "deleted": len(self.deleted),
            "unchanged": self.unchanged,
            "by_class": {
                "created": _by_class(self.created),
                "updated": _by_class(new),
                "deleted": _by_class(self.deleted),
            },
            "nodes": {
                "created": [_named(node) for node in self.created],
                "updated": [{**_named(after), "changes": _told(before, after)} for before, after in self.updated],
                "deleted": [_named(node) for node in self.deleted],
            },
        }

    def lines(self, most: int = 10) -> Iterator[str]:
        """The plan for a person: numbers by class, and the first nodes of each kind of change."""
        pairs: tuple[tuple[str, Sequence[tuple[Node | None, Node]]], ...] = (
            ("create", [(None, node) for node in self.created]),
            ("update", self.updated),
            ("delete", [(node, node) for node in self.deleted]),
        )
        for word, several in pairs:
            if several:
                counts = _by_class(node for _, node in several).items()
                yield f"{word} {len(several)}: " + ", ".join(f"{number} {cls}" for cls, number in counts)
            for before, after in several[:most]:
                yield f"  {_line(after)}"
                if word == "update":
                    yield from _update(before, after)
            if len(several) > most:
                yield f"  … {len(several) - most} more"


def make_plan(target: Target, driver: Driver, database: str | None, options: Options) -> Plan:
    """Return what a load would change, with what the database holds now."""
    changes = compared(target, driver, database, options)
    asked = [*changes.deleted, *(node.id for node in changes.updated)]
    with driver.session(database=database) as session:
        held = nodes_held(session, asked, target.rows.vocabulary) if asked else {}
    return Plan(
        changes.created,
        tuple((held.get(node.id), node) for node in changes.updated),
        tuple(held[identifier] for identifier in changes.deleted if identifier in held),
        changes.unchanged,
        changes.share_deleted,
    )


def differing(before: Node | None, after: Node) -> list[Change]:
    """The properties and relationships that differ, each with what it was and what it becomes."""
    old, new = _all(before), _all(after)
    return [(name, old.get(name), new.get(name)) for name in sorted({*old, *new}) if old.get(name) != new.get(name)]


def _all(node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    links: dict[str, list[str]] = {}
    for predicate, target in node.links:
        links.setdefault(predicate, []).append(target)
    return {**node.properties, **links}


def _told(before: Node | None, after: Node) -> list[dict[str, Any]]:
    return [{"property": name, "old": old, "new": new} for name, old, new in differing(before, after)]


def _named(node: Node) -> dict[str, Any]:
    name = node.properties.get("name")
    return {"id": node.id, "class": node.cls, **({"name": name} if name else {})}


def _by_class(nodes: Iterable[Node]) -> Mapping[str, int]:
    return dict(sorted(Counter(node.cls for node in nodes).items()))


def _line(node: Node) -> str:
    name = node.properties.get("name")
    return f"{node.id}  {name}" if name else node.id


def _update(before: Node | None, after: Node) -> Iterator[str]:
    changes = differing(before, after)
    for name, old, new in changes:
        yield f"    {name}: {_short(old)} → {_short(new)}"
    if not changes:
        yield "    only where it is written, or its labels"


def _short(value: Any) -> str:
    text = "nothing" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 100 else text[:99] + "…"
