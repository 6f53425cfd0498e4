"""`Graph` -> what Neo4j holds: labels, properties, and beside them where a node is from and a hash of its content."""

from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from kg.loaders.curated.dataset import Dataset
from kg.loaders.graph import Node, Section
from kg.loaders.partial_dates import bounds
from kg.ontology import Vocabulary

HASH = "contentHash"
LOADED_FROM = "loadedFrom"
OWN = frozenset({HASH, LOADED_FROM})
BUCKETS = 4_096  # of hashes
WITHIN = 2**36  # hashes that a bucket has room for: the first three of the twelve hexadecimal digits are the bucket
_BYTES = 6  # hashes of 48 bits: those of 32,000 nodes add up to no more than Cypher's integers hold


def labels(cls: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The labels of nodes of a class: its own and those of its superclasses, sorted."""
    return tuple(sorted(vocabulary.lineage[cls]))


class NodeRows:
    """What Neo4j holds of the nodes of a dataset."""

    def __init__(self, vocabulary: Vocabulary, dataset: Dataset) -> None:
        self.vocabulary, self.dataset = vocabulary, dataset
        self.labels = {cls: labels(cls, vocabulary) for cls in vocabulary.classes}
        self._dates = {
            cls: frozenset(name for name, use in uses.items() if use.term.kind == "date")
            for cls, uses in vocabulary.uses.items()
        }
        self._paths: dict[Section, str] = {}
        self._statements = {c: v.segment for c, v in vocabulary.classes.items() if vocabulary.is_a(c, "Statement")}
        self._marks: dict[tuple[Section, str], int] = {}

    def content_hash(self, node: Node) -> int:
        """A number that changes with anything that Neo4j holds of the node and its outgoing edges; never 0.

        The identifier of a statement is its segment and 16 digits that hash all that it says: what is left are its
        labels and where it is from, which leave it in the bucket that its identifier begins with.
        """
        if node.cls in self._statements:
            return int(node.id[-16:-4], 16) ^ self._mark(node) or 1
        return _hashed((node.id, node.values, node.links)) ^ self._mark(node) or 1

    def beginnings(self, bucket: int) -> list[str]:
        """How the identifiers of those statements begin whose hashes are in a bucket."""
        return [f"{segment}/{bucket:03x}" for segment in self._statements.values()]

    def _mark(self, node: Node) -> int:
        """The hash of the labels and the file that a node shares with others of its section, below that of buckets."""
        key = node.section, node.cls
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = _hashed((self.labels[node.cls], self.path(node.section))) % WITHIN
        return found

    def properties(self, node: Node) -> dict[str, Any]:
        """The properties of a node; a partial date gets `…Min` and `…Max`, its first and last day."""
        held: dict[str, Any] = {"id": node.id, LOADED_FROM: f"{self.dataset.id}:{self.path(node.section)}"}
        dates = self._dates[node.cls]
        for name, value in node.values:
            held[name] = list(value) if isinstance(value, tuple) else value
            if name in dates and isinstance(value, str):
                days = bounds(value)
                if days is not None:
                    held[name + "Min"], held[name + "Max"] = days
        return held

    def path(self, section: Section) -> str:
        """The file of the dataset that a section is in."""
        found = self._paths.get(section)
        if found is None:
            found = self._paths[section] = self.dataset.path(section)
        return found


def _hashed(content: tuple[object, ...]) -> int:
    return int.from_bytes(blake2b(orjson.dumps(content), digest_size=_BYTES).digest(), "big")


def node_of(held: dict[str, Any], links: list[tuple[str, str]], vocabulary: Vocabulary) -> Node:
    """What Neo4j holds of a node, as a node again; its place in files is not known."""
    cls = vocabulary.by_segment[held["id"].split("/", 1)[0]].name
    derived = {n + end for n, v in held.items() for end in ("Min", "Max") if isinstance(held.get(n + end), date)}
    values = tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(held.items())
        if name != "id" and name not in OWN and name not in derived
    )
    return Node(held["id"], cls, values, tuple(sorted(links)), Section("", ""), 0)
