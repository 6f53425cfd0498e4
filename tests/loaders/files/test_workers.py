"""Work on all cores has the same results as on one core, errors included."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.loaders import assemble, read
from kg.loaders.curated import statements
from kg.loaders.files import records
from kg.loaders.files.workers import parallel_map
from kg.loaders.problems import BadData, Problem

if TYPE_CHECKING:
    from kg.ontology import Vocabulary

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(params=[1, 2])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    number: int = request.param
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(number)))
    return number


def test_results_come_in_order_from_other_processes(cores: int) -> None:
    results = list(parallel_map(lambda item: (item * item, os.getpid()), range(50)))
    assert [square for square, _ in results] == [item * item for item in range(50)]
    assert (os.getpid() in {process for _, process in results}) == (cores == 1)


@pytest.mark.usefixtures("cores")
def test_an_error_is_raised_as_it_is(tmp_path: Path) -> None:
    def work(item: int) -> int:
        if item == 3:
            raise BadData([Problem(str(tmp_path), 1, 2, "wrong", "right", "correct it")])
        return item

    with pytest.raises(BadData) as raised:
        list(parallel_map(work, range(8)))
    assert [problem.what for problem in raised.value.problems] == ["wrong"]


def test_a_killed_worker_is_an_error_and_no_deadlock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    with pytest.raises(BrokenProcessPool):
        list(parallel_map(lambda _: os._exit(9), range(4)))


@pytest.mark.usefixtures("cores")
def test_files_are_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wrong.yaml").write_text("people: [}\n", encoding="utf-8")
    expected = read([DATA, tmp_path])
    monkeypatch.setattr(records, "_CHUNK", 1_000)
    records_in_chunks = read([DATA, tmp_path])
    assert records_in_chunks.problems == expected.problems
    assert len(expected.problems) == 1
    assert [(d.file, bytes(d.json)) for d in records_in_chunks.documents] == [
        (d.file, bytes(d.json)) for d in expected.documents
    ]


@pytest.mark.usefixtures("cores")
def test_files_are_checked_the_same(
    tmp_path: Path, vocabulary: Vocabulary, world: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    participations = (
        "network_participations:\n  - {agent: person/p001, role: role/municipal-expert, context: network/t2, line: 3}\n"
    )
    (tmp_path / "0.yaml").write_text(world, encoding="utf-8")
    for name in ("1.yaml", "2.yaml"):  # a duplicate statement, and a duplicate source
        (tmp_path / name).write_text(
            "source: {id: b, name: Otrs raksts, scope: seed}\n" + participations, encoding="utf-8"
        )
    (tmp_path / "3.yaml").write_text(
        "source: {id: c, name: Trešais raksts, scope: seed}\n"
        + participations.replace("person/p001", "person/p9").replace("line: 3", "line: x"),
        encoding="utf-8",
    )
    for folder in (DATA, tmp_path):
        records = read([folder])
        monkeypatch.setattr(statements, "_CHUNK", 10**9)
        expected = assemble(records, vocabulary)
        monkeypatch.setattr(statements, "_CHUNK", 300)
        assert assemble(records, vocabulary) == expected
    assert [problem.what for problem in expected[1]] == [
        "id b is taken by one in " + str(tmp_path / "1.yaml"),
        "the same statement a second time",
        "person/p9 does not exist",
        "`x`",
    ]
