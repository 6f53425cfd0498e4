"""`Node` -> what Neo4j holds of it: labels, properties, the dataset and file it is from, and a hash of its content."""

from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from kg.loaders.curated.dataset import Dataset
from kg.loaders.graph import Node, Section
from kg.loaders.partial_dates import bounds
from kg.ontology import Vocabulary
from kg.ontology.model import STATEMENT

HASH = "contentHash"
LOADED_FROM = "loadedFrom"
LOAD_PROPERTIES = frozenset({HASH, LOADED_FROM})  # what a load adds to the properties of a node
BUCKET_COUNT = 4_096
BUCKET_SIZE = 2**36  # hash values of a bucket, whose number is the first three of a hash's twelve hexadecimal digits
_HASH_BYTES = 6  # the sum of 32,000 hashes of 48 bits still fits Cypher's integers


def labels(cls: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the labels of nodes of a class: its own and those of its superclasses, sorted."""
    return tuple(sorted(vocabulary.lineage[cls]))


class NodeRows:
    """The rows that Neo4j holds of the nodes of a dataset."""

    def __init__(self, vocabulary: Vocabulary, dataset: Dataset) -> None:
        self.vocabulary, self.dataset = vocabulary, dataset
        self.labels = {cls: labels(cls, vocabulary) for cls in vocabulary.classes}
        self._dates = {
            cls: {
                name: [name + end for end in vocabulary.bounds]
                for name, use in uses.items()
                if use.term.kind == "date" and vocabulary.bounds
            }
            for cls, uses in vocabulary.uses.items()
        }
        self._paths: dict[Section, str] = {}
        self._statements = {c: v.segment for c, v in vocabulary.classes.items() if vocabulary.is_a(c, STATEMENT)}
        self._origin_hashes: dict[tuple[Section, str], int] = {}

    def content_hash(self, node: Node) -> int:
        """Return a number that changes with anything Neo4j holds of the node and its outgoing edges; never 0.

        The identifier of a statement is its segment and 16 digits that hash its whole content. Only its labels and
        its origin are hashed besides, in digits that leave it in the bucket with which its identifier begins.
        """
        if node.cls in self._statements:
            return int(node.id[-16:-4], 16) ^ self._origin_hash(node) or 1
        return _hash((node.id, node.values, node.links)) ^ self._origin_hash(node) or 1

    def statement_prefixes(self, bucket: int) -> list[str]:
        """Return the prefixes of the identifiers of all statements whose hashes are in a bucket."""
        return [f"{segment}/{bucket:03x}" for segment in self._statements.values()]

    def _origin_hash(self, node: Node) -> int:
        """Return the hash of a node's labels and file, smaller than a bucket; cached per section and class."""
        key = node.section, node.cls
        cached = self._origin_hashes.get(key)
        if cached is None:
            cached = _hash((self.labels[node.cls], self.path(node.section))) % BUCKET_SIZE
            self._origin_hashes[key] = cached
        return cached

    def properties(self, node: Node) -> dict[str, Any]:
        """Return the properties of a node; beside a partial date stand its first and its last day."""
        properties: dict[str, Any] = {"id": node.id, LOADED_FROM: f"{self.dataset.id}:{self.path(node.section)}"}
        dates = self._dates[node.cls]
        for name, value in node.values:
            properties[name] = list(value) if isinstance(value, tuple) else value
            if name in dates and isinstance(value, str):
                days = bounds(value)
                if days is not None:
                    first, last = dates[name]
                    properties[first], properties[last] = days
        return properties

    def path(self, section: Section) -> str:
        """Return the path of a section's file within the dataset."""
        cached = self._paths.get(section)
        if cached is None:
            cached = self._paths[section] = self.dataset.path(section)
        return cached


def _hash(content: tuple[object, ...]) -> int:
    return int.from_bytes(blake2b(orjson.dumps(content), digest_size=_HASH_BYTES).digest(), "big")


def node_of(properties: dict[str, Any], links: list[tuple[str, str]], vocabulary: Vocabulary) -> Node:
    """Return the node of which Neo4j holds some properties; its origin in a file is not known."""
    identifier = properties["id"]
    cls = vocabulary.by_segment[identifier.split("/", 1)[0]].name
    days = {n + end for n in properties for end in vocabulary.bounds if isinstance(properties.get(n + end), date)}
    values = tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(properties.items())
        if name != "id" and name not in LOAD_PROPERTIES and name not in days
    )
    return Node(identifier, cls, values, tuple(sorted(links)), Section("", ""), 0)
