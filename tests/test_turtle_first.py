"""A class with two properties is added in Turtle alone, and everything knows it: proved as a user would see it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from neo4j import Driver

    Kg = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[1]
PREFIXES = """\
@prefix kg:    <https://w3id.org/lv-coop/ontology#> .
@prefix meta:  <https://w3id.org/lv-coop/meta#> .
@prefix owl:   <http://www.w3.org/2002/07/owl#> .
@prefix rdfs:  <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh:    <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/lv-coop/shape#> .
@prefix skos:  <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd:   <http://www.w3.org/2001/XMLSchema#> .
"""
TURTLE = (
    PREFIXES
    + """
kg:StudyTrip a owl:Class ;
    rdfs:subClassOf kg:Entity ;
    rdfs:label "Mācību brauciens"@lv , "Study trip"@en ;
    skos:definition "Brauciens, kurā mācās no citiem."@lv , "A trip to learn from others."@en ;
    meta:colour "#123456" ; meta:shape "star" ; meta:shownFirst true .

kg:durationDays a owl:DatatypeProperty ;
    rdfs:range xsd:integer ;
    rdfs:label "ilgums dienās"@lv , "duration in days"@en ;
    skos:definition "Cik dienu brauciens ilgst."@lv , "How many days the trip lasts."@en ;
    meta:claimed true ; meta:indexed true .

kg:hostedBy a owl:ObjectProperty ;
    rdfs:range kg:Organisation ;
    rdfs:label "uzņem"@lv , "hosted by"@en ;
    skos:definition "Organizācija, kas uzņem braucējus."@lv , "The organisation that receives the travellers."@en ;
    meta:claimed true .

shape:StudyTrip a sh:NodeShape ; sh:targetClass kg:StudyTrip ;
    sh:property shape:name , [ sh:path skos:prefLabel ; sh:minCount 1 ] ;
    sh:property [ sh:path kg:durationDays ; sh:datatype xsd:integer ; sh:maxCount 1 ; sh:minInclusive 1 ] ;
    sh:property [ sh:path kg:hostedBy ; sh:nodeKind sh:IRI ; sh:class kg:Organisation ; sh:minCount 1 ] .
"""
)
YAML = """\
source: {id: a, name: Raksts, scope: seed}
organisations: [{id: dome, name: Dome, kind: council}, {id: dienests, name: Dienests, kind: department}]
study_trips:
  - {id: norvegija, name: {lv: Brauciens uz Norvēģiju, en: A trip to Norway}}
  - {id: igaunija, name: Brauciens uz Igauniju}
claims:
  - {about: study-trip/norvegija, line: 1, duration_days: 5, hosted_by: [organisation/dome, organisation/dienests]}
  - {about: study-trip/igaunija, line: 2, hosted_by: organisation/dome}
"""
HEADER = """\
summary: {lv: "Kas uzņem braucējus?", en: "Who hosts study trips?"}
parameters:
  - {name: trip, type: StudyTrip, lv: tikai šis, en: only this one}
columns:
  - {name: trip, type: id, lv: brauciens, en: the trip}
  - {name: days, type: integer, lv: dienas, en: days}
  - {name: host, type: text, lv: uzņēmējs, en: the host}
"""
CYPHER = """\
MATCH (trip:StudyTrip)-[:HOSTED_BY]->(host:Organisation)
WHERE $trip IS NULL OR trip.id = $trip
MATCH (claim:Claim {property: 'hostedBy'})-[:ABOUT]->(trip) WHERE (claim)-[:VALUE_ENTITY]->(host)
RETURN trip.id AS trip, trip.durationDays AS days, host.name AS host, collect(DISTINCT claim.id) AS statements
ORDER BY trip, host
"""
SPARQL = """\
SELECT ?trip ?days ?host (GROUP_CONCAT(DISTINCT STR(?claim); separator="|") AS ?statements)
WHERE {
  VALUES ?trip { UNDEF }
  ?trip a kg:StudyTrip ; kg:hostedBy ?hosting .
  ?hosting a kg:Organisation ; skos:prefLabel ?host FILTER(LANG(?host) = "lv")
  ?claim kg:property kg:hostedBy ; kg:about ?trip ; kg:valueEntity ?hosting .
  OPTIONAL { ?trip kg:durationDays ?days }
}
GROUP BY ?trip ?days ?host
ORDER BY ?trip ?host
"""
ANSWER = [
    {"trip": "study-trip/igaunija", "days": None, "host": "Dome"},
    {"trip": "study-trip/norvegija", "days": 5, "host": "Dienests"},
    {"trip": "study-trip/norvegija", "days": 5, "host": "Dome"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with ontology, data and questions that know study trips."""
    (tmp_path / "ontology").mkdir()
    for file in (ROOT / "ontology").glob("*.ttl"):
        shutil.copy(file, tmp_path / "ontology")
    (tmp_path / "ontology" / "trips.ttl").write_text(TURTLE, encoding="utf-8")
    for name in ("data", "questions"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "a.yaml").write_text(YAML, encoding="utf-8")
    for suffix, text in ((".yaml", HEADER), (".cypher", CYPHER), (".rq", SPARQL)):
        (tmp_path / "questions" / f"hosts-of-trips{suffix}").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kg(folder: Path) -> Kg:
    """Give the command line, with the ontology of that folder."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments, "--ontology", str(folder / "ontology")]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ}, timeout=120)

    return run


@pytest.fixture
def good(kg: Kg) -> Callable[..., str]:
    """Give what a command prints that must not fail."""

    def run(*arguments: str) -> str:
        done = kg(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_python_knows_nothing_of_it() -> None:
    for package in ("ontology", "loaders", "queries", "kg"):
        for file in (ROOT / package).rglob("*.py"):
            text = file.read_text(encoding="utf-8").lower()
            assert not any(word in text for word in ("studytrip", "study_trip", "study-trip", "durationdays")), file


@pytest.mark.usefixtures("connection")
def test_neo4j_holds_it_and_both_engines_answer(folder: Path, good: Callable[..., str]) -> None:
    data = ("--data", str(folder / "data"))
    good("load", *data)
    query = """
        MATCH (trip:StudyTrip:Entity)-[r:HOSTED_BY]->(host:Organisation)
        RETURN trip.name, trip.nameEn, trip.durationDays, host.id ORDER BY trip.name, host.id
    """
    shown = subprocess.run(
        [sys.executable, "-m", "kg", "cypher", query, "--format", "csv"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert list(csv.reader(io.StringIO(shown.stdout)))[1:] == [
        ["Brauciens uz Igauniju", "", "", "organisation/dome"],
        ["Brauciens uz Norvēģiju", "A trip to Norway", "5", "organisation/dienests"],
        ["Brauciens uz Norvēģiju", "A trip to Norway", "5", "organisation/dome"],
    ]
    indexes = good_cypher("SHOW INDEXES YIELD labelsOrTypes, properties WHERE properties = ['durationDays'] RETURN *")
    assert json.loads(indexes) == [{"labelsOrTypes": ["StudyTrip"], "properties": ["durationDays"]}]

    asked = ("ask", "hosts-of-trips", "--questions", str(folder / "questions"), *data, "--format", "json")
    answers = [good(*asked, "--engine", engine) for engine in ("cypher", "sparql")]
    assert answers[0] == answers[1]
    assert json.loads(answers[0]) == ANSWER
    of_one = [good(*asked, "--engine", e, "--param", "trip=igaunija", "--receipts") for e in ("cypher", "sparql")]
    assert of_one[0] == of_one[1]
    (row,) = json.loads(of_one[0])
    assert [(r["source"], r["line"], r["origin"]) for r in row["receipts"]] == [
        ("source/a", 2, f"{folder / 'data' / 'a.yaml'}:8")
    ]


POSITIONS = """
people: [{id: p901, name: Anna}]
positions:
  - {agent: person/p901, role: role/chair, context: organisation/dome, line: 3}
  - {agent: person/p901, role: role/chair, context: organisation/dienests, line: 4}
"""
_OF_PROPERTY = TURTLE[TURTLE.index("kg:hostedBy a") : TURTLE.index("shape:StudyTrip")]
_IN_SHAPE = TURTLE[TURTLE.index(" ;\n    sh:property [ sh:path kg:hostedBy") : TURTLE.rindex(" .")]
# What is left of the Turtle, and which section is the first that the file has no more.
LEFT = {
    "the class": (PREFIXES, "study_trips"),
    "the property": (TURTLE.replace(_OF_PROPERTY, "").replace(_IN_SHAPE, ""), "claims"),
}


@pytest.mark.parametrize("left", LEFT)
def test_what_leaves_the_vocabulary_leaves_neo4j(
    folder: Path, good: Callable[..., str], driver: Driver, left: str
) -> None:
    """And what others keep there stays: a relationship of a type that no load wrote."""
    file, turtle = folder / "data" / "a.yaml", folder / "ontology" / "trips.ttl"
    file.write_text(YAML + POSITIONS, encoding="utf-8")
    good("load", "--data", str(file.parent))
    ends = "MATCH (a {id: 'organisation/dome'}), (b {id: 'organisation/dienests'})"
    driver.execute_query(f"{ends} CREATE (a)-[:LIKES]->(b)")
    assert json.loads(good_cypher("MATCH ()-[r:HOSTED_BY]->() RETURN count(r) AS n")) == [{"n": 3}]
    words, section = LEFT[left]
    turtle.write_text(words, encoding="utf-8")
    file.write_text(YAML.split(section, maxsplit=1)[0] + POSITIONS, encoding="utf-8")
    good("load", "--data", str(file.parent), "--allow-deletes")
    trips = [] if left == "the class" else ["study-trip/igaunija", "study-trip/norvegija"]
    held = """
        MATCH (n:Entity) WHERE n.contentHash IS NULL OR n:StudyTrip OR n.id STARTS WITH 'study' RETURN n.id AS id
        ORDER BY id UNION ALL MATCH ()-[r:HOSTED_BY|LIKES]->() RETURN type(r) AS id
    """
    assert [row["id"] for row in json.loads(good_cypher(held))] == [*trips, "LIKES"]


def good_cypher(query: str) -> str:
    command = [sys.executable, "-m", "kg", "cypher", query, "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=True).stdout


def test_rdf_holds_it(folder: Path, good: Callable[..., str]) -> None:
    output = folder / "kg.nt"
    good("export", "--format", "ntriples", "-o", str(output), "--data", str(folder / "data"))
    triples = output.read_text(encoding="utf-8")
    trip = "<https://w3id.org/lv-coop/id/study-trip/norvegija>"
    kg, xsd = "https://w3id.org/lv-coop/ontology#", "http://www.w3.org/2001/XMLSchema#"
    for triple in (
        f"{trip} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{kg}StudyTrip> .",
        f'{trip} <{kg}durationDays> "5"^^<{xsd}integer> .',
        f"{trip} <{kg}hostedBy> <https://w3id.org/lv-coop/id/organisation/dome> .",
    ):
        assert triple in triples.splitlines()


@pytest.mark.slow
def test_the_page_shows_it(folder: Path, good: Callable[..., str]) -> None:
    pytest.importorskip("kg.page")
    output = folder / "graph.html"
    good("page", "-o", str(output), "--data", str(folder / "data"))
    page = output.read_text(encoding="utf-8")
    content = json.loads(page.split('id="content"', 1)[1].split(">", 1)[1].split("</script>", 1)[0])
    nodes = json.loads(page.split('id="nodes"', 1)[1].split(">", 1)[1].split("</script>", 1)[0])
    (shown,) = [cls for cls in content["classes"] if cls["name"] == "StudyTrip"]
    assert content["terms"][shown["term"]] == ["Mācību brauciens", "Study trip"]
    assert (shown["colour"], shown["shape"], shown["shownFirst"], shown["count"]) == ("#123456", "star", True, 2)
    assert "HOSTED_BY" in page or "hostedBy" in {each["name"] for each in content["properties"]}
    assert "study-trip/norvegija" in {node["id"] for node in nodes}
    assert ["ilgums dienās", "duration in days"] in content["terms"]


def test_the_schema_for_editors_knows_it(good: Callable[..., str]) -> None:
    import jsonschema
    import yaml

    schema = json.loads(good("vocabulary", "--schema"))
    checker = jsonschema.Draft202012Validator(schema)
    assert not list(checker.iter_errors(yaml.safe_load(YAML)))
    for right, wrong in (
        ("duration_days: 5", "duration_days: five"),
        ("duration_days: 5", "duration_days: 0"),
        ("duration_days", "duration"),
        ("hosted_by: organisation/dome", "hosted_by: person/p001"),
        ("id: igaunija", "id: Igaunija"),
        ("study_trips", "study_trip"),
    ):
        assert list(checker.iter_errors(yaml.safe_load(YAML.replace(right, wrong)))), wrong


def test_the_reference_tells_of_it(good: Callable[..., str]) -> None:
    reference = good("vocabulary", "--format", "markdown")
    section = reference.split("### StudyTrip\n", 1)[1].split("\n### ", 1)[0]
    for part in (
        "Mācību brauciens · Study trip. Brauciens, kurā mācās no citiem. *A trip to learn from others.*",
        "YAML section `study_trips`, identifiers `study-trip/…`",
        "| `duration_days` | `durationDays` | ilgums dienās · duration in days | integer | 0..1, by a claim |",
        "| `hosted_by` | `HOSTED_BY` | uzņem · hosted by | `Organisation` | 1..n, by a claim |",
    ):
        assert part in section
    rows = json.loads(good("vocabulary", "--format", "json"))
    assert {
        "kind": "class",
        "name": "StudyTrip",
        "yaml": "study_trips",
        "lv": "Mācību brauciens",
        "en": "Study trip",
    } in rows


def test_show_tells_of_it(folder: Path, good: Callable[..., str]) -> None:
    shown = json.loads(good("show", "study-trip/norvegija", "--data", str(folder / "data"), "--format", "json"))[0]
    assert (shown["name"], shown["label"]) == ("Brauciens uz Norvēģiju", "Mācību brauciens")
    assert len(shown["statements"]) == 3


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("duration_days: 5", "duration_day: 5", ":7:44: unknown key duration_day of Study trip, expected one of "),
        ("duration_days: 5", "duration_day: 5", ", did you mean duration_days?\n"),
        ("study_trips", "study_trip", ":3:1: unknown section study_trip, expected one of "),
        ("duration_days: 5", "duration_days: five", ":7:59: `five`, expected a whole number"),
        ("duration_days: 5", "duration_days: 0", ":7:59: number 0, expected 1 or more"),
        (
            ", hosted_by: organisation/dome}",
            ", duration_days: 3}",
            ":5:5: no hosted_by of study-trip/igaunija, expected",
        ),
        ("study-trip/igaunija", "study-trip/igaunia", "did you mean study-trip/igaunija?"),
        ("hosted_by: organisation/dome}", "hosted_by: source/a}", "source/a"),
    ],
)
def test_the_check_knows_it(folder: Path, kg: Kg, right: str, wrong: str, says: str) -> None:
    file = folder / "data" / "a.yaml"
    assert kg("check", "--data", str(file.parent)).returncode == 0
    file.write_text(YAML.replace(right, wrong), encoding="utf-8")
    done = kg("check", "--data", str(file.parent))
    assert done.returncode == 1
    assert says in done.stdout
    assert all(line.startswith(f"{file}:") for line in done.stdout.splitlines())
