"""Statements in words: the same pieces for `kg show`, the page and whoever asks."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.loaders import Graph, Node, Section
from kg.loaders.wording import Entity, Piece, Wording
from kg.ontology import Text, Vocabulary
from kg.ontology.vocabulary import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

SECTION = Section("test.yaml", "tests")
SOURCE = ("source", "source/s")


def node(identifier: str, cls: str, links: tuple[tuple[str, str], ...] = (), **values: str | int | bool) -> Node:
    return Node(identifier, cls, tuple(sorted(values.items())), links, SECTION, 0)


def wording(vocabulary: Vocabulary, *statements: Node) -> Wording:
    entities = (
        node("person/p", "Person", name="Ieva Ozola"),
        node("network/t", "Network", name="Tīkls"),
        node("organisation/o", "Organisation", name="Biedrība"),
        node("role/adviser", "Role", name="konsultants", nameEn="adviser"),
        node("source/s", "Source", name="Raksts"),
    )
    return Wording(Graph({each.id: each for each in (*entities, *statements)}), vocabulary)


def test_an_engagement_reads_agent_role_context_and_the_rest_in_brackets(vocabulary: Vocabulary) -> None:
    links = (
        ("agent", "person/p"),
        ("context", "network/t"),
        ("onBehalfOf", "organisation/o"),
        ("role", "role/adviser"),
        SOURCE,
    )
    statement = node("network-participation/x", "NetworkParticipation", links, status="stated", line=5)
    sentence = wording(vocabulary, statement).sentence(statement)

    label = vocabulary.properties["onBehalfOf"].label
    assert sentence.subject == "person/p"
    assert sentence.pieces == (
        *(Entity("person/p"), " – ", Entity("role/adviser"), ": ", Entity("network/t")),
        *(" (", label, ": ", Entity("organisation/o"), ")"),
    )


@pytest.mark.parametrize(
    ("name", "value", "piece"),
    [
        ("code", "T2", "T2"),
        ("startDate", "2015-03", "2015-03"),
        ("dateBasis", "derived", "code"),
        ("website", "https://example.org/", "https://example.org/"),
    ],
)
def test_a_claim_reads_about_property_value(vocabulary: Vocabulary, name: str, value: str, piece: Piece) -> None:
    event = node("event/e", "Event", name="Sanāksme")
    beside: dict[str, str | int | bool] = {"line": 5, "locator": "1. lapa", "rank": "preferred", "status": "planned"}
    claim = node("claim/x", "Claim", (("about", "event/e"), SOURCE), property=name, value=value, **beside)
    pieces = wording(vocabulary, event, claim).sentence(claim).pieces

    if piece == "code":
        piece = vocabulary.codes[vocabulary.uses["Event"][name].lists[-1]][value].label
    assert pieces == (Entity("event/e"), " – ", vocabulary.properties[name].label, ": ", piece)


def test_a_class_of_statements_declares_its_sentence_in_the_turtle_alone(tmp_path: Path) -> None:
    declared = """
        @prefix kg: <https://w3id.org/lv-coop/ontology#> .
        @prefix meta: <https://w3id.org/lv-coop/meta#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix shape: <https://w3id.org/lv-coop/shape#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        kg:Loan a owl:Class ; rdfs:subClassOf kg:Statement ;
            rdfs:label "Aizdevums"@lv , "Loan"@en ; skos:definition "A."@lv , "L."@en ;
            meta:subject kg:agent ; meta:object kg:funds , kg:amount .
        kg:Guarantee a owl:Class ; rdfs:subClassOf kg:Loan ;
            rdfs:label "Galvojums"@lv , "Guarantee"@en ; skos:definition "G."@lv , "G."@en .
        shape:Loan a sh:NodeShape ; sh:targetClass kg:Loan ;
            sh:property [ sh:path kg:agent ] , [ sh:path kg:funds ] , [ sh:path kg:amount ] .
    """
    for file in FOLDER.glob("*.ttl"):
        shutil.copy(file, tmp_path)
    (tmp_path / "loans.ttl").write_text(declared, encoding="utf-8")
    links = (("agent", "organisation/o"), ("funds", "network/t"), SOURCE)
    statements = [
        node("loan/a", "Loan", links, amount=7),
        node("loan/b", "Loan", links),
        node("guarantee/a", "Guarantee", links[:1], amount=7),
    ]
    words = wording(Vocabulary.read(tmp_path), *statements)

    lender, funds = Entity("organisation/o"), words.vocabulary.properties["funds"].label
    loan, guarantee = Text("Aizdevums", "Loan"), Text("Galvojums", "Guarantee")
    assert [words.sentence(each) for each in statements] == [
        ("organisation/o", (lender, " – ", loan, ": ", "7", " (", funds, ": ", Entity("network/t"), ")")),
        ("organisation/o", (lender, " – ", loan, ": ", Entity("network/t"))),
        ("organisation/o", (lender, " – ", guarantee, ": ", "7")),
    ]


def test_a_statement_of_another_form_reads_its_class_and_all_it_says(vocabulary: Vocabulary) -> None:
    statement = node("observation/o", "Observation", (("about", "network/t"), SOURCE), approximate=True)
    sentence = wording(vocabulary, statement).sentence(statement)

    cls, about = vocabulary.classes["Observation"].label, vocabulary.properties["about"].label
    approximate = vocabulary.properties["approximate"].label
    assert sentence.subject == "network/t"
    assert sentence.pieces == (
        *(Entity("network/t"), " – ", cls, ": ", about, ": ", Entity("network/t")),
        *("; ", approximate, ": ", Text("jā", "yes")),
    )


def test_unusual_status_and_rank_are_marks_and_line_and_locator_a_citation(vocabulary: Vocabulary) -> None:
    usual = node("claim/a", "Claim", (), status="stated", rank="normal", line=7)
    unusual = node("claim/b", "Claim", (), status="planned", rank="preferred", locator="1. lapa")
    words = wording(vocabulary, usual, unusual)

    ranks = vocabulary.codes[vocabulary.uses["Claim"]["rank"].lists[-1]]
    assert words.marks(usual) == []
    assert words.marks(unusual) == [ranks["preferred"].label, vocabulary.codes["status"]["planned"].label]
    assert words.citation(usual) == Text("7.\u00a0rinda", "line\u00a07")
    assert words.citation(unusual) == Text("1. lapa", "1. lapa")


def test_labels_come_from_the_vocabulary(vocabulary: Vocabulary) -> None:
    name = replace(vocabulary.properties["name"], label=Text("apzīmējums", "designation"))
    other = replace(vocabulary, properties={**vocabulary.properties, "name": name})

    assert wording(other).label("name") == Text("apzīmējums", "designation")
    assert wording(other).label("nameEn") == Text("apzīmējums (EN)", "designation (EN)")
