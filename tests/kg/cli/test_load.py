"""`kg load`, `kg status`, `kg unload` as a person meets them, against a real server."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kg import api
from kg.cli.load import load_options
from kg.loaders.neo4j.diff import LoadError, Refused
from kg.loaders.neo4j.sync import Options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neo4j import Driver

KG = [sys.executable, "-m", "kg"]
FILES = {
    "dataset.yaml": "dataset: {id: small}\n",
    "registry/people.yaml": "people:\n  - {id: p001, name: Piemēra Persona}\n  - {id: p002, name: Otra Persona}\n",
    "sources/a.yaml": (
        "source: {id: a, name: Raksts, scope: seed, file: a.txt}\n"
        "organisations:\n  - {id: dome, name: Dome, kind: council}\n"
        "positions:\n"
        "  - {agent: person/p001, role: role/chair, context: organisation/dome, line: 3}\n"
        "  - {agent: person/p002, role: role/deputy-chair, context: organisation/dome, line: 4}\n"
    ),
    "sources/b.yaml": (
        "source: {id: b, name: Otrs raksts, scope: seed, file: b.txt}\n"
        "positions:\n  - {agent: person/p001, role: role/chair, context: organisation/dome, line: 7}\n"
    ),
}


@pytest.fixture
def write(tmp_path: Path, driver: Driver) -> Callable[..., Path]:
    """Give a function that writes a small data folder, changed as asked; None leaves a file out."""

    def make(name: str = "small", **changed: str | None) -> Path:
        folder = tmp_path / name
        for file, text in {**FILES, **{k.replace("__", "/") + ".yaml": v for k, v in changed.items()}}.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        return folder

    return make


def kg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KG, *map(str, arguments)], capture_output=True, text=True, timeout=120)


def rows(driver: Driver, cypher: str) -> list[Any]:
    return [tuple(r.values()) for r in driver.execute_query(cypher).records]


def test_a_plan_is_printed_and_then_done(write: Callable[..., Path], driver: Driver) -> None:
    folder = write()
    plan = kg("load", "--data", folder, "--dry-run", "--format", "json")
    planned = json.loads(plan.stdout)
    assert (planned["updated"], planned["deleted"], planned["unchanged"]) == (0, 0, 0)
    assert planned["by_class"]["created"]["Person"] == 2
    assert {"id": "person/p001", "class": "Person", "name": "Piemēra Persona"} in planned["nodes"]["created"]
    assert rows(driver, "MATCH (n) RETURN count(n)") == [(0,)]
    api.load(folder)
    assert rows(driver, "MATCH (n:Entity) RETURN count(n)") == [(planned["created"],)]
    again = kg("load", "--data", folder, "--dry-run")
    assert (again.returncode, again.stdout) == (0, f"nothing to do: {planned['created']} unchanged\n")


def test_a_plan_lists_old_and_new_values(write: Callable[..., Path]) -> None:
    api.load(write())
    people = FILES["registry/people.yaml"].replace("Otra", "Cita")
    said = FILES["sources/b.yaml"].replace("line: 7", "line: 8")
    folder = write(registry__people=people, sources__b=said)
    found = kg("status", "--data", folder)
    assert found.returncode == 1
    assert "last load: by " in found.stdout
    assert "update 1: 1 Person\n  person/p002  Cita Persona\n    name: Otra Persona → Cita Persona\n" in found.stdout
    assert "create 1: 1 Position\n" in found.stdout
    assert "delete 1: 1 Position\n" in found.stdout
    plan = json.loads(kg("load", "--data", folder, "--dry-run", "--format", "json").stdout)
    change = {"property": "name", "old": "Otra Persona", "new": "Cita Persona"}
    assert plan["nodes"]["updated"] == [
        {"id": "person/p002", "class": "Person", "name": "Cita Persona", "changes": [change]}
    ]
    api.load(folder)
    assert kg("status", "--data", folder).returncode == 0


def test_a_file_alone_leaves_what_others_hold(write: Callable[..., Path], driver: Driver) -> None:
    api.load(write())
    fewer = "".join(line for line in FILES["sources/a.yaml"].splitlines(True) if "line: 3" not in line)
    folder = write(sources__a=fewer, sources__b=FILES["sources/b.yaml"].replace("line: 7", "line: 9"))
    lines = "MATCH (n:Position) RETURN n.line ORDER BY n.line"
    summary = api.load(folder, paths=[folder / "sources/a.yaml"])
    assert (summary.created, summary.updated, summary.deleted) == (0, 0, 1)
    assert rows(driver, lines) == [(4,), (7,)]
    api.load(folder, paths=[folder / "sources"])
    assert rows(driver, lines) == [(4,), (9,)]
    assert not api.plan(folder)


def test_a_file_alone_changes_what_it_speaks_of(write: Callable[..., Path], driver: Driver) -> None:
    folder = write(
        sources__b=FILES["sources/b.yaml"]
        + "  - {agent: person/p002, role: role/chair, context: organisation/b, line: 8}\norganisations:\n  - {id: b, name: B, kind: council}\n"
    )
    api.load(folder)
    fewer = "".join(line for line in FILES["sources/a.yaml"].splitlines(True) if "line: 4" not in line)
    folder = write(sources__a=fewer, sources__b=(folder / "sources/b.yaml").read_text(encoding="utf-8"))
    summary = api.load(folder, paths=[folder / "sources/a.yaml"])
    assert (summary.created, summary.updated, summary.deleted) == (0, 1, 1)
    assert rows(driver, "MATCH ({id: 'person/p002'})-[:AFFILIATED_WITH]->(o) RETURN o.name") == [("B",)]
    assert not api.plan(folder)


def test_a_file_brings_what_it_needs(write: Callable[..., Path], driver: Driver) -> None:
    folder = write()
    api.load(folder, paths=[folder / "sources/b.yaml"])
    held = "MATCH (n:Position)-[:AGENT]->(p)-[:AFFILIATED_WITH]->(o) RETURN n.line, p.name, o.name"
    assert rows(driver, held) == [(7, "Piemēra Persona", "Dome")]
    assert rows(driver, "MATCH (p {id: 'person/p002'}) RETURN p") == []
    api.load(folder)
    assert not api.plan(folder)


def test_a_path_outside_is_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no file of"):
        api.load(write(), paths=[tmp_path / "elsewhere.yaml"])


def test_many_deletes_need_a_word(write: Callable[..., Path], driver: Driver) -> None:
    api.load(write())
    before = rows(driver, "MATCH (n:Entity) RETURN n.id ORDER BY n.id")
    folder = write(sources__b=None)
    limit = kg("load", "--data", folder, "--delete-limit", "1")
    assert limit.returncode == 2
    assert "would delete 2 nodes, 5% of what is loaded; expected at most 1%" in limit.stderr
    assert "--allow-deletes" in limit.stderr
    assert rows(driver, "MATCH (n:Entity) RETURN n.id ORDER BY n.id") == before
    assert kg("load", "--data", folder, "--delete-limit", "1", "--allow-deletes").returncode == 0
    assert len(rows(driver, "MATCH (n:Entity) RETURN n.id")) == len(before) - 2


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2)])
def test_on_a_terminal_it_asks(answer: str, code: int, write: Callable[..., Path]) -> None:
    api.load(write())
    folder = write(sources__b=None)
    command = [*KG, "load", "--data", str(folder), "--delete-limit", "1"]
    terminal, inside = pty.openpty()
    with subprocess.Popen(command, stdin=inside, stdout=subprocess.PIPE, stderr=inside, text=True) as process:
        os.close(inside)
        said = ""
        while "Go on? [y/N]" not in said:
            said += os.read(terminal, 1000).decode()
        os.write(terminal, f"{answer}\n".encode())
        process.communicate()
    os.close(terminal)
    assert process.returncode == code


def test_another_folder_is_left_alone(write: Callable[..., Path], driver: Driver) -> None:
    """Roles are the vocabulary's and so in both; they stay for the one when the other goes."""
    first = write("first")
    other = "people: [{id: p009, name: Cits}]\nsource: {id: z, name: Z, scope: seed}\n"
    other += "organisations: [{id: cits, name: Cita dome, kind: council}]\n"
    other += "positions: [{agent: person/p009, role: role/chair, context: organisation/cits, line: 1}]\n"
    second = write("second", dataset=None, registry__people=None, sources__a=other, sources__b=None)
    api.load(first)
    assert api.load(second).deleted == 0
    assert not api.plan(first)
    assert not api.plan(second)
    api.unload(first, options=Options(delete_limit=1))
    assert rows(driver, "MATCH (p:Person) RETURN p.name") == [("Cits",)]
    assert rows(driver, "MATCH (:Position)-[:ROLE]->(r) RETURN r.name IS NOT NULL") == [(True,)]
    api.load(second)
    assert not api.plan(second)
    api.unload(second, options=Options(delete_limit=1))
    assert rows(driver, "MATCH (n:Entity) RETURN n") == []


def test_an_identifier_belongs_to_one_folder(write: Callable[..., Path]) -> None:
    api.load(write("first"))
    people = FILES["registry/people.yaml"].replace("Otra", "Cita")
    second = write("second", dataset="dataset: {id: other}\n", registry__people=people)
    with pytest.raises(LoadError, match="another dataset has loaded something else under the same identifiers"):
        api.load(second)


def test_a_node_at_which_something_of_others_ends_leaves_its_identifier(
    write: Callable[..., Path], driver: Driver
) -> None:
    folder = write()
    api.load(folder)
    driver.execute_query("MATCH (p {id: 'person/p001'}) CREATE (:Note {text: 'theirs'})-[:ABOUT]->(p)")
    api.unload(folder, options=Options(delete_limit=1))
    left = "MATCH (:Note)-[:ABOUT]->(p) RETURN labels(p), properties(p)"
    assert rows(driver, left) == [(["Entity"], {"id": "person/p001"})]
    api.load(folder)
    assert rows(driver, "MATCH (:Note)-[:ABOUT]->(p:Person) RETURN p.name") == [("Piemēra Persona",)]
    assert not api.plan(folder)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("dataset: small\n", "the dataset is no mapping with an id, expected `dataset: {id: …}`"),
        ("dataset: {id: Liels}\n", "id Liels, expected lower-case letters, digits and hyphens"),
        ("dataset: {id: a, name: b}\n", "the dataset is no mapping with an id"),
    ],
)
def test_a_wrong_name_of_the_dataset_is_a_problem(text: str, what: str, write: Callable[..., Path]) -> None:
    found = kg("check", "--data", write(dataset=text))
    assert found.returncode == 1
    assert f"dataset.yaml:1:1: {what}" in found.stdout


def test_a_second_name_of_the_dataset_is_a_problem(write: Callable[..., Path]) -> None:
    found = kg("check", "--data", write(registry__more="dataset: {id: b}\n"))
    assert "registry/more.yaml:1:1: a second dataset beside that of" in found.stdout


def test_bulk_does_not_replace_what_others_keep(write: Callable[..., Path], driver: Driver) -> None:
    driver.execute_query("CREATE (:Other)")
    with pytest.raises(Refused, match="1 nodes in it are not of this dataset"):
        api.load(write(), bulk=True)


def test_bulk_is_for_the_local_server(
    write: Callable[..., Path], neo4j_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j_server.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with pytest.raises(Refused, match="--bulk replaces the database of the local server"):
        api.load(write(), bulk=True)


def test_the_options_of_the_command_limit_deletes() -> None:
    from kg.loaders.neo4j.diff import Diff
    from kg.loaders.neo4j.sync import limit_deletes

    options = load_options(0.2)
    limit_deletes(Diff(deleted=("a",), unchanged=4), options)
    with pytest.raises(Refused):
        limit_deletes(Diff(deleted=("a", "b"), unchanged=4), options)
