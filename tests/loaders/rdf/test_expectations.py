"""Expectations beside the data: unmet and malformed ones are reported, each at its line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import api
from kg.loaders import BadData, check, read
from kg.loaders.rdf.expectations import unmet_expectations

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

    Report = Callable[..., list[str]]

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
def report(tmp_path: Path, vocabulary: Vocabulary) -> Report:
    """Return a function that returns the problems of some files' expectations, without the folder."""

    def run(*files: str) -> list[str]:
        (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
        for number, text in enumerate(files, 1):
            (tmp_path / f"e{number}.yaml").write_text(text, encoding="utf-8")
        records = read([tmp_path])
        graph = check(records, vocabulary)
        return [str(p).replace(f"{tmp_path}/", "") for p in unmet_expectations(records, graph, vocabulary)]

    return run


def one(rows: str = PEOPLE, compare: str = "equals: 2") -> str:
    return f"expectations:\n  - what: People\n    why: Two are named.\n    rows: '{rows}'\n    {compare}\n"


def test_the_curated_expectations_hold(graph: Graph, vocabulary: Vocabulary) -> None:
    records = read([DATA])
    expectations = [e for document in records.documents for e in document.content().get("expectations", [])]
    assert len(expectations) > 20
    assert unmet_expectations(records, graph, vocabulary) == []


@pytest.mark.parametrize(
    ("compare", "limit"),
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
def test_numbers_are_compared(report: Report, compare: str, limit: str | None) -> None:
    people = "person/p001; person/p002"
    problem = f"e1.yaml:2:5: People: 2 ({people}), expected {limit} because: Two are named, {NOT_MET}"
    assert report(one(compare=compare)) == ([] if limit is None else [problem])


def test_many_rows_are_shown_only_where_none_are_expected(report: Report) -> None:
    roles = "SELECT ?r WHERE { ?r a kg:Role }"
    (problem,) = report(one(roles, "at_most: 1"))
    assert "person" not in problem
    assert problem.startswith("e1.yaml:2:5: People: 3")
    assert "(" not in problem
    (problem,) = report(one(roles, "equals: 0"))
    assert problem.count("role/") == 5


@pytest.mark.parametrize(
    ("expectation", "fault"),
    [
        ("text", "another form"),
        ("[1]", "another form"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equal: 2}}", "another form"),
        (f"{{what: P, why: W, rows: '{PEOPLE}'}}", "incomplete"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: '2'}}", "incomplete"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: true}}", "incomplete"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', equals: 2.5}}", "incomplete"),
        (f"{{what: P, why: W, rows: '{PEOPLE}', at_least: 1, at_most: 3}}", "incomplete"),
        (f"{{what: P, rows: '{PEOPLE}', equals: 2}}", "incomplete"),
        ("{what: P, why: W, equals: 2}", "incomplete"),
        ("{what: P, why: W, rows: 5, equals: 2}", "incomplete"),
    ],
)
def test_a_malformed_expectation(report: Report, expectation: str, fault: str) -> None:
    messages = {
        "another form": f"an expectation of another form, expected {FORM}, correct its keys",
        "incomplete": f"an incomplete expectation, expected {FORM}, correct its keys",
    }
    assert report(f"expectations:\n  - {expectation}\n") == [f"e1.yaml:2:5: {messages[fault]}"]


@pytest.mark.parametrize("content", ["{what: P}", "text", "5"])
def test_expectations_that_are_no_list(report: Report, content: str) -> None:
    (problem,) = report(f"expectations: {content}\n")
    assert problem == f"e1.yaml:1:15: an expectation of another form, expected {FORM}, correct its keys"


def test_no_expectations_are_met(report: Report) -> None:
    assert report("expectations: []\n") == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("SELEC ?p", "rows is not SPARQL: error at 1:9"),
        ("SELECT ?p WHERE { ?p a kgg:Person }", "rows is not SPARQL: error at 1:34"),
        ("INSERT DATA { kg:a kg:b kg:c }", "rows is not SPARQL: "),
        ("ASK { ?p a kg:Person }", "rows is no SELECT, expected a SELECT, write SELECT and the variables"),
        ("CONSTRUCT { ?p a kg:X } WHERE { ?p a kg:Person }", "rows is no SELECT"),
        ("SELECT ?p WHERE { SERVICE <http://localhost:1/> { ?p a kg:Person } }", "rows cannot be counted: "),
    ],
)
def test_rows_that_are_no_select(report: Report, rows: str, message: str) -> None:
    (problem,) = report(one(rows))
    assert problem.startswith(f"e1.yaml:2:5: {message}")
    assert len(problem) < 250
    assert "\n" not in problem


def test_every_file_may_expect_something(report: Report) -> None:
    two = one(compare="equals: 3") + "  - {what: Q, why: W, equals: 1}\n"
    problems = report(one(), two, one(compare="at_most: 0"))
    assert [problem.split(": ")[0] for problem in problems] == ["e2.yaml:2:5", "e2.yaml:6:5", "e3.yaml:2:5"]


def test_a_person_too_few_is_noticed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for file in data.rglob("*.yaml"):  # the person and every statement about her have lines of their own
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "p016" not in line), encoding="utf-8")
    with pytest.raises(BadData) as raised:
        api.graph(data)
    problems = {problem.what.split(":")[0]: problem for problem in raised.value.problems}
    assert sorted(problems) == ["Engagements in S1", "Pairs of a person and a seed file", "Persons in the seed sources"]
    assert {Path(problem.file).name for problem in problems.values()} == {"expectations.yaml"}
    assert problems["Persons in the seed sources"].what.endswith(": 29")
    assert problems["Persons in the seed sources"].expected.startswith(
        "exactly 30 because: The five seed files name 30"
    )
