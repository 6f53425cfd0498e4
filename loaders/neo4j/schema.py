"""Constraints and indexes of Neo4j as the vocabulary declares them, and the labels by which queries find its nodes."""

from kg.loaders.neo4j.node_rows import HASH
from kg.ontology import Vocabulary

FULL_TEXT = "names"
LOCK_LABEL, RECORD_LABEL = "LoadLock", "LoadRecord"  # of the two nodes that loads keep beside the graph


def root_label(vocabulary: Vocabulary) -> str:
    """Return the label of every loaded node: the class without a superclass."""
    return next(name for name, cls in vocabulary.classes.items() if not cls.parents)


def searched_properties(vocabulary: Vocabulary) -> list[str]:
    """Return the properties of the full-text index, sorted."""
    searched = [p for p in vocabulary.properties.values() if p.searched]
    return sorted(n for p in searched for n in ([p.name, p.name + "En"] if p.kind == "lang" else [p.name]))


def match_loaded(vocabulary: Vocabulary) -> str:
    """Return the Cypher that matches every loaded node as `n`; only nodes with a content hash were loaded."""
    return f"MATCH (n:`{root_label(vocabulary)}`) WHERE n.{HASH} IS NOT NULL"


def schema_queries(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the Cypher that creates each constraint and index, by its name; it does nothing where that exists."""
    return constraints(vocabulary) | indexes(vocabulary)


def constraints(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the Cypher of the constraints, which are needed before writing: unique identifiers, and one lock."""
    unique = "CREATE CONSTRAINT {0} IF NOT EXISTS FOR (n:`{1}`) REQUIRE n.`{2}` IS UNIQUE"
    return {
        "entity_id": unique.format("entity_id", root_label(vocabulary), "id"),
        "load_lock": unique.format("load_lock", LOCK_LABEL, "name"),
    }


def indexes(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the Cypher of the indexes, which are faster to create once the nodes are there."""
    folding = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
    fields = ", ".join(f"n.`{name}`" for name in searched_properties(vocabulary))
    root = root_label(vocabulary)
    full_text = f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:`{root}`) ON EACH [{fields}] {folding}"
    return {FULL_TEXT: full_text} | {
        (index := f"{cls.lower()}_{name.lower()}"): (
            f"CREATE INDEX {index} IF NOT EXISTS FOR (n:`{cls}`) ON (n.`{name}`)"
        )
        for cls, name in _indexed(vocabulary)
    }


def _indexed(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return each indexed property with the most general classes that use it."""
    pairs = []
    for cls, uses in vocabulary.uses.items():
        inherited = {name for parent in vocabulary.classes[cls].parents for name in vocabulary.uses[parent]}
        pairs += [(cls, name) for name, use in uses.items() if use.term.indexed and name not in inherited]
    return sorted(pairs)
