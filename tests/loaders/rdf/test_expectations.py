"""Expectations beside the data: those that are not met, and those that cannot be read, each at its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import api
from kg.loaders import BadData, check, read
from kg.loaders.rdf.expectations import unmet

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

    Told = Callable[..., list[str]]

DATA = Path(__file__).parents[3] / "data"
SMALL = """\
source: {id: a, name: Raksts, scope: seed}
people: [{id: p001, name: Anna}, {id: p002, name: Ilze}]
organisations: [{id: dome, name: Dome, kind: council}]
positions:
  - {agent: person/p001, role: role/chair, context: organisation/dome, line: 3}
  - {agent: person/p002, role: role/head, context: organisation/dome, line: 4}
"""
PEOPLE = "SELECT ?p WHERE { ?p a kg:Person }"
FORM = "`what:`, `why:`, `rows:` and one of `equals:`, `at_least:`, `at_most:`"
NOT_MET = "correct the data or the expectation"


@pytest.fixture
def told(tmp_path: Path, vocabulary: Vocabulary) -> Told:
    """Give a function that says what is wrong with the expectations of some files, without the folder."""

    def run(*files: str) -> list[str]:
        (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
        for number, text in enumerate(files, 1):
            (tmp_path / f"e{number}.yaml").write_text(text, encoding="utf-8")
        records = read([tmp_path])
        graph = check(records, vocabulary)
        return [str(p).replace(f"{tmp_path}/", "") for p in unmet(records, graph, vocabulary)]

    return run


def one(rows: str = PEOPLE, compare: str = "equals: 2") -> str:
    return f"expectations:\n  - what: People\n    why: Two are named.\n    rows: '{rows}'\n    {compare}\n"


def test_the_curated_expectations_hold(graph: Graph, vocabulary: Vocabulary) -> None:
    records = read([DATA])
    stated = [e for document in records.documents for e in document.content().get("expectations", [])]
    assert len(stated) > 20
    assert unmet(records, graph, vocabulary) == []


@pytest.mark.parametrize(
    ("compare", "says"),
    [
        ("equals: 2", None),
        ("equals: 3", "exactly 3"),
        ("equals: 0", "exactly 0"),
        ("at_least: 2", None),
        ("at_least: 3", "at least 3"),
        ("at_most: 2", None),
        ("at_most: 1", "at most 1"),
    ],
)
def test_numbers_are_compared(told: Told, compare: str, says: str | None) -> None:
    shown = "person/p001; person/p002"
    wrong = f"e1.yaml:2:5: People: 2 ({shown}), expected {says} because: Two are named, {NOT_MET}"
    assert told(one(compare=compare)) == ([] if says is None else [wrong])


def test_many_rows_are_shown_only_where_none_are_wanted(told: Told) -> None:
    every = "SELECT ?r WHERE { ?r a kg:Role }"
    (some,) = told(one(every, "at_most: 1"))
    assert "person" not in some
    assert some.startswith("e1.yaml:2:5: People: 3")
    assert "(" not in some
    (none,) = told(one(every, "equals: 0"))
    assert none.count("role/") == 5


@pytest.mark.parametrize(
    ("expectation", "says"),
    [
        ("text", "another form"),
        ("[1]", "another form"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equal: 2}}", "another form"),
        (f"{{what: P, why: W, rows: '{PEOPLE}'}}", "lacks"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: '2'}}", "lacks"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: true}}", "lacks"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: 2.5}}", "lacks"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', at_least: 1, at_most: 3}}", "lacks"),
        (f"{{what: P, rows: '{PEOPLE}', equals: 2}}", "lacks"),
        ("{what: P, why: W, equals: 2}", "lacks"),
        ("{what: P, why: W, rows: 5, equals: 2}", "lacks"),
    ],
)
def test_a_malformed_expectation(told: Told, expectation: str, says: str) -> None:
    rest = {
        "another form": f"an expectation of another form, expected {FORM}, correct its keys",
        "lacks": f"an expectation that lacks something, expected {FORM}, add it",
    }
    assert told(f"expectations:\n  - {expectation}\n") == [f"e1.yaml:2:5: {rest[says]}"]


@pytest.mark.parametrize("content", ["{what: P}", "text", "5"])
def test_expectations_that_are_no_list(told: Told, content: str) -> None:
    (said,) = told(f"expectations: {content}\n")
    assert said == f"e1.yaml:1:15: an expectation of another form, expected {FORM}, correct its keys"


def test_no_expectations_are_met(told: Told) -> None:
    assert told("expectations: []\n") == []


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("SELEC ?p", "rows is not SPARQL: error at 1:9"),
        ("SELECT ?p WHERE { ?p a kgg:Person }", "rows is not SPARQL: error at 1:34"),
        ("INSERT DATA { kg:a kg:b kg:c }", "rows is not SPARQL: "),
        ("ASK { ?p a kg:Person }", "rows is no SELECT, expected a SELECT, write SELECT and the variables"),
        ("CONSTRUCT { ?p a kg:X } WHERE { ?p a kg:Person }", "rows is no SELECT"),
        ("SELECT ?p WHERE { SERVICE <http://localhost:1/> { ?p a kg:Person } }", "rows cannot be counted: "),
    ],
)
def test_rows_that_are_no_select(told: Told, rows: str, says: str) -> None:
    (said,) = told(one(rows))
    assert said.startswith(f"e1.yaml:2:5: {says}")
    assert len(said) < 250
    assert "\n" not in said


def test_every_file_may_expect_something(told: Told) -> None:
    two = one(compare="equals: 3") + "  - {what: Q, why: W, equals: 1}\n"
    found = told(one(), two, one(compare="at_most: 0"))
    assert [said.split(": ")[0] for said in found] == ["e2.yaml:2:5", "e2.yaml:6:5", "e3.yaml:2:5"]


def test_a_person_too_few_is_noticed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for file in data.rglob("*.yaml"):  # the person and all that is said of her, each on a line of its own
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "p016" not in line), encoding="utf-8")
    with pytest.raises(BadData) as raised:
        api.graph(data)
    told = {problem.what.split(":")[0]: problem for problem in raised.value.problems}
    assert sorted(told) == ["Engagements in S1", "Pairs of a person and a seed file", "Persons in the seed sources"]
    assert {Path(problem.file).name for problem in told.values()} == {"expectations.yaml"}
    assert told["Persons in the seed sources"].what.endswith(": 29")
    assert told["Persons in the seed sources"].expected.startswith("exactly 30 because: The five seed files name 30")
