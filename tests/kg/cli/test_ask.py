"""Ways to a question: the list, words, picking at a terminal, the book, bundles, questions of one's own, Python."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest
from command import ROOT, kg
from terminal import read_to_end

import kg as package
from kg.queries import QuestionError
from kg.queries.catalogue.read_catalogue import FOLDER, SUFFIXES
from kg.queries.catalogue.search import folded, search

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.queries import Question

SPARQL = ("--engine", "sparql")


def test_the_list_is_by_theme_and_for_programs_it_is_whole(catalogue: Mapping[str, Question]) -> None:
    listed = json.loads(kg("ask", "--format", "json").stdout)
    order = ["people", "networks", "municipalities", "projects", "events", "outputs", "sources"]
    assert [(order.index(q["theme"]), q["stem"]) for q in listed] == sorted(
        (order.index(q.theme), q.stem) for q in catalogue.values()
    )
    participants = next(q for q in listed if q["stem"] == "network-participants")
    assert set(participants) == {"stem", "theme", "summary", "params", "columns"}
    assert set(participants["summary"]) == {"lv", "en"}
    scope = next(p for p in participants["params"] if p["name"] == "scope")
    assert (scope["type"], scope["default"], scope["example"]) == ("scope", "seed", None)
    assert participants["columns"][0]["meaning"] == {"lv": "persona", "en": "the person"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["sociālais"], "social-service-heads"),
        (["SOCIALAIS"], "social-service-heads"),
        (["social", "service"], "social-service-heads"),
        (["apakštīkli"], "sub-networks"),
        (["starp", "cilvekiem"], None),
        (["shortest", "connection", "people"], "shortest-connection"),
    ],
)
def test_words_find_questions_in_both_languages(
    words: list[str], found: str | None, catalogue: Mapping[str, Question]
) -> None:
    stems = [question.stem for question in search(catalogue.values(), words)]
    assert found in stems if found else stems == []
    assert len(stems) < len(catalogue)


def test_no_words_find_all_and_folding_keeps_letters(catalogue: Mapping[str, Question]) -> None:
    assert len(search(catalogue.values(), [])) == len(catalogue)
    assert folded("Šķēršļu ĢĪMETNE") == "skerslu gimetne"


def test_words_show_the_list_even_when_it_is_of_one() -> None:
    done = kg("ask", "shortest", "connection", "--format", "csv")
    assert done.stdout.splitlines()[0] == "theme,question,lv,en"
    assert [line.split(",")[1] for line in done.stdout.splitlines()[1:]] == ["shortest-connection"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["zzz"], "no question zzz"),
        (["tree", "frogs"], "no question about tree frogs"),
        (["brokers", "--param", "statuss=stated"], "did you mean status?"),
        (["network-participants", "--param", "network=t9", *SPARQL], "did you mean network/t"),
        (["shortest-connection", "--param", "person=p018", *SPARQL], "other is not given"),
        (["brokers", "--bundle", "b.txt", *SPARQL], "expected .md or .json"),
        (["--all"], "expected --format markdown or json"),
    ],
)
def test_errors_name_the_remedy(arguments: list[str], says: str) -> None:
    done = kg("ask", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("connection")
def test_the_book_and_a_bundle_are_the_same_from_both_engines(
    catalogue: Mapping[str, Question], tmp_path: Path
) -> None:
    assert kg("load").returncode == 0
    books, bundles = [], []
    for engine in ("cypher", "sparql"):
        books.append(kg("ask", "--all", "--format", "markdown", "--engine", engine).stdout)
        kg("ask", "brokers", "--engine", engine, "--bundle", str(tmp_path / engine / "b.json"))
        bundles.append((tmp_path / engine / "b.json").read_text(encoding="utf-8"))
    assert books[0] == books[1]
    assert bundles[0] == bundles[1]
    for question in catalogue.values():
        assert f"### {question.summary.lv}\n\n{question.summary.en}\n\n`kg ask {question.stem}`" in books[0]


@pytest.mark.slow
def test_a_bundle_holds_all_that_is_needed_to_check_an_answer(
    tmp_path: Path, catalogue: Mapping[str, Question]
) -> None:
    arguments = ["ask", "network-participants", "--param", "network=t3", *SPARQL]
    for name in ("b.json", "b.md", "again.md"):
        kg(*arguments, "--bundle", str(tmp_path / name))
    bundle = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    question = catalogue["network-participants"]
    assert (bundle["question"], bundle["cypher"], bundle["sparql"]) == (
        question.stem,
        question.cypher,
        question.sparql,
    )
    assert bundle["parameters"] == {"network": "network/t3", "as_of": None, "scope": "seed", "status": "stated"}
    assert len(bundle["data_version"]) == 16
    assert [[r["source"] for r in row["receipts"]] for row in bundle["rows"]] == [
        ["source/s0"],
        ["source/s2a"],
        ["source/s2a"],
    ]
    page = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert f"data version {bundle['data_version']}" in page
    assert question.cypher in page
    assert "| 1 | source/s0 | 2015-11-02 | 15 | stated | data/sources/s0-aloja-meeting.yaml:" in page
    assert (tmp_path / "again.md").read_bytes() == (tmp_path / "b.md").read_bytes()


@pytest.mark.slow
def test_the_version_changes_with_the_data_and_with_nothing_else(tmp_path: Path) -> None:
    def version(data: Path) -> str:
        kg("ask", "brokers", *SPARQL, "--data", str(data), "--bundle", str(tmp_path / "b.json"))
        found: str = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["data_version"]
        return found

    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    before = version(copy)
    assert before == version(ROOT / "data")
    file = copy / "sources" / "s2a-vecumnieki-report.yaml"
    file.write_text("# a comment\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert version(copy) == before
    file.write_text(file.read_text(encoding="utf-8").replace("line: 25", "line: 26"), encoding="utf-8")
    assert version(copy) != before


@pytest.mark.slow
def test_questions_of_ones_own_are_added_but_never_replace(tmp_path: Path, catalogue: Mapping[str, Question]) -> None:
    for suffix in SUFFIXES:
        shutil.copy(FOLDER / "networks" / f"sub-networks{suffix}", tmp_path / f"my-networks{suffix}")
    listed = json.loads(kg("ask", "--questions", str(tmp_path), "--format", "json").stdout)
    assert {question["stem"] for question in listed} == {*catalogue, "my-networks"}
    rows = kg("ask", "my-networks", "--questions", str(tmp_path), *SPARQL, "--format", "json").stdout
    assert rows == kg("ask", "sub-networks", *SPARQL, "--format", "json").stdout
    for suffix in SUFFIXES:
        shutil.copy(FOLDER / "networks" / f"sub-networks{suffix}", tmp_path / f"sub-networks{suffix}")
    clash = kg("ask", "--questions", str(tmp_path))
    assert clash.returncode == 2
    assert (
        f"{tmp_path}/sub-networks.cypher:1:1: the catalogue has a sub-networks, expected a name of its own"
        in clash.stderr
    )


def typed(*lines: str, arguments: tuple[str, ...] = ()) -> str:
    """What a terminal shows when somebody types lines, and then ends the input."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (50, 200))
    command = [sys.executable, "-m", "kg", "ask", *SPARQL, *arguments]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "200"}
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=ROOT, env=environment
    ) as process:
        os.close(follower)
        os.write(leader, "".join(line + "\n" for line in (*lines, "\x04")).encode())
        shown = read_to_end(leader)
        process.wait(timeout=60)
    return shown


@pytest.mark.slow
def test_at_a_terminal_one_picks_a_question_and_fills_its_parameters() -> None:
    shown = typed("network-participant", "network-participants", "network/t3", "", "stated", "seed", "")
    assert "did you mean network-participants?" in shown
    assert "network/t2-inovacijas  Inovācijas" in shown
    assert "expected one of external, seed" in shown  # what is no scope is asked for again
    assert "Ligita Vasermane" in shown
    assert "Ina Jankeviča" not in shown


@pytest.mark.slow
def test_at_a_terminal_enter_leaves_and_a_number_picks() -> None:
    assert "Which question?" in typed("")
    shown = typed("1", "person/p018", "p002", "", "", arguments=("shortest", "connection"))
    assert "person, such as person/p017" in shown
    assert "tīkla koordinators" in shown


def test_in_python_an_answer_is_rows_a_table_a_graph_and_receipts() -> None:
    answer = package.ask("network-participants", engine="sparql", network="t3")
    table = answer.to_pandas()
    assert list(table.columns) == [column.name for column in answer.question.columns]
    assert list(table["person"]) == ["person/p002", "person/p018", "person/p019"]
    assert [[receipt.line for receipt in row] for row in answer.receipts()] == [[15], [25], [25]]
    graph = answer.graph()
    assert graph.nodes["person/p018"] == {"name": "Dace Šileika", "cls": "Person"}
    (statement,) = answer.rows[1].statements
    assert graph.nodes[statement]["cls"] == "NetworkParticipation"
    assert set(graph[statement]) >= {"person/p018", "network/t3", "role/municipal-expert", "source/s2a"}
    assert graph.has_edge("person/p018", "network/t3", key="participatesIn")
    assert not graph.has_node("person/p017")


@pytest.mark.usefixtures("loaded")
def test_in_python_both_engines_give_the_same_graph() -> None:
    both = [package.ask("brokers", engine=engine).graph() for engine in ("cypher", "sparql")]
    assert both[0].nodes(data=True) == both[1].nodes(data=True)
    assert sorted(both[0].edges(keys=True)) == sorted(both[1].edges(keys=True))


def test_an_answer_without_rows_is_a_table_with_columns() -> None:
    answer = package.ask("network-participants", engine="sparql", scope="external")
    assert list(answer.to_pandas().columns)[:2] == ["person", "name"]
    assert len(answer.graph()) == 0


def test_what_a_parameter_names_must_be_there() -> None:
    with pytest.raises(QuestionError, match="expected the identifier of Network"):
        package.ask("network-participants", engine="sparql", network="t9")
