"""Questions asked of what everybody may see do not name people without a public office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.loaders.rdf.store import rdf_store
from kg.loaders.redaction import redact_internal_people
from kg.queries import ask_sparql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Question


def test_photographers_without_an_office_are_shown_by_role(
    graph: Graph, vocabulary: Vocabulary, catalogue: Mapping[str, Question]
) -> None:
    question, store = catalogue["photographers"], rdf_store(redact_internal_people(graph, vocabulary), vocabulary)
    shown = {row.cells[1]: row.cells[2] for row in ask_sparql(question, {}, vocabulary, store).rows}
    assert shown == {
        "organisation/latvijas-pasvaldibu-savieniba": "Latvijas Pašvaldību savienība",
        "person/p010": "fotogrāfs",
        "person/p011": "fotogrāfs",
        "person/p012": "Ligita Pudža",
        "person/p014": "Sigma Strautmale",
    }


def test_the_two_who_are_only_to_speak_are_shown_by_role(
    graph: Graph, vocabulary: Vocabulary, catalogue: Mapping[str, Question]
) -> None:
    question, store = catalogue["topic-things"], rdf_store(redact_internal_people(graph, vocabulary), vocabulary)
    given = {"topic": "izaicinajumi-darba-ar-jauniesiem", "status": "planned"}
    rows = ask_sparql(question, given, vocabulary, store).rows
    assert [row.cells[1] for row in rows] == ["person/p024", "person/p025"]
    assert not {row.cells[2] for row in rows} & {"Tatjana Makovija", "Kristīne Reine-Saponaro"}
