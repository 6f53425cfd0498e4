"""The catalogue refuses questions with errors, and a question refuses values that do not fit; each gives the remedy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.loaders.rdf.terms import prefixes
from kg.ontology import Text
from kg.queries import Parameter, QuestionError, ask_sparql, find, read_catalogue
from kg.queries.catalogue.parameters import parameters
from kg.queries.catalogue.prologue import cypher_with_prologue, sparql_with_prologue
from kg.queries.catalogue.read_catalogue import question_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.ontology import Vocabulary
    from kg.queries import Question

HEADER = """\
summary: {lv: Kas, en: Who}
parameters:
  - scope
columns:
  - {name: person, type: id, lv: persona, en: person}
  - {name: name, type: text, lv: vārds, en: name}
"""
CYPHER = """\
MATCH (p:Person)<-[:AGENT]-(e)-[:SOURCE]->(s) WHERE $scope IS NULL OR s.scope = $scope
RETURN p.id AS person, p.name AS name, collect(e.id) AS statements ORDER BY person
"""
SPARQL = """\
SELECT ?person ?name (GROUP_CONCAT(STR(?e); separator="|") AS ?statements) WHERE {
  VALUES ?scope { UNDEF } ?e kg:agent ?person ; kg:source/kg:scope ?scope . ?person skos:prefLabel ?name
} GROUP BY ?person ?name ORDER BY ?person
"""
OWN = "{name: scope, type: scope, default: seed, lv: tvērums, en: scope}"


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*, header: str = HEADER, cypher: str = CYPHER, sparql: str = SPARQL, folder: str = ".") -> None:
    """Write the question `who` into the current folder, or into a folder in it."""
    Path(folder).mkdir(exist_ok=True)
    for suffix, text in ((".yaml", header), (".cypher", cypher), (".rq", sparql)):
        (Path(folder) / f"who{suffix}").write_text(text, encoding="utf-8")


def read(vocabulary: Vocabulary) -> Question:
    """Return the question of the current folder."""
    return read_catalogue(vocabulary, prefixes(vocabulary), Path())["who"]


def refused(vocabulary: Vocabulary) -> str:
    """Return the message with which the catalogue refuses the current folder."""
    with pytest.raises(QuestionError) as caught:
        read_catalogue(vocabulary, prefixes(vocabulary), Path())
    return str(caught.value)


def test_a_complete_question_is_read(vocabulary: Vocabulary) -> None:
    write(folder="people")
    question = read(vocabulary)
    assert (question.stem, question.theme, question.summary.lv, question.summary.en) == ("who", "people", "Kas", "Who")
    assert [(p.name, p.type, p.default) for p in question.parameters] == [("scope", "scope", "seed")]
    assert question.parameters[0].meaning.en == "Which sources count; empty means all"
    assert [(c.name, c.type, c.meaning.lv) for c in question.columns] == [
        ("person", "id", "persona"),
        ("name", "text", "vārds"),
    ]


def test_the_theme_is_the_folder_flat_or_not(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write()
    assert read(vocabulary).theme == tmp_path.name


@pytest.mark.parametrize("suffix", [".yaml", ".cypher", ".rq"])
def test_a_missing_file(suffix: str, vocabulary: Vocabulary) -> None:
    write()
    Path(f"who{suffix}").unlink()
    assert refused(vocabulary) == (
        f"who{suffix}:1:1: the file is missing, expected who.yaml, who.cypher and who.rq side by side, "
        "write it or remove the others"
    )


def test_yaml_that_has_no_query_is_no_question(vocabulary: Vocabulary) -> None:
    write()
    Path("notes.yaml").write_text("a: b\n", encoding="utf-8")
    assert read(vocabulary)


def test_a_stem_in_two_folders(vocabulary: Vocabulary) -> None:
    write(folder="events")
    write(folder="people")
    assert refused(vocabulary) == (
        "people/who.cypher:1:1: another question who in events, expected one of a name, rename one"
    )


HEADERS = {
    "no YAML": ("{lv: Kas, en: Who}", "{lv: Kas, en: Who", "2:11: not YAML: did not find expected ',' or '}', expected keys and values, correct it"),
    "a tab": ("parameters:\n  -", "parameters:\n\t-", "3:1: not YAML: found character that cannot start any token, expected keys and values, correct it"),
    "an unknown key": ("summary:", "sumary: {}\nsummary:", "1:1: unknown key sumary, expected one of summary, parameters, columns, draw, analysis, did you mean summary?"),
    "a theme": ("summary:", "theme: people\nsummary:", "1:1: unknown key theme, expected one of summary, parameters, columns, draw, analysis, remove it"),
    "a key twice": ("columns:", "summary: {lv: Kas, en: Who}\ncolumns:", "4:1: key summary a second time, expected it once, remove one"),
    "no summary": ("summary: {lv: Kas, en: Who}\n", "", "1:1: no summary, expected one, add it"),
    "one language": ("{lv: Kas, en: Who}", "Who?", "1:10: no mapping, expected keys such as lv, en, write them"),
    "no Latvian": ("{lv: Kas, en: Who}", "{en: Who}", "1:10: no lv, expected one, add it"),
    "an empty text": ("{lv: Kas, en: Who}", "{lv: '', en: Who}", "1:15: no text, expected one, write it"),
    "a parameter that nobody shares": ("  - scope", "  - scop", "3:5: no shared parameter scop, expected one of scope, status, as_of, network, other, person, project, municipality, did you mean scope?"),
    "a parameter twice": ("  - scope", "  - scope\n  - scope", "4:5: parameter scope a second time, expected it once, remove one"),
    "parameters that are no list": ("parameters:\n  - scope", "parameters: scope", "2:13: no list, expected items that begin with a hyphen, or in brackets, write a list"),
    "a parameter without a type": ("  - scope", "  - {name: scope, lv: a, en: b}", "3:5: no type, expected one, add it"),
    "a parameter without a meaning": ("  - scope", "  - {name: scope, type: scope, lv: a}", "3:5: no en, expected one, add it"),
    "an unknown key of a parameter": ("  - scope", "  - {name: scope, type: scope, defualt: seed, lv: a, en: b}", "3:32: unknown key defualt, expected one of name, type, default, example, lv, en, did you mean default?"),
    "a type of parameter that there is not": ("  - scope", "  - {name: scope, type: Netwrok, lv: a, en: b}", "3:25: parameter type Netwrok, expected a class, a code list, or text, date, integer, did you mean Network?"),
    "a name that is none": ("  - scope", "  - {name: my scope, type: scope, lv: a, en: b}", "3:12: name my scope, expected letters, digits and _, rename it"),
    "a default that does not fit": ("  - scope", "  - {name: scope, type: scope, default: seeds, lv: a, en: b}", "3:41: scope=seeds, expected one of external, seed, choose one of them"),
    "an example that does not fit": ("  - scope", "  - {name: scope, type: Network, example: T 2, lv: a, en: b}", "3:43: scope=T 2, expected an identifier, write network/ and lower-case letters, digits and hyphens"),
    "a default and an example": ("  - scope", "  - {name: scope, type: scope, default: seed, example: seed, lv: a, en: b}", "3:56: parameter scope has a default and an example, expected one of them: one with an example must be given, remove one"),
    "columns that are no list": (HEADER[HEADER.index("columns:") :], "columns: person\n", "4:10: no list, expected items that begin with a hyphen, or in brackets, write a list"),
    "a column without a type": ("type: text, ", "", "6:5: no type, expected one, add it"),
    "a type of column that there is not": ("type: text", "type: string", "6:24: column type string, expected one of id, text, code, date, integer, number, list, correct it"),
    "a type of column with an error": ("type: text", "type: txt", "6:24: column type txt, expected one of id, text, code, date, integer, number, list, did you mean text?"),
    "a column twice": ("name: name", "name: person", "6:12: column person a second time, expected it once, rename one"),
    "a drawn column that there is not": (HEADER, HEADER + "draw: [person, persom]\n", "7:16: draw persom, expected columns of type id or list (person), did you mean person?"),
    "a drawn column of another type": (HEADER, HEADER + "draw: [name]\n", "7:8: draw name, expected columns of type id or list (person), name one of them"),
    "an analysis that there is not": (HEADER, HEADER + "analysis: broker\n", "7:11: no analysis broker, expected one of brokers, communities, components, path, projection, did you mean brokers?"),
    "columns that an analysis does not give": (HEADER, HEADER + "analysis: components\n", "5:3: columns of types id, text, expected id, integer, list, list of components, correct them"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "replacement", "message"), HEADERS.values(), ids=HEADERS)
def test_a_header_with_an_error(text: str, replacement: str, message: str, vocabulary: Vocabulary) -> None:
    assert text in HEADER
    write(header=HEADER.replace(text, replacement, 1))
    assert refused(vocabulary).splitlines()[0] == f"who.yaml:{message}"


def test_an_empty_header(vocabulary: Vocabulary) -> None:
    write(header="# nothing yet\n")
    assert refused(vocabulary) == ("who.yaml:1:1: an empty file, expected a header, write summary, parameters, columns")


def test_every_error_of_every_question_in_one_pass(vocabulary: Vocabulary) -> None:
    write(header=HEADER.replace("- scope", "- scop").replace("type: text", "type: string"))
    write(folder="events", cypher=CYPHER.replace("p.name AS name, ", ""), sparql=SPARQL.replace("SELECT", "SELCT"))
    for file in Path("events").iterdir():
        file.rename(file.with_stem("where"))
    lines = refused(vocabulary).splitlines()
    assert [line.split(": ", 1)[0] for line in lines] == [
        "events/where.cypher:2:1",
        "events/where.rq:1:10",
        "who.yaml:3:5",
        "who.yaml:6:24",
    ]


RETURNS = "returns {}, expected person, name, statements, make query and header agree"
QUERIES = {
    "a column that is not declared": (".rq", "?person ?name (", "?person ?name ?scope (", "1:1", RETURNS.format("person, name, scope, statements")),
    "no statements": (".rq", '(GROUP_CONCAT(STR(?e); separator="|") AS ?statements)', "", "1:1", RETURNS.format("person, name")),
    "a column that is not returned": (".cypher", "p.name AS name, ", "", "2:1", RETURNS.format("person, statements")),
    "columns in another order": (".cypher", "p.id AS person, p.name AS name", "p.name AS name, p.id AS person", "2:1", RETURNS.format("name, person, statements")),
    "a query that returns nothing": (".cypher", "RETURN p.id AS person, p.name AS name, collect(e.id) AS statements ORDER BY person", "FINISH", "1:1", RETURNS.format("nothing")),
    "a parameter that nobody declares": (".cypher", "IS NULL OR s.scope = $scope", "IS NULL OR s.scope = $scop", "1:81", "parameter scop, expected one of the header (scope), did you mean scope?"),
    "no SPARQL": (".rq", "SELECT", "SELCT", "1:10", "not SPARQL: expected CONSTRUCT, expected a SELECT, correct it"),
    "a question of yes or no": (".rq", SPARQL, "# who\nASK { VALUES ?scope { UNDEF } }\n", "2:1", RETURNS.format("nothing")),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "text", "replacement", "place", "message"), QUERIES.values(), ids=QUERIES)
def test_a_query_with_an_error(
    suffix: str, text: str, replacement: str, place: str, message: str, vocabulary: Vocabulary
) -> None:
    texts = {".cypher": CYPHER, ".rq": SPARQL}
    assert text in texts[suffix]
    texts[suffix] = (
        texts[suffix]
        .replace(text, replacement)
        .replace("GROUP BY", "GROUP BY ?scope" if "?scope (" in replacement else "GROUP BY")
    )
    write(cypher=texts[".cypher"], sparql=texts[".rq"])
    assert refused(vocabulary) == f"who{suffix}:{place}: {message}"


def test_a_parameter_that_a_query_does_not_use(vocabulary: Vocabulary) -> None:
    write(cypher=CYPHER.replace("WHERE $scope IS NULL OR s.scope = $scope", "// $scope"))
    assert refused(vocabulary) == (
        "who.yaml:3:5: parameter scope is not in the .cypher file, expected $scope, write it in the query"
    )
    write(sparql=SPARQL.replace("VALUES ?scope { UNDEF }", "VALUES ?scope {}"))
    assert refused(vocabulary) == (
        "who.yaml:3:5: parameter scope is not in the .rq file, expected VALUES ?scope { UNDEF }, write it in the query"
    )


def test_a_return_is_read_to_its_end_and_past_its_calls_and_comments(vocabulary: Vocabulary) -> None:
    last = "RETURN DISTINCT p.id AS person, // , x\n coalesce(p.name, 'a, b') AS name, [1, 2] AS statements LIMIT 3"
    write(cypher="MATCH (p) WHERE $scope IS NULL CALL { RETURN 1 AS one }\n" + last)
    assert read(vocabulary)


def test_an_unknown_stem(catalogue: Mapping[str, Question]) -> None:
    with pytest.raises(QuestionError) as caught:
        find(catalogue, "network-particpants")
    assert str(caught.value) == (
        "no question network-particpants, expected one of the catalogue, did you mean network-participants?"
    )
    with pytest.raises(QuestionError) as caught:
        find(catalogue, "x")
    assert str(caught.value) == "no question x, expected one of the catalogue, `kg ask` lists them"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"netwrok": "t2"}, "network-visits has no parameter netwrok, expected one of its own, did you mean network?"),
        ({"x": 1}, "network-visits has no parameter x, expected one of its own, it takes network, scope"),
        ({"scope": "seeds"}, "scope=seeds, expected one of external, seed, choose one of them"),
        (
            {"network": "T 2>"},
            "network=T 2>, expected an identifier, write network/ and lower-case letters, digits and hyphens",
        ),
    ],
)
def test_what_a_question_cannot_be_given(
    given: dict[str, str], message: str, catalogue: Mapping[str, Question], vocabulary: Vocabulary, store: Store
) -> None:
    with pytest.raises(QuestionError) as caught:
        ask_sparql(catalogue["network-visits"], given, vocabulary, store)
    assert str(caught.value) == message


def test_values_are_completed_and_defaults_taken(catalogue: Mapping[str, Question], vocabulary: Vocabulary) -> None:
    question = catalogue["network-participants"]
    assert parameters(question, {}, vocabulary) == {"network": None, "as_of": None, "scope": "seed", "status": "stated"}
    given = {"network": "t2", "scope": "", "status": None}
    assert parameters(question, given, vocabulary) == {
        "network": "network/t2",
        "as_of": None,
        "scope": None,
        "status": None,
    }
    assert parameters(question, {"network": "network/t3"}, vocabulary)["network"] == "network/t3"


def test_a_whole_number_that_is_none(vocabulary: Vocabulary) -> None:
    write(
        header=HEADER.replace("  - scope", "  - scope\n  - {name: least, type: integer, lv: skaits, en: number}"),
        cypher=CYPHER.replace("WHERE", "WHERE $least IS NULL AND"),
        sparql=SPARQL.replace("WHERE {", "WHERE { VALUES ?least { UNDEF }"),
    )
    question = read(vocabulary)
    assert parameters(question, {"least": "3"}, vocabulary)["least"] == 3
    with pytest.raises(QuestionError) as caught:
        parameters(question, {"least": "three"}, vocabulary)
    assert str(caught.value) == "least=three, expected a whole number, write digits"


def test_columns_of_identifiers_are_drawn(vocabulary: Vocabulary) -> None:
    write(header=HEADER + "draw: [person]\n")
    assert read(vocabulary).draw == ("person",)


def test_a_parameter_with_an_example_must_be_given(vocabulary: Vocabulary) -> None:
    write(header=HEADER.replace("- scope", "- " + OWN.replace("default: seed", "example: external")))
    question = read(vocabulary)
    assert parameters(question, {"scope": "seed"}, vocabulary) == {"scope": "seed"}
    for given in ({}, {"scope": ""}, {"scope": None}):
        with pytest.raises(QuestionError) as caught:
            parameters(question, given, vocabulary)
        assert str(caught.value) == "scope is not given, expected a value, write one such as external"


def test_a_date_is_a_year_month_or_day_that_there_is(vocabulary: Vocabulary) -> None:
    write(header=HEADER.replace("- scope", "- " + OWN.replace("type: scope, default: seed", "type: date")))
    question = read(vocabulary)
    for text in ("2015", "2015-03", "2016-02-29"):
        assert parameters(question, {"scope": text}, vocabulary) == {"scope": text}
    assert parameters(question, {"scope": 2015}, vocabulary) == {"scope": "2015"}
    for text in ("15", "2015-13", "2015-02-29", "2015-3-4", "0000", "2015-03-04T10:00", "soon"):
        with pytest.raises(QuestionError) as caught:
            parameters(question, {"scope": text}, vocabulary)
        remedy = "write a year, month or day such as 2015, 2015-03 or 2015-03-04"
        assert str(caught.value) == f"scope={text}, expected a date, {remedy}"


# What a question may begin and end with, and how it is read.
PROLOGUES = {
    "bare": (CYPHER, SPARQL),
    "of today": (
        ":param {scope: 'seed'};\n" + CYPHER.rstrip() + ";\n",
        "PREFIX kg: <https://w3id.org/lv-coop/ontology#>\nPREFIX scope: <https://w3id.org/lv-coop/code/scope/>\n"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n" + SPARQL.replace("UNDEF", "scope:seed"),
    ),
    "old": (
        ":params {other: 1}\n" + CYPHER,
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
        + SPARQL.replace("UNDEF", "<https://w3id.org/lv-coop/code/scope/external>"),
    ),
}


@pytest.mark.parametrize(("cypher", "sparql"), PROLOGUES.values(), ids=PROLOGUES)
def test_a_missing_or_old_prologue_is_read_as_the_canonical_one(
    cypher: str, sparql: str, vocabulary: Vocabulary
) -> None:
    write(cypher=cypher, sparql=sparql)
    question = read(vocabulary)
    assert (question.cypher, question.sparql) == PROLOGUES["of today"]


def test_a_prologue_has_every_kind_of_value(vocabulary: Vocabulary) -> None:
    """Each default is written as both languages have it, and prefixes of the query's own win."""
    values: dict[str, str | int | None] = {
        "text": "d'A \"\\",
        "integer": 3,
        "date": "2015-03",
        "Network": "t2",
        "scope": "seed",
    }
    declared = [Parameter(name, name, value, Text("", "")) for name, value in values.items()]
    clauses = " ".join(f"VALUES ?{name} {{ UNDEF }}" for name in values)
    assert cypher_with_prologue("RETURN 1", declared, vocabulary) == (
        ":param {text: 'd\\'A \"\\\\', integer: 3, date: '2015-03', Network: 'network/t2', scope: 'seed'};\nRETURN 1;\n"
    )
    query = "# kg:kind, not used\nPREFIX scope: <http://own/>\nSELECT * { " + clauses + ' ?x scope:of "rank:x" }'
    assert sparql_with_prologue(query, declared, vocabulary, prefixes(vocabulary)) == (
        "PREFIX network: <https://w3id.org/lv-coop/id/network/>\nPREFIX scope: <http://own/>\n# kg:kind, not used\n"
        'SELECT * { VALUES ?text { "d\'A \\"\\\\" } VALUES ?integer { 3 } VALUES ?date { "2015-03" } '
        "VALUES ?Network { network:t2 } VALUES ?scope { <https://w3id.org/lv-coop/code/scope/seed> } "
        '?x scope:of "rank:x" }\n'
    )


@pytest.mark.parametrize("suffix", [".cypher", ".rq"])
def test_every_prologue_of_ours_is_fresh(suffix: str, catalogue: Mapping[str, Question]) -> None:
    for stem, files in question_files().items():
        text = next(file for file in files if file.suffix == suffix).read_text(encoding="utf-8")
        question = catalogue[stem]
        assert text == (question.cypher if suffix == ".cypher" else question.sparql), (
            f"{stem}{suffix}: `python docs/generate.py questions` writes it anew"
        )


def test_a_value_that_looks_like_a_clause_is_a_value(vocabulary: Vocabulary) -> None:
    declared = [Parameter(name, "text", value, Text("", "")) for name, value in (("a", "VALUES ?b { x }"), ("b", "y"))]
    query = "SELECT * { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }"
    assert sparql_with_prologue(query, declared, vocabulary, {}) == (
        'SELECT * { VALUES ?a { "VALUES ?b { x }" } VALUES ?b { "y" } }\n'
    )


def test_asking_files_loads_no_neo4j_driver() -> None:
    code = "import sys, kg.queries.engines.receipts, kg.queries.engines.rdf_engine; sys.exit('neo4j' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
