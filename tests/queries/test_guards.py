"""Conditions that many questions need have one wording in each language: `queries/guards.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.queries.catalogue.guards import LANGUAGES, deviations, pattern, read_guards
from kg.queries.catalogue.problems import place
from kg.queries.catalogue.read_catalogue import question_files

if TYPE_CHECKING:
    from pathlib import Path

GUARDS = read_guards()
FILES = [file for files in question_files().values() for file in files if file.suffix in LANGUAGES]
# language, a canonical wording as a question has it, and others that mean the same or nearly so
OTHERS = {
    "scope": ("cypher", "($scope IS NULL OR source.scope = $scope)", ["source.scope = $scope", "(source.scope = $scope OR $scope IS NULL)", "coalesce($scope, s.scope) = s.scope"]),
    "scope of RDF": ("sparql", "?claim kg:source/kg:scope ?scope .", ["?source kg:scope ?of FILTER(?of = ?scope)", "?source kg:scope scope:seed", "?claim kg:source [ kg:scope ?it ]"]),
    "status": ("cypher", "$status IS NULL OR e.status = $status", ["e.status IN [$status]", "$status IS NULL OR e.status = $status_"]),
    "as_of": ("cypher", "coalesce(e.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true)\n  AND coalesce(e.validToMax >= date($as_of), true)", ["coalesce(left(e.validFrom, size($as_of)) <= left($as_of, size(e.validFrom)), true)", "e.validToMax >= date($as_of)", "coalesce(e.validFromMin < date($as_of) + duration(CASE size($as_of) WHEN 4 THEN 'P1Y' WHEN 7 THEN 'P1M' ELSE 'P1D' END), true) AND coalesce(f.validToMax >= date($as_of), true)"]),
    "as_of of RDF": ("sparql", "OPTIONAL { ?e kg:validFromMin ?from }\n OPTIONAL { ?e kg:validToMax ?to }\n FILTER(COALESCE(STR(?from) < STR(?as_of) || STRSTARTS(STR(?from), STR(?as_of)), true) && COALESCE(STR(?to) >= STR(?as_of), true))", ["FILTER(COALESCE(STR(?to) >= STR(?as_of), true))", "FILTER(SUBSTR(STR(?from), 1, STRLEN(?as_of)) <= ?as_of)"]),
    "year": ("cypher", "left(claim.value, 4)", ["left(event.startDate, 4)", "left(claim.value, 7)"]),
    "top": ("cypher", "(n)-[:SUB_ORGANIZATION_OF*0..]->(top:Network) WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()", ["MATCH (n:Network) WHERE NOT (n)-[:SUB_ORGANIZATION_OF]->()", "-[:SUB_ORGANIZATION_OF*]->(top:Network) WHERE NOT (top)-[:SUB_ORGANIZATION_OF]->()"]),
    "inside": ("sparql", "FILTER EXISTS { VALUES ?network { network:t2 } ?in kg:subOrganizationOf* ?network }", ["?in kg:subOrganizationOf* ?network }", "FILTER EXISTS { ?in kg:subOrganizationOf* ?network }"]),
    "label": ("sparql", 'FILTER(LANG(?name) = "lv")', ['FILTER(LANGMATCHES(LANG(?name), "lv"))', "FILTER(LANG(?name) = 'lv')", 'FILTER(LANG(?name) != "en")']),
}  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_question_has_the_canonical_wordings(file: Path) -> None:
    language = LANGUAGES[file.suffix]
    query = file.read_text(encoding="utf-8")
    found = deviations(query, language, GUARDS[language])
    assert [(place(query, offset), guard.name, guard.forms[0]) for guard, offset in found] == []


@pytest.mark.parametrize(("language", "form", "others"), OTHERS.values(), ids=OTHERS)
def test_another_wording_is_found(language: str, form: str, others: list[str]) -> None:
    assert list(deviations(form, language, GUARDS[language])) == []
    for other in others:
        assert list(deviations(other, language, GUARDS[language])), other


@pytest.mark.parametrize("language", GUARDS)
def test_every_form_is_needed(language: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES if LANGUAGES[file.suffix] == language]
    for guard in GUARDS[language]:
        assert all(guard.mark in form or guard.mark.rstrip("),.") in form for form in guard.forms), guard.name
        for form in guard.forms:
            assert any(pattern(form).search(text) for text in texts), form
