"""What the vocabulary demands of Neo4j: one constraint, an index per indexed property, full-text over names."""

from kg.loaders.neo4j.node_rows import HASH
from kg.ontology import Vocabulary

FULL_TEXT = "names"
LOCK, RECORD = "LoadLock", "LoadRecord"  # what a load keeps beside the graph


def root(vocabulary: Vocabulary) -> str:
    """The label that every node of ours has: the class without a superclass."""
    return next(name for name, cls in vocabulary.classes.items() if not cls.parents)


def searched(vocabulary: Vocabulary) -> list[str]:
    """The properties of the full-text index, sorted."""
    found = [p for p in vocabulary.properties.values() if p.searched]
    return sorted(n for p in found for n in ([p.name, p.name + "En"] if p.kind == "lang" else [p.name]))


def ours(vocabulary: Vocabulary) -> str:
    """The Cypher that matches every node of ours as `n`: without a content hash a node is somebody else's."""
    return f"MATCH (n:`{root(vocabulary)}`) WHERE n.{HASH} IS NOT NULL"


def statements(vocabulary: Vocabulary) -> list[str]:
    """The Cypher that makes constraints and indexes; each does nothing where they are there already."""
    return list(named(vocabulary).values())


def named(vocabulary: Vocabulary) -> dict[str, str]:
    """The same by the name of constraint or index."""
    return constraints(vocabulary) | indexes(vocabulary)


def constraints(vocabulary: Vocabulary) -> dict[str, str]:
    """What must be there before anything is written: identifiers are looked up, and one load at a time has the lock."""
    unique = "CREATE CONSTRAINT {0} IF NOT EXISTS FOR (n:`{1}`) REQUIRE n.`{2}` IS UNIQUE"
    return {
        "entity_id": unique.format("entity_id", root(vocabulary), "id"),
        "load_lock": unique.format("load_lock", LOCK, "name"),
    }


def indexes(vocabulary: Vocabulary) -> dict[str, str]:
    """What is better made when the nodes are there, in one go and beside other work."""
    folding = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}"
    fields = ", ".join(f"n.`{name}`" for name in searched(vocabulary))
    full = f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:`{root(vocabulary)}`) ON EACH [{fields}] {folding}"
    return {FULL_TEXT: full} | {
        (index := f"{cls.lower()}_{name.lower()}"): (
            f"CREATE INDEX {index} IF NOT EXISTS FOR (n:`{cls}`) ON (n.`{name}`)"
        )
        for cls, name in _indexed(vocabulary)
    }


def _indexed(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Each indexed property with the most general classes that use it."""
    found = []
    for cls, uses in vocabulary.uses.items():
        inherited = {name for parent in vocabulary.classes[cls].parents for name in vocabulary.uses[parent]}
        found += [(cls, name) for name, use in uses.items() if use.term.indexed and name not in inherited]
    return sorted(found)
