"""The reference of the vocabulary: as rows, and as the page `docs/vocabulary.md`."""

from collections.abc import Iterator

from kg.ontology import Use, Vocabulary
from kg.ontology.model import STATEMENT


def listing(vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Return classes and properties as rows."""
    classes = [("class", c.name, "" if c.abstract else c.section, c.label) for c in vocabulary.classes.values()]
    properties = [("property", p.name, p.key, p.label) for p in vocabulary.properties.values()]
    return [
        {"kind": k, "name": n, "yaml": y, "lv": label.lv, "en": label.en} for k, n, y, label in classes + properties
    ]


def reference(vocabulary: Vocabulary) -> str:
    """Return the whole reference in Markdown."""
    return "\n".join(_lines(vocabulary)) + "\n"


def _lines(vocabulary: Vocabulary) -> Iterator[str]:
    yield "# Vocabulary\n"
    yield "Generated from `ontology/*.ttl` by `kg vocabulary --format markdown`; a test keeps it fresh.\n"
    yield f"Namespace `kg:` = `{vocabulary.namespace}`, identifiers below `{vocabulary.base}`.\n"
    yield "## Classes\n"
    for name in vocabulary.classes:
        yield from _class(name, vocabulary)
    yield "## Derived relationships\n"
    yield "Never curated: derived from every stated engagement of the class, from its agent to its context.\n"
    yield "| relationship | from | meaning |"
    yield "| --- | --- | --- |"
    for derived in vocabulary.derived_relationships:
        label = derived.term.label
        yield f"| `{derived.term.relationship}` | `{derived.engagement}` | {label.lv} · {label.en} |"
    yield "\n## Code lists\n"
    for name in vocabulary.lists:
        yield from _code_list(name, vocabulary)


def _class(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    cls = vocabulary.classes[name]
    yield f"### {name}\n"
    yield f"{cls.label.lv} · {cls.label.en}. {cls.definition.lv} *{cls.definition.en}*\n"
    above = ", ".join(f"`{parent}`" for parent in vocabulary.lineage[name][1:]) or "none"
    where = "abstract" if cls.abstract else f"YAML section `{cls.section}`, identifiers `{cls.segment}/…`"
    yield f"Superclasses: {above}; {where}.\n"
    uses = vocabulary.uses[name]
    if uses and not cls.abstract:
        yield "| YAML | Neo4j | meaning | values | how often |"
        yield "| --- | --- | --- | --- | --- |"
        statement = vocabulary.is_a(name, STATEMENT)
        yield from (_use(use, vocabulary, claimed=use.term.claimed and not statement) for use in uses.values())
        yield ""


def _code_list(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    title = vocabulary.lists[name]
    yield f"### {name}\n"
    yield f"{title.lv} · {title.en}\n"
    roles = [role for role in vocabulary.individuals.values() if name in role.lists]
    yield "| role | Latvian | English | other forms |" if roles else "| code | Latvian | English | meaning |"
    yield "| --- | --- | --- | --- |"
    for code in vocabulary.codes[name].values():
        yield f"| `{code.notation}` | {code.label.lv} | {code.label.en} | {code.definition.en} |"
    for role in roles:
        yield f"| `{role.id}` | {role.name.lv} | {role.name.en} | {', '.join(role.aliases)} |"
    yield ""


def _use(use: Use, vocabulary: Vocabulary, *, claimed: bool) -> str:
    term = use.term
    neo4j = f"`{term.relationship}`" if term.kind == "entity" else f"`{term.name}`"
    if use.lists:
        values = "code of " + ", ".join(f"[{name}](#{name})" for name in use.lists)
    elif term.kind == "entity":
        values = " and ".join(f"`{c}`" for c in use.classes if vocabulary.classes[c].parents or len(use.classes) == 1)
    else:
        values = term.kind
    most = "1" if use.single else "n"
    often = f"{use.minimum}..{most}" + (", by a claim" if claimed else "") + (", no cycles" if use.term.acyclic else "")
    return f"| `{term.key}` | {neo4j} | {term.label.lv} · {term.label.en} | {values} | {often} |"
