"""The public sees internal people by their role only."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from kg.loaders import Graph, Node, Section, check, read
from kg.loaders.redaction import redact_internal_people
from kg.ontology import Vocabulary

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read()


@pytest.fixture(scope="module")
def curated(vocabulary: Vocabulary) -> Graph:
    return check(read([DATA]), vocabulary)


def node(identifier: str, cls: str, links: tuple[tuple[str, str], ...] = (), **values: str | tuple[str, ...]) -> Node:
    return Node(identifier, cls, tuple(sorted(values.items())), links, Section("test.yaml", "tests"), 0)


def graph_of(*nodes: Node) -> Graph:
    return Graph({each.id: each for each in sorted(nodes)})


def hidden(**values: str | tuple[str, ...]) -> Node:
    return node("person/h", "Person", (), name="Hilda Slēpta", visibility="internal", **values)


def engaged(identifier: str, role: str) -> Node:
    return node(identifier, "Position", (("agent", "person/h"), ("role", role)), status="stated")


ROLES = (
    node("role/a", "Role", name="vadītājs", nameEn="head", aliases=("vadītāja",)),
    node("role/b", "Role", name="lektors", nameEn="lecturer"),
)


def values_of(graph: Graph, identifier: str) -> dict[str, object]:
    return dict(graph.nodes[identifier].values)


def test_internal_people_have_the_name_of_the_role_of_their_first_engagement(vocabulary: Vocabulary) -> None:
    graph = graph_of(
        hidden(aliases=("H.Slēpta",)), engaged("position/2", "role/a"), engaged("position/1", "role/b"), *ROLES
    )

    shown = values_of(redact_internal_people(graph, vocabulary), "person/h")

    assert shown == {"name": "lektors", "nameEn": "lecturer", "visibility": "internal"}


def test_without_an_engagement_they_have_the_name_of_their_class(vocabulary: Vocabulary) -> None:
    shown = values_of(redact_internal_people(graph_of(hidden()), vocabulary), "person/h")

    assert shown == {"name": "Persona", "nameEn": "Person", "visibility": "internal"}


def test_an_addressee_is_no_agent(vocabulary: Vocabulary) -> None:
    other = node("position/1", "Position", (("addressedTo", "person/h"), ("role", "role/a")), status="stated")

    assert (
        values_of(redact_internal_people(graph_of(hidden(), other, *ROLES), vocabulary), "person/h")["name"]
        == "Persona"
    )


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [("name", "vadītājs"), ("nameEn", "head"), ("aliases", "vadītājs"), ("dateText", "Hilda Slēpta")],
)
def test_claims_about_their_names_have_the_name_of_the_role(
    vocabulary: Vocabulary, claimed: str, expected: str
) -> None:
    claim = node("claim/1", "Claim", (("about", "person/h"),), property=claimed, value="Hilda Slēpta")

    shown = redact_internal_people(graph_of(hidden(), claim, engaged("position/1", "role/a"), *ROLES), vocabulary)

    assert values_of(shown, "claim/1")["value"] == expected


def test_everything_else_is_unchanged(vocabulary: Vocabulary, curated: Graph) -> None:
    shown = redact_internal_people(curated, vocabulary)

    changed = {key for key in curated.nodes if curated.nodes[key] != shown.nodes[key]}
    assert changed == {f"person/{slug}" for slug in ("p010", "p011", "p015", "p024", "p025")}
    assert list(shown.nodes) == list(curated.nodes)
    assert list(shown.edges) == list(curated.edges)
    assert shown == redact_internal_people(curated, vocabulary)


def test_no_internal_name_remains(vocabulary: Vocabulary, curated: Graph) -> None:
    text = unicodedata.normalize("NFC", repr(redact_internal_people(curated, vocabulary).nodes)).casefold()
    internal: list[dict[str, Any]] = [
        dict(person.values) for person in curated.nodes.values() if ("visibility", "internal") in person.values
    ]
    names = [str(name) for values in internal for name in (values["name"], *values.get("aliases", ()))]

    assert len(internal) == 5
    assert [name for name in names if name.casefold() in text] == []
