"""No question is without what proves it: expected rows, planted hits and near-misses, and generated graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import AGAIN, CASES, ONE_SOURCE, WORLDS

from kg.queries.catalogue.read_catalogue import question_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.queries import Parameter, Question

STEMS = list(question_files())
# Filters are one everywhere: the same type and default, explained in the same words.
FILTERS = ("scope", "status", "as_of")
# What the curated data have nothing of; the small worlds prove these.
WITHOUT_ROWS: set[str] = set()


def test_every_question_has_its_cases_and_every_case_its_question() -> None:
    assert sorted(WORLDS) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_rows_are_expected_of_it(stem: str, catalogue: Mapping[str, Question]) -> None:
    cases = [case for case in CASES if case.stem == stem]
    assert any(case.rows for case in cases) != (stem in WITHOUT_ROWS)
    assert all(row.facts and row.said for case in cases for row in case.rows)
    given = {name for case in cases for name in case.given} | WORLDS[stem].given.keys() | {"scope"}  # see near-misses
    assert {p.name for p in catalogue[stem].parameters} - given == set(), "a parameter is given nowhere"


@pytest.mark.parametrize("stem", STEMS)
def test_hits_and_near_misses_are_planted(stem: str, catalogue: Mapping[str, Question]) -> None:
    world = WORLDS[stem]
    names = {p.name: p.default for p in catalogue[stem].parameters}
    assert world.rows
    # Where a row names its sources another one changes it.
    assert AGAIN in world.misses or stem in ONE_SOURCE or "sources" in {c.name for c in catalogue[stem].columns}
    assert len(world.misses) >= 4
    if names.get("scope") == "seed":
        assert any("scope: external" in text for text in world.misses.values())
    if names.get("status") == "stated":
        assert any("status: planned" in text for text in world.misses.values())
    if "as_of" in names:
        assert world.given["as_of"]
        assert all(any(limit in text for text in world.misses.values()) for limit in ("valid_from: ", "valid_to: "))


def test_filters_are_one_everywhere(catalogue: Mapping[str, Question]) -> None:
    seen: dict[str, Parameter] = {}
    for question in catalogue.values():
        for parameter in question.parameters:
            if parameter.name in FILTERS:
                assert seen.setdefault(parameter.name, parameter) == parameter, question.stem
