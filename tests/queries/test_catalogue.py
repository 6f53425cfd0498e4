"""The catalogue refuses what is not whole, and a question refuses what it cannot be given; each says how to mend it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.loaders.rdf.projection import prefixes
from kg.queries import QuestionError, ask_sparql, find, read_catalogue
from kg.queries.engines import parameters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.ontology import Vocabulary
    from kg.queries import Question

HEADER = """\
theme: people
summary: {lv: Kas, en: Who}
parameters:
  - {name: scope, type: scope, default: seed, meaning: {lv: tvērums, en: scope}}
columns:
  - {name: person, type: id, meaning: {lv: persona, en: person}}
  - {name: name, type: text, meaning: {lv: vārds, en: name}}
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


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def pair(*, cypher: str = CYPHER, sparql: str = SPARQL, header: str = HEADER, other: str | None = None) -> None:
    """Write the question `who` into the current folder; `other` is the SPARQL header where it shall differ."""
    for suffix, mark, head, body in ((".cypher", "//+ ", header, cypher), (".rq", "#+ ", other or header, sparql)):
        text = "".join(f"{mark}{line}\n" for line in head.splitlines()) + body
        Path("who" + suffix).write_text(text, encoding="utf-8")


def refused(vocabulary: Vocabulary) -> str:
    """Why the catalogue refuses the current folder."""
    with pytest.raises(QuestionError) as caught:
        read_catalogue(vocabulary, prefixes(vocabulary), Path())
    return str(caught.value)


def test_a_whole_question_is_taken(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pair()
    question = read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)["who"]
    assert (question.stem, question.theme, question.summary.lv, question.summary.en) == (
        "who",
        "people",
        "Kas",
        "Who",
    )
    assert [(p.name, p.type, p.default) for p in question.parameters] == [("scope", "scope", "seed")]
    assert [(c.name, c.type) for c in question.columns] == [("person", "id"), ("name", "text")]


@pytest.mark.parametrize(("missing", "there"), [("who.rq", "who.cypher"), ("who.cypher", "who.rq")])
def test_a_missing_twin(missing: str, there: str, vocabulary: Vocabulary, tmp_path: Path) -> None:
    pair()
    (tmp_path / missing).unlink()
    assert (tmp_path / there).exists()
    assert refused(vocabulary) == (
        f"{missing}: the file is missing, expected a pair of files, write it or remove its twin"
    )


def test_headers_that_differ(vocabulary: Vocabulary) -> None:
    pair(other=HEADER.replace("default: seed", "default: external"))
    assert refused(vocabulary) == ("who.rq:1:1: the header differs from the .cypher file, expected the same, copy it")


def test_a_column_that_is_not_declared(vocabulary: Vocabulary) -> None:
    pair(sparql=SPARQL.replace("?person ?name (", "?person ?name ?scope (").replace("GROUP BY", "GROUP BY ?scope"))
    assert refused(vocabulary) == (
        "who.rq: returns person, name, scope, statements, expected person, name, statements, make them agree"
    )


def test_a_column_that_is_not_returned(vocabulary: Vocabulary) -> None:
    pair(cypher=CYPHER.replace("p.name AS name, ", ""))
    assert refused(vocabulary) == (
        "who.cypher: returns person, statements, expected person, name, statements, make them agree"
    )


def test_columns_in_another_order(vocabulary: Vocabulary) -> None:
    pair(cypher=CYPHER.replace("p.id AS person, p.name AS name", "p.name AS name, p.id AS person"))
    assert refused(vocabulary) == (
        "who.cypher: returns name, person, statements, expected person, name, statements, make them agree"
    )


def test_no_statements(vocabulary: Vocabulary) -> None:
    pair(sparql=SPARQL.replace('(GROUP_CONCAT(STR(?e); separator="|") AS ?statements)', ""))
    assert refused(vocabulary) == "who.rq: returns person, name, expected person, name, statements, make them agree"


def test_a_return_is_read_to_its_end_and_past_its_calls_and_comments(vocabulary: Vocabulary, tmp_path: Path) -> None:
    returned = "RETURN DISTINCT p.id AS person, // , x\n coalesce(p.name, 'a, b') AS name, [1, 2] AS statements LIMIT 3"
    pair(cypher="MATCH (p) WHERE $scope IS NULL CALL { RETURN 1 AS one }\n" + returned)
    assert read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)


def test_a_parameter_that_cypher_does_not_use(vocabulary: Vocabulary) -> None:
    pair(cypher=CYPHER.replace("WHERE $scope IS NULL OR s.scope = $scope", ""))
    assert refused(vocabulary) == ("who.cypher: parameter scope is not used, expected $scope, write it in the query")


def test_a_parameter_that_sparql_does_not_use(vocabulary: Vocabulary) -> None:
    pair(sparql=SPARQL.replace("VALUES ?scope { UNDEF }", "VALUES ?scope {}"))
    assert refused(vocabulary) == (
        "who.rq: parameter scope is not used, expected VALUES ?scope { UNDEF }, write it in the query"
    )


def test_a_type_of_parameter_that_there_is_not(vocabulary: Vocabulary) -> None:
    pair(header=HEADER.replace("type: scope", "type: Netwrok"))
    assert refused(vocabulary) == (
        "who.rq:1:1: parameter type Netwrok, expected a class, code list or ('text', 'date', 'integer'), "
        "did you mean Network?"
    )


def test_a_type_of_column_that_there_is_not(vocabulary: Vocabulary) -> None:
    pair(header=HEADER.replace("type: text", "type: string"))
    assert refused(vocabulary) == (
        "who.rq:1:1: column type string, expected one of id, text, code, date, integer, number, list, correct it"
    )


def test_what_is_not_sparql(vocabulary: Vocabulary) -> None:
    pair(sparql=SPARQL.replace("SELECT", "SELCT"))
    message = refused(vocabulary)
    assert re.fullmatch(r"who\.rq: not SPARQL: error at .+, expected a SELECT, mend it", message, re.DOTALL), message


def test_sparql_that_is_no_select(vocabulary: Vocabulary) -> None:
    pair(sparql="ASK { VALUES ?scope { UNDEF } }")
    assert refused(vocabulary) == "who.rq: returns nothing, expected person, name, statements, make them agree"


def test_a_header_that_is_not_yaml(vocabulary: Vocabulary) -> None:
    pair(header=HEADER.replace("{lv: Kas, en: Who}", "{lv: Kas?, en: Who?"))
    message = refused(vocabulary)
    assert message.startswith("who.cypher:1:1: the header is not YAML (while parsing a flow mapping\n")
    assert message.endswith("), expected keys and values, mend it")


def test_no_header(vocabulary: Vocabulary) -> None:
    pair(header="")
    assert refused(vocabulary) == "who.cypher:1:1: no header, expected lines that begin with `//+ `, write them"


@pytest.mark.parametrize("key", ["theme", "summary", "columns"])
def test_a_header_that_lacks_a_key(key: str, vocabulary: Vocabulary) -> None:
    pair(header=HEADER.replace(f"{key}:", f"other-{key}:"))
    assert refused(vocabulary) == f"who.rq:1:1: no {key} in the header, expected one, add it"


def test_a_text_in_one_language(vocabulary: Vocabulary) -> None:
    pair(header=HEADER.replace("{lv: Kas, en: Who}", "Who?"))
    assert refused(vocabulary) == "who.rq:1:1: 'Who?' is not in two languages, expected lv and en, write both"


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


def test_a_whole_number_that_is_none(vocabulary: Vocabulary, tmp_path: Path) -> None:
    number = "  - {name: least, type: integer, meaning: {lv: skaits, en: number}}\ncolumns:"
    pair(
        header=HEADER.replace("columns:", number),
        cypher=CYPHER.replace("WHERE", "WHERE $least IS NULL AND"),
        sparql=SPARQL.replace("WHERE {", "WHERE { VALUES ?least { UNDEF }"),
    )
    question = read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)["who"]
    assert parameters(question, {"least": "3"}, vocabulary)["least"] == 3
    with pytest.raises(QuestionError) as caught:
        parameters(question, {"least": "three"}, vocabulary)
    assert str(caught.value) == "least=three, expected a whole number, write digits"


def test_what_is_drawn_are_columns_of_identifiers(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pair(header=HEADER + "draw: [person]\n")
    assert read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)["who"].draw == ("person",)
    pair(header=HEADER + "draw: [persom]\n")
    wanted = "expected columns of type id or list (person)"
    assert refused(vocabulary) == f"who.rq:1:1: draw persom, {wanted}, did you mean person?"
    pair(header=HEADER + "draw: [name]\n")
    assert refused(vocabulary) == f"who.rq:1:1: draw name, {wanted}, name one of them"


def test_a_parameter_with_an_example_must_be_given(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pair(header=HEADER.replace("default: seed", "example: external"))
    question = read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)["who"]
    assert parameters(question, {"scope": "seed"}, vocabulary) == {"scope": "seed"}
    for given in ({}, {"scope": ""}, {"scope": None}):
        with pytest.raises(QuestionError) as caught:
            parameters(question, given, vocabulary)
        assert str(caught.value) == "scope is not given, expected a value, write one such as external"


def test_a_date_is_a_year_month_or_day_that_there_is(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pair(header=HEADER.replace("type: scope, default: seed", "type: date"))
    question = read_catalogue(vocabulary, prefixes(vocabulary), tmp_path)["who"]
    for text in ("2015", "2015-03", "2016-02-29"):
        assert parameters(question, {"scope": text}, vocabulary) == {"scope": text}
    assert parameters(question, {"scope": 2015}, vocabulary) == {"scope": "2015"}
    for text in ("15", "2015-13", "2015-02-29", "2015-3-4", "0000", "2015-03-04T10:00", "soon"):
        with pytest.raises(QuestionError) as caught:
            parameters(question, {"scope": text}, vocabulary)
        remedy = "write a year, month or day such as 2015, 2015-03 or 2015-03-04"
        assert str(caught.value) == f"scope={text}, expected a date, {remedy}"
