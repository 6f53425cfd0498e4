"""The command line as a person meets it: a process of its own, its output, its exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import ROOT, kg

SMALL = {
    "registry/things.yaml": "people:\n  - {id: p001, name: Piemēra Persona}\n",
    "sources/a.yaml": (
        "source: {id: a, name: Raksts, scope: seed, file: a.txt}\n"
        "organisations:\n  - {id: dome, name: Dome, kind: council}\n"
        "positions:\n  - {agent: person/p001, role: role/chair, context: organisation/dome, line: 3}\n"
    ),
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for name, text in SMALL.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_check_is_silent_on_standard_output_when_nothing_is_wrong(small: Path) -> None:
    done = kg("check", "--data", str(small))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2 files, 37 nodes: nothing wrong\n"


def test_check_prints_file_line_column_and_exits_with_1(small: Path) -> None:
    file = small / "sources" / "a.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("role/chair", "role/chiar"), encoding="utf-8")
    done = kg("check", "--data", str(small))
    assert done.returncode == 1
    assert done.stdout == (
        f"{file}:5:32: role/chiar does not exist, expected the identifier of Role, did you mean role/chair?\n"
    )
    assert done.stderr == "1 problem\n"


def test_check_of_one_file_reads_the_others_but_reports_that_one(small: Path) -> None:
    (small / "registry" / "more.yaml").write_text("people:\n  - {id: p002, nam: X}\n", encoding="utf-8")
    done = kg("check", str(small / "sources"), "--data", str(small))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "0 problems here, 3 in other files\n"
    rows = json.loads(kg("check", "--data", str(small), "--format", "json").stdout)
    assert [(Path(row["file"]).name, row["line"], row["column"], row["what"]) for row in rows] == [
        ("more.yaml", 2, 5, "no name of person/p002"),
        ("more.yaml", 2, 10, "no source speaks of person/p002"),
        ("more.yaml", 2, 16, "unknown key nam of Person"),
    ]


def test_nothing_is_written_when_the_data_are_wrong(small: Path, tmp_path: Path) -> None:
    (small / "sources" / "a.yaml").write_text("people: [\n", encoding="utf-8")
    done = kg("export", "--data", str(small), "--output", str(tmp_path / "out.ttl"))
    assert done.returncode == 1
    assert "not YAML" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.ttl").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask", "expert-across-network"], "did you mean experts-across-networks?"),
        (["ask", "experts-across-networks", "--param", "scop=seed"], "did you mean scope?"),
        (["ask", "experts-across-networks", "--param", "scope=all"], "expected one of external, seed"),
        (["ask", "experts-across-networks", "--param", "scope"], "expected name=value"),
        (["show", "person/p18"], "did you mean person/p018?"),
        (["show", "dace sileika"], "did you mean person/p018?"),
        (["sparql", "SELECT"], "expected SPARQL 1.1"),
        (["check", "--ontology", "nowhere"], "no *.ttl file"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_use_is_one_message_and_exit_2(arguments: list[str], says: str) -> None:
    done = kg(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unreachable_server_is_one_line_and_exit_3() -> None:
    done = kg("ask", "experts-across-networks", NEO4J_URI="bolt://127.0.0.1:9", NEO4J_PASSWORD="x")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert "127.0.0.1:9" in done.stderr


@pytest.mark.usefixtures("connection")
def test_load_ask_and_refuse_to_write(small: Path) -> None:
    empty = kg("ask", "experts-across-networks")
    assert (empty.returncode, "run `kg load` first" in empty.stderr) == (2, True)
    first = kg("load", "--data", str(small))
    assert (first.returncode, first.stdout) == (0, "nodes: 37 created, 0 updated, 0 deleted, 0 unchanged\n")
    again = kg("load", "--data", str(small), "--format", "json")
    assert json.loads(again.stdout) == [{"created": 0, "updated": 0, "deleted": 0, "unchanged": 37}]
    refused = kg("cypher", "CREATE (:X)")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "do more than read" in refused.stderr
    counted = kg("cypher", "MATCH (n:X) RETURN count(n) AS n", "--format", "json")
    assert json.loads(counted.stdout) == [{"n": 0}]
    people = kg("cypher", "MATCH (p:Person)-[:AFFILIATED_WITH]->(o) RETURN p.name, o.id", "--format", "csv")
    assert list(csv.reader(io.StringIO(people.stdout))) == [
        ["p.name", "o.id"],
        ["Piemēra Persona", "organisation/dome"],
    ]


@pytest.mark.usefixtures("connection")
def test_write_refused_by_procedure_and_in_call(small: Path) -> None:
    kg("load", "--data", str(small))
    for query in (
        "CALL { CREATE (x:X) RETURN x } RETURN x",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX x FOR (n:X) ON (n.x)",
        "CALL db.createLabel('X')",
    ):
        assert kg("cypher", query).returncode == 2, query
    left = json.loads(kg("cypher", "MATCH (n:Entity) RETURN count(n) AS n", "--format", "json").stdout)
    assert left == [{"n": 37}]


@pytest.mark.usefixtures("connection")
def test_both_engines_print_the_same_bytes(small: Path) -> None:
    kg("load", "--data", str(small))
    both = [
        kg(
            "ask", "person-affiliations", "--engine", engine, "--data", str(small), "--format", "json", "--receipts"
        ).stdout
        for engine in ("cypher", "sparql")
    ]
    assert both[0] == both[1]
    receipt = json.loads(both[0])[0]["receipts"][0]
    assert receipt["origin"] == f"{small / 'sources' / 'a.yaml'}:5"
    assert (receipt["source"], receipt["line"], receipt["title"]) == ("source/a", 3, "Raksts")


@pytest.mark.slow
def test_formats_of_rows(small: Path) -> None:
    query = "SELECT ?p ?name WHERE { ?p a kg:Person ; skos:prefLabel ?name }"
    arguments = ["sparql", query, "--data", str(small), "--format"]
    assert json.loads(kg(*arguments, "json").stdout) == [{"p": "person/p001", "name": "Piemēra Persona"}]
    assert kg(*arguments, "csv").stdout == "p,name\nperson/p001,Piemēra Persona\n"
    assert kg(*arguments, "markdown").stdout == "| p | name |\n| --- | --- |\n| person/p001 | Piemēra Persona |\n"
    assert kg(*arguments, "table").stdout.splitlines()[2].split("   ") == ["person/p001", "Piemēra Persona"]


def test_a_cell_is_never_a_formula(small: Path) -> None:
    registry = small / "registry" / "things.yaml"
    registry.write_text('people:\n  - {id: p001, name: "=1+1"}\n', encoding="utf-8")
    done = kg(
        "sparql", "SELECT ?n WHERE { ?p a kg:Person ; skos:prefLabel ?n }", "--data", str(small), "--format", "csv"
    )
    assert done.stdout == "n\n'=1+1\n"


@pytest.mark.slow
def test_ask_construct_and_describe(small: Path) -> None:
    asked = kg("sparql", "ASK { ?p a kg:Person }", "--data", str(small), "--format", "json")
    assert json.loads(asked.stdout) == [{"answer": True}]
    made = kg(
        "sparql", "CONSTRUCT { ?p a kg:Agent } WHERE { ?p a kg:Person }", "--data", str(small), "--format", "json"
    )
    assert [row["subject"] for row in json.loads(made.stdout)] == ["person/p001"]


def test_show_prints_every_statement_with_its_source() -> None:
    shown = json.loads(kg("show", "person/p019", "--format", "json").stdout)[0]
    assert (shown["name"], shown["label"]) == ("Ligita Vasermane", "Persona")
    participations = [
        (each["status"], each["line"], each["says"]) for each in shown["statements"] if "tīklā:" in each["says"]
    ]
    person, behalf = "Personas dalība tīklā: Ligita Vasermane – pašvaldības eksperts", "(kā vārdā: Vecumnieku novads)"
    services = "Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls"
    assert [each for each in participations if each[0] == "stated"] == [
        ("stated", 25, f"{person}: {services} {behalf}")
    ]
    assert {"planned"} == {status for status, _, says in participations if says.endswith(" [plānots]")}
    assert all(each["source"] and each["origin"] for each in shown["statements"])


@pytest.mark.slow
def test_help_and_version_without_the_heavy_parts() -> None:
    code = "import sys; sys.argv = ['kg', '--help']; from kg.__main__ import main; main(); print(len(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert int(modules.splitlines()[-1]) < 90
    assert kg("--version").stdout == "0.1.0\n"
    for command in (
        "check",
        "load",
        "run",
        "ask",
        "cypher",
        "sparql",
        "show",
        "mcp",
        "page",
        "export",
        "vocabulary",
        "server",
    ):
        done = kg(command, "--help")
        assert done.returncode == 0, command
        assert "Usage" in done.stdout


@pytest.mark.slow
def test_export_has_the_same_bytes_twice_and_hides_internal_names(tmp_path: Path) -> None:
    for form, ending in (("turtle", "ttl"), ("ntriples", "nt"), ("jsonld", "jsonld")):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        for path in (first, second):
            assert kg("export", "--format", form, "-o", str(path), PYTHONHASHSEED=str(len(path.name))).returncode == 0
        assert first.read_bytes() == second.read_bytes()
        text = first.read_text(encoding="utf-8")
        assert "Majors" not in text
        assert "Dace Šileika" in text or "\\u0160ileika" in text
    internal = tmp_path / "internal.ttl"
    kg("export", "--audience", "internal", "-o", str(internal))
    assert "Ģirts Majors" in internal.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        ([], "out/kg.ttl"),
        (["ntriples"], "out/kg.nt"),
        (["--format", "jsonld"], "out/kg.jsonld"),
        (["--format", "ntriples", "-o", "x.nt"], "x.nt"),
        (["turtle", "deep/x.ttl"], "deep/x.ttl"),
        (["neo4j-csv"], "out/neo4j-csv"),
        (["neo4j-csv", "deep/csv"], "deep/csv"),
    ],
)
def test_export_writes_each_form_to_its_path(arguments: list[str], made: str, small: Path, tmp_path: Path) -> None:
    done = kg("export", *arguments, "--data", str(small), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{made}\n")
    assert (tmp_path / made).exists()
    assert (tmp_path / made / "import.args").exists() == ("neo4j-csv" in arguments)


def test_csv_for_neo4j_hides_internal_names_and_has_the_same_bytes_twice(tmp_path: Path) -> None:
    found = []
    for name, audience in (("1", "public"), ("2", "public"), ("3", "internal")):
        assert (
            kg("export", "neo4j-csv", str(tmp_path / name), "--audience", audience, PYTHONHASHSEED=name).returncode == 0
        )
        found.append({p.name: p.read_text(encoding="utf-8") for p in (tmp_path / name).rglob("*") if p.is_file()})
    assert found[0] == found[1]
    assert ["Majors" in "".join(files.values()) for files in found] == [False, False, True]


def test_completion_is_offered() -> None:
    environment = {**os.environ, "_KG_COMPLETE": "complete_bash", "COMP_WORDS": "kg ex", "COMP_CWORD": "1"}
    script = Path(sys.executable).parent / "kg"
    done = subprocess.run([script], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["export"]
