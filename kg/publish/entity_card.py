"""One entity with everything that is said about it, and by which source."""

from dataclasses import dataclass
from difflib import get_close_matches

from kg.loaders import Graph, Node
from kg.loaders.files.origins import find_origins
from kg.ontology import Property, Vocabulary
from kg.queries import QuestionError

# What every statement has; the rest is what it says.
_FRAME = ("source", "line", "locator", "status")


@dataclass(frozen=True, slots=True)
class StatementInWords:
    """One statement in words, with where it comes from."""

    says: str
    status: str
    source: str
    line: int | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity: its properties by label, in Latvian, and the statements about it."""

    id: str
    name: str
    label: str
    properties: tuple[tuple[str, str], ...]
    said: tuple[StatementInWords, ...]


def describe(identifier: str, graph: Graph, vocabulary: Vocabulary) -> EntityCard:
    """Everything about one entity.

    Raises:
        QuestionError: there is no such entity; the message names the closest.
    """
    node = graph.nodes.get(identifier)
    if node is None:
        close = (
            _slugs(identifier, graph) or get_close_matches(identifier, graph.nodes, n=1) or _named(identifier, graph)
        )
        remedy = f"did you mean {close[0]}?" if close else "search with `kg sparql` or on the page"
        raise QuestionError(f"{identifier} does not exist, expected an identifier such as person/p018, {remedy}")
    about = [n for n in graph.nodes.values() if _is_about(n, identifier, vocabulary)]
    origins = find_origins([node, *about])
    said = [_said(statement, identifier, graph, vocabulary, origins) for statement in about]
    return EntityCard(
        id=identifier,
        name=name_of(identifier, graph),
        label=vocabulary.classes[node.cls].label.lv,
        properties=tuple(_properties(node, graph, vocabulary, ())),
        said=tuple(sorted(said, key=lambda s: (s.source, s.line or 0, s.says))),
    )


def name_of(identifier: str, graph: Graph) -> str:
    """The Latvian name of an entity; its identifier if it has none."""
    node = graph.nodes.get(identifier)
    name = dict(node.values).get("name") if node else None
    return str(name) if name else identifier


def _slugs(text: str, graph: Graph) -> list[str]:
    return [identifier for identifier in graph.nodes if identifier.endswith(f"/{text}")]


def _named(text: str, graph: Graph) -> list[str]:
    return [n.id for n in graph.nodes.values() if str(dict(n.values).get("name", "")).lower() == text.lower()]


def _is_about(node: Node, identifier: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_a(node.cls, "Statement") and any(
        target == identifier and predicate in {*vocabulary.mentioned_by, "role", "source"}
        for predicate, target in node.links
    )


def _said(
    statement: Node, identifier: str, graph: Graph, vocabulary: Vocabulary, origins: dict[str, str]
) -> StatementInWords:
    values, links = dict(statement.values), dict(statement.links)
    parts = [f"{label}: {value}" for label, value in _properties(statement, graph, vocabulary, (identifier,))]
    line, source = values.get("line"), links.get("source", "")
    return StatementInWords(
        says=f"{vocabulary.classes[statement.cls].label.lv} – " + "; ".join(parts),
        status=str(values.get("status", "")),
        source=name_of(source, graph),
        line=line if isinstance(line, int) else None,
        origin=origins.get(statement.id),
    )


def _properties(node: Node, graph: Graph, vocabulary: Vocabulary, known: tuple[str, ...]) -> list[tuple[str, str]]:
    """The properties and relationships of a node by label, in the order of the vocabulary."""
    held = dict(node.values)
    found = []
    statement = vocabulary.is_a(node.cls, "Statement")
    for name, use in vocabulary.uses[node.cls].items():
        if statement and name in _FRAME:
            continue
        texts = [_value(held[n], use.lists, vocabulary) for n in (name, name + "En") if n in held]
        texts += [
            name_of(target, graph) for predicate, target in node.links if predicate == name and target not in known
        ]
        if name == "property" and name in held:
            texts = [_claimed(node, graph, vocabulary)[1].label.lv]
        if name == "value" and name in held:
            cls, term = _claimed(node, graph, vocabulary)
            texts = [_value(held[name], vocabulary.uses[cls][term.name].lists, vocabulary)]
        if name == "rank" and held.get(name) == use.default:
            texts = []
        if texts:
            found.append((use.term.label.lv, ", ".join(texts)))
    derived = {cut.term.name: cut.term.label.lv for cut in vocabulary.derived_relationships}
    for name, label in derived.items():
        targets = [name_of(target, graph) for predicate, target in node.links if predicate == name]
        if targets:
            found.append((label, ", ".join(targets)))
    return found


def _claimed(claim: Node, graph: Graph, vocabulary: Vocabulary) -> tuple[str, Property]:
    """The class of the thing that a claim is about, and the property that it claims."""
    name = str(dict(claim.values)["property"])
    return graph.nodes[dict(claim.links)["about"]].cls, vocabulary.property_of(name)


def _value(value: object, lists: tuple[str, ...], vocabulary: Vocabulary) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if lists and isinstance(value, str) and value in vocabulary.codes[lists[-1]]:
        return vocabulary.codes[lists[-1]][value].label.lv
    return {True: "jā", False: "nē"}[value] if isinstance(value, bool) else str(value)
