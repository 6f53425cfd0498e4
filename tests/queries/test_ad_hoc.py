"""Ad-hoc queries: they only read the graph, obey limits of rows and time, and print readable results."""

from __future__ import annotations

import json
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import psutil
import pytest
from command import KG, ROOT, kg

from kg.queries import QuestionError
from kg.queries.ad_hoc.sparql import fill, refuse_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.server.connection import Connection


@pytest.fixture
def address() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a web server and the requests that it got."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("CREATE (:X)", "do more than read"),
        ("MATCH (n) DETACH DELETE n", "do more than read"),
        ("CALL { CREATE (x:X) RETURN x } RETURN x", "do more than read"),
        ("MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS", "do more than read"),
        ("CREATE INDEX x FOR (n:X) ON (n.x)", "do more than read"),
        ("CALL db.createLabel('X')", "do more than read"),
        ("CALL dbms.listConfig()", "do more than read"),
        ("ALTER USER neo4j SET PASSWORD 'other-than-before'", "do more than read"),
        ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "TERMINATE TRANSACTIONS"),
        ("RETURN 1; CREATE (:X)", "exactly one statement"),
        ("PROFILE CREATE (:X)", "execution mode"),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_cypher_that_does_more_than_read_is_refused(query: str, says: str) -> None:
    done = kg("cypher", query)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert json.loads(kg("cypher", "MATCH (n:X) RETURN count(n) AS n", "--format", "json").stdout) == [{"n": 0}]


@pytest.mark.parametrize("query", ["{} RETURN r", "MATCH (n) CALL (n) {{ {} RETURN r }} RETURN r"])
@pytest.mark.usefixtures("loaded")
def test_cypher_loads_nothing(query: str, address: tuple[str, list[str]]) -> None:
    done = kg("cypher", query.format(f"LOAD CSV FROM '{address[0]}' AS r"))
    assert (done.returncode, "LOAD CSV" in done.stderr, address[1]) == (2, True, [])


@pytest.mark.usefixtures("loaded")
def test_procedures_that_read_are_allowed() -> None:
    query = "CALL db.index.fulltext.queryNodes('names', $name) YIELD node RETURN node.id AS id"
    found = kg("cypher", query, "--param", "name=sileika", "--format", "json")
    assert json.loads(found.stdout) == [{"id": "person/p018"}]
    assert kg("cypher", "SHOW INDEXES YIELD name RETURN name", "--limit", "1").returncode == 0


@pytest.mark.usefixtures("loaded")
def test_cypher_stops_after_rows_and_after_time() -> None:
    limited = kg("cypher", "UNWIND range(1, 2000000000) AS x RETURN x", "--limit", "3", "--format", "csv")
    assert (limited.returncode, limited.stdout) == (0, "x\n1\n2\n3\n")
    assert limited.stderr == "stopped after 3 rows: there are more\n"
    whole = kg("cypher", "UNWIND range(1, 3) AS x RETURN x", "--limit", "3", "--format", "csv")
    assert (whole.stdout, whole.stderr) == ("x\n1\n2\n3\n", "")
    endless = "UNWIND range(1, 2000000000) AS x WITH x WHERE x < 0 RETURN count(x) AS n"
    late = kg("cypher", endless, "--timeout", "0.5")
    assert (late.returncode, late.stdout) == (2, "")
    assert late.stderr == (
        "kg: stopped after 0.5 s, expected an answer in that time, ask for less or raise --timeout\n"
    )
    running = json.loads(
        kg("cypher", "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS q", "--format", "json").stdout
    )
    assert not [row for row in running if row["q"].startswith("UNWIND")]


@pytest.mark.usefixtures("loaded")
def test_a_mistake_in_cypher_is_placed_in_the_query_as_it_was_written() -> None:
    assert (
        '(line 1, column 10 (offset: 9))\n"MATCH (n RETURN 1"\n          ^' in kg("cypher", "MATCH (n RETURN 1").stderr
    )


@pytest.mark.usefixtures("loaded")
def test_nodes_relationships_and_paths_are_readable_in_every_format() -> None:
    query = (
        "MATCH p = (:Person {id: 'person/p018'})-[r:PARTICIPATES_IN]->(:Network {code: 'T3'}) "
        "RETURN nodes(p)[0] AS n, r, p, {days: [date('2015-03-04')]} AS m"
    )
    person = "(person/p018 Dace Šileika)"
    network = "(network/t3 Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls)"
    step = f"{person}-[:PARTICIPATES_IN]->{network}"
    for form in ("table", "markdown", "csv"):
        shown = kg("cypher", query, "--format", form).stdout
        assert shown.count(step) == 2, form
        assert "2015-03-04" in shown
        assert "contentHash" not in shown
    (row,) = json.loads(kg("cypher", query, "--format", "json").stdout)
    assert row["n"]["labels"] == ["Agent", "Entity", "Person"]
    assert row["r"] == {"from": "person/p018", "type": "PARTICIPATES_IN", "to": "network/t3", "derived": True}
    assert [part.get("id") for part in row["p"]] == ["person/p018", "network/t3", None]
    assert row["m"] == {"days": ["2015-03-04"]}
    back = kg(
        "cypher",
        query.replace(
            "(:Person {id: 'person/p018'})-[r:PARTICIPATES_IN]->(:Network {code: 'T3'})",
            "(:Network {code: 'T3'})<-[r:PARTICIPATES_IN]-(:Person {id: 'person/p018'})",
        ),
        "--format",
        "csv",
    ).stdout
    assert f"{network}<-[:PARTICIPATES_IN]-{person}" in back


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("form", ["csv", "jsonl", "json"])
def test_rows_are_passed_on_as_they_come(form: str) -> None:
    """A result of 60 MB in rows of 30 KB: what is held at once does not grow with it."""
    query = "UNWIND range(1, 2000) AS x RETURN x, reduce(s = 'x', i IN range(1, 15) | s + s)[..30000] AS text"
    query = query.replace("[..30000]", "")
    with subprocess.Popen(
        [*KG, "cypher", query, "--format", form], stdout=subprocess.PIPE, cwd=ROOT, bufsize=0
    ) as process:
        assert process.stdout
        watched, peak, size = psutil.Process(process.pid), [], 0
        while part := process.stdout.read(1 << 20):
            size += len(part)
            peak.append(watched.memory_info().rss)
    assert size > 60_000_000
    assert max(peak) - peak[0] < 45_000_000


@pytest.mark.slow
def test_sparql_stops_after_rows_and_after_time_and_leaves_no_process() -> None:
    limited = kg("sparql", "SELECT ?p WHERE { ?p a kg:Person } ORDER BY ?p", "--limit", "2", "--format", "jsonl")
    assert limited.stdout == '{"p": "person/p001"}\n{"p": "person/p002"}\n'
    assert limited.stderr == "stopped after 2 rows: there are more\n"
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    late = kg("sparql", endless, "--timeout", "0.5")
    assert (late.returncode, late.stdout) == (2, "")
    assert late.stderr.startswith("kg: stopped after 0.5 s, expected an answer in that time")
    children = psutil.Process().children(recursive=True)
    assert not [child for child in children if "spawn_main" in " ".join(child.cmdline())]


@pytest.mark.slow
def test_sparql_takes_parameters_as_text_or_iri() -> None:
    query = "SELECT ?name WHERE { ?n kg:code $code ; skos:prefLabel ?name FILTER(LANG(?name) = 'lv') }"
    found = kg("sparql", query, "--param", "code=T3", "--format", "json")
    assert json.loads(found.stdout) == [{"name": "Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls"}]
    code = kg("sparql", "SELECT ?code WHERE { $n kg:code ?code }", "--param", "n=network:t3", "--format", "json")
    assert json.loads(code.stdout) == [{"code": "T3"}]
    attack = kg("sparql", query, "--param", 'code=T3" ; ?any ?thing . #', "--format", "json")
    assert json.loads(attack.stdout) == []
    unused = kg("sparql", "ASK { ?s ?p ?o }", "--param", "code=T3")
    assert (unused.returncode, "the query has no $code" in unused.stderr) == (2, True)


def test_a_parameter_is_put_only_where_it_is_one() -> None:
    query = 'SELECT * { ?s ?p $x, \'$x\', """$x " $x""", <http://e/$x> } # $x'
    assert fill(query, {"x": "1"}) == query.replace("?p $x", "?p 1")


@pytest.mark.slow
@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <{}>",
        "service <{}>",
        "SERVICE SILENT <{}>",
        "SERVICE<{}>",
        "\\u0053ERVICE <{}>",
        "SERVICE\n<{}>",
        "SERVICE #x\n<{}>",
    ],
)
def test_sparql_asks_no_other_service(clause: str, address: tuple[str, list[str]]) -> None:
    query = f"SELECT * WHERE {{ {clause.format(address[0])} {{ ?s ?p ?o }} }}"
    done = kg("sparql", query)
    assert (done.returncode, done.stdout, address[1]) == (2, "", [])
    assert "SERVICE" in done.stderr


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s a kg:Service }",
        "SELECT * { service:x ?p ?service, 'SERVICE', \"a SERVICE b\" } # SERVICE",
        "SELECT * { ?s <http://example.org/SERVICE> $service }",
    ],
)
def test_what_only_has_the_letters_is_no_service(query: str) -> None:
    refuse_service(query)


def test_a_service_hidden_behind_a_text_is_seen() -> None:
    with pytest.raises(QuestionError):
        refuse_service("SELECT * { ?s ?p '\\'' . SERVICE <http://e/> { ?s ?p '' } }")
    with pytest.raises(QuestionError):
        refuse_service('SELECT * { ?s ?p "#" . SERVICE <http://e/> { ?s ?p ?o } }')


def test_problems_of_the_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("peple: []\n", encoding="utf-8")
    done = kg("sparql", "ASK { ?s ?p ?o }", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "a.yaml:1:1: unknown section peple" in done.stderr


def test_the_connection_is_left_in_order(loaded: Connection) -> None:
    from kg.queries.ad_hoc.cypher import reading

    for _ in range(3):
        with reading("UNWIND range(1, 1000000) AS x RETURN x", {}, loaded.driver, loaded.database, 5) as result:
            assert next(iter(result))["x"] == 1
