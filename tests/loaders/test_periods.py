"""The years of a node are those that the vocabulary declares for its date properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.loaders import Node, Section
from kg.loaders.periods import FIRST, LAST, holds_on, period
from kg.ontology import Vocabulary
from kg.ontology.vocabulary import FOLDER

if TYPE_CHECKING:
    from pathlib import Path


def node(**values: str) -> Node:
    return Node("event/e", "Event", tuple(sorted(values.items())), (), Section("", ""), 0)


@pytest.mark.parametrize(
    ("values", "years"),
    [
        ({"startDate": "2015-03", "endDate": "2017"}, (2015, 2017)),
        ({"startDate": "2015-03-04"}, (2015, 2015)),
        ({"endDate": "2017"}, (FIRST, 2017)),
        ({"validFrom": "2009", "validTo": "2021-06-30"}, (2009, 2021)),
        ({"validFrom": "2009"}, (2009, LAST)),
        ({"validTo": "2021"}, (FIRST, 2021)),
        ({"coversFrom": "2014"}, (2014, LAST)),
        ({"periodStart": "2014-07"}, (2014, 2014)),
        ({"issued": "2015-12-01"}, (2015, 2015)),
        ({"recorded": "2026-11-22"}, None),
        ({"name": "2015"}, None),
        ({"startDate": "sometime"}, None),
        ({}, None),
    ],
)
def test_years_of_a_node(vocabulary: Vocabulary, values: dict[str, str], years: tuple[int, int] | None) -> None:
    assert period(node(**values), vocabulary) == years


def test_a_period_is_declared_in_the_turtle_alone(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        declared = re.sub(r"(kg:recorded a owl:DatatypeProperty ;)", r"\1 meta:periodEnd kg:recorded ;", text)
        (tmp_path / file.name).write_text(declared, encoding="utf-8")
    assert period(node(recorded="2026-11-22"), Vocabulary.read(tmp_path)) == (2026, 2026)


@pytest.mark.parametrize(
    ("values", "day", "holds"),
    [
        ({}, "2015", True),
        ({"startDate": "2015-10-27", "endDate": "2015-10-28"}, "2015-10-26", False),
        ({"startDate": "2015-10-27", "endDate": "2015-10-28"}, "2015-10-28", True),
        ({"startDate": "2015-10-27", "endDate": "2015-10-28"}, "2015-10-29", False),
        ({"startDate": "2015-10-27", "endDate": "2015-10-28"}, "2015", True),
        ({"startDate": "2015-10-27"}, "2015-10-26", False),
        ({"startDate": "2015-10-27"}, "2015-10-28", True),  # an unknown end does not exclude
        ({"startDate": "2015-10"}, "2015-10-01", True),
        ({"endDate": "2015-10"}, "2015-10-31", True),
        ({"endDate": "2016-04-30"}, "2016-05", False),
        ({"validFrom": "2009"}, "2008-12-31", False),
        ({"validFrom": "2009"}, "2024", True),
        ({"validFrom": "2009", "validTo": "2021-06-30"}, "2021-07-01", False),
        ({"issued": "2014-05"}, "2014-04", False),
        ({"issued": "2014-05"}, "2024", True),
    ],
)
def test_a_day(vocabulary: Vocabulary, values: dict[str, str], day: str, holds: bool) -> None:
    assert holds_on(node(**values), day, vocabulary) == holds
