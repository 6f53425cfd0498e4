"""The file of the page: what it holds, and what can be asked of `kg page`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.loaders import Edge, Graph, Node, Section
from kg.ontology import Text, Vocabulary
from kg.ontology.vocabulary import FOLDER
from kg.page import FirstView, page_data, page_html
from kg.page.content.page_content import page_content
from kg.page.content.translations import interface_texts
from kg.page.selection import around, as_of, of_scope
from kg.queries import QuestionError
from kg.queries.catalogue.themes import by_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.queries import Question

ROOT = Path(__file__).parents[3]
SECTION = Section("test.yaml", "tests")


def stored(html: str) -> dict[str, Any]:
    """Return what the page stores beside nodes and edges."""
    match = re.search(r'<script type="application/json" id="content">(.*?)</script>', html, re.DOTALL)
    assert match
    content: dict[str, Any] = json.loads(match[1])
    return content


@pytest.mark.slow
def test_fits_a_message(page_file: Path) -> None:
    assert page_file.stat().st_size <= 1_000_000


def test_interface_texts_are_whole() -> None:
    for key, text in interface_texts().items():
        assert isinstance(text.lv, str), key
        assert isinstance(text.en, str), key
        assert unicodedata.is_normalized("NFC", text.lv), key


def test_every_text_of_the_interface_is_used() -> None:
    folder = ROOT / "kg" / "page"
    sources = "".join(path.read_text(encoding="utf-8") for path in [*folder.rglob("*.js"), *folder.glob("*.html")])
    made = {"municipalities-all", "municipalities-then", "municipalities-now"}  # put together there
    assert [key for key in interface_texts() if key not in made and not re.search(rf"\b{key}\b", sources)] == []


def test_vocabulary_gives_labels_colours_and_shapes(vocabulary: Vocabulary) -> None:
    human = replace(vocabulary.classes["Person"], label=Text("Cilvēks", "Human"), colour="#123456", shape="star")
    other = replace(vocabulary, classes={**vocabulary.classes, "Person": human})
    graph = Graph({"person/x": Node("person/x", "Person", (("name", "Ieva"),), (), SECTION, 0)})

    html = page_html(graph, other, view=FirstView(title=Text("Cita karte", "Another map")))

    for text in ("Cilvēks", '"shape":"star"', '"colour":"#123456"', "<title>Cita karte</title>"):
        assert text in html
    assert ">Persona<" not in html


@pytest.mark.slow
def test_internal_people_are_nowhere_in_the_public_page(page_file: Path, graph: Graph) -> None:
    text = unicodedata.normalize("NFC", page_file.read_text(encoding="utf-8")).casefold()
    internal: list[dict[str, Any]] = [
        dict(node.values) for node in graph.nodes.values() if ("visibility", "internal") in node.values
    ]
    names = [str(name) for values in internal for name in (values["name"], *values.get("aliases", ()))]

    assert len(names) >= 5
    assert [name for name in names if name.casefold() in text] == []
    assert "fotogrāfs" in text


@pytest.mark.slow
def test_holds_exactly_the_graph(page_file: Path, graph: Graph) -> None:
    data = page_data(page_file.read_text(encoding="utf-8"))

    assert data.ids == set(graph.nodes)
    assert data.edges == set(graph.edges)


def test_page_data_of_another_file_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="expected a graph page"):
        page_data("<!doctype html>")


@pytest.mark.slow
def test_same_graph_same_bytes(page_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    code = f"import kg, pathlib; kg.write_page(pathlib.Path({str(again)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env={"PYTHONHASHSEED": "7", "PATH": ""})

    assert again.read_bytes() == page_file.read_bytes()


@pytest.mark.slow
def test_answers_are_those_of_the_catalogue(page_file: Path, catalogue: Mapping[str, Question]) -> None:
    content = stored(page_file.read_text(encoding="utf-8"))

    offered = (question for question in catalogue.values() if not question.required)
    themes = [(content["terms"][question["theme"]], question["stem"]) for question in content["questions"]]
    assert [stem for _, stem in themes] == [q.stem for _, several in by_theme(offered) for q in several]
    assert (["Projekti un nauda", "Projects and money"], "project-fundings") in themes
    asked = next(each for each in content["questions"] if each["stem"] == "experts-across-networks")
    assert content["terms"][asked["term"]] == [
        "Kuri eksperti darbojušies vairākos tīklos?",
        "Which experts spanned multiple networks?",
    ]
    assert len(asked["rows"]) == 1
    assert len(asked["rows"][0]["statements"]) == 2


def test_the_turtle_alone_declares_what_is_inside_succeeded_and_hidden(tmp_path: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.ttl"))
    text = re.sub(r"\s;\s+meta:(drawnInside|successor|hidden) true", "", text)
    for name, flag in (("partOf", "drawnInside"), ("publisher", "successor"), ("dateText", "hidden")):
        text, count = re.subn(rf"(kg:{name} a owl:\w+ ;)", rf"\1 meta:{flag} true ;", text)
        assert count == 1
    (tmp_path / "all.ttl").write_text(text, encoding="utf-8")
    links = (
        *(("partOf", "event/whole"), ("publisher", "event/new")),
        *(("replacedBy", "event/other"), ("subOrganizationOf", "event/other")),
    )
    events = [
        Node("event/a", "Event", (("address", "Valmiera"), ("dateText", "rudenī")), links, SECTION, 0),
        *(Node(f"event/{name}", "Event", (), (), SECTION, 0) for name in ("new", "other", "whole")),
    ]
    content = page_content(Graph({node.id: node for node in events}), Vocabulary.read(tmp_path), FirstView())

    event, (a, new, other, whole) = content.nodes[0], range(4)
    assert event["inside"] == whole
    assert content.replaced == {"old": [a], "new": [new]}
    assert [(e["from"], e["to"]) for e in content.edges if e.get("moved")] == [(new, whole), (new, other), (new, other)]
    assert [content.terms[term][1] for term, _ in event["facts"]] == ["address"]


def test_statements_of_any_class_have_a_sentence(vocabulary: Vocabulary) -> None:
    topic = Node("topic/t", "Topic", (("name", "temats"),), (), SECTION, 0)
    source = Node("source/s", "Source", (("name", "avots"),), (), SECTION, 0)
    links = (("about", "topic/t"), ("source", "source/s"))
    statement = Node("observation/o", "Observation", (("unit", "trips"),), links, SECTION, 0)

    content = page_content(Graph({each.id: each for each in (statement, source, topic)}), vocabulary, FirstView())

    assert [sentence["subject"] for sentence in content.sentences] == [content.numbers["topic/t"]]
    assert page_data(page_html(Graph({"topic/t": topic}), vocabulary)).edges == set[Edge]()


def test_every_derived_edge_has_its_statements(graph: Graph, vocabulary: Vocabulary) -> None:
    content = page_content(graph, vocabulary, FirstView())
    derived = [edge for edge in content.edges if edge.get("derived") and not edge.get("moved")]

    assert len(derived) == sum(
        edge.predicate in {c.term.name for c in vocabulary.derived_relationships} for edge in graph.edges
    )
    assert all(edge["sentences"] and edge["roles"] for edge in derived)


def test_planned_participation_is_an_edge_of_its_own(graph: Graph, vocabulary: Vocabulary) -> None:
    content = page_content(graph, vocabulary, FirstView())
    name = [each["name"] for each in content.properties]
    planned = {
        (content.nodes[e["from"]]["id"], content.nodes[e["to"]]["id"])
        for e in content.edges
        if name[e["property"]] == "NetworkParticipation" and e.get("planned") and not e.get("moved")
    }
    assert {("person/p018", "network/t2"), ("person/p018", "network/t3")} <= planned


def test_what_was_replaced_passes_its_links_on(graph: Graph, vocabulary: Vocabulary) -> None:
    content = page_content(graph, vocabulary, FirstView())
    name = [each["name"] for each in content.properties]
    now = {
        (content.nodes[e["from"]]["id"], name[e["property"]], content.nodes[e["to"]]["id"])
        for e in content.edges
        if e.get("moved")
    }

    assert ("municipality/bauskas-novads-2021", "memberOf", "network/t2") in now
    assert not any(source == target for source, _, target in now)
    # Both municipalities of the network went into one: its membership is one edge, said by both.
    both = [e for e in content.edges if e.get("moved") and name[e["property"]] == "memberOf"]
    assert len({(e["from"], e["to"]) for e in both}) == len(both)


def test_focus_keeps_what_is_near(graph: Graph, vocabulary: Vocabulary) -> None:
    one, two = (around(graph, vocabulary, "person/p018", depth) for depth in (1, 2))

    assert {"network/t2", "network/t3", "municipality/vecumnieku-novads-2009", "source/s2a"} <= set(one.nodes)
    assert "network/t3-2" not in one.nodes
    assert {"network/t3-2", "municipality/bauskas-novads-2021"} <= set(two.nodes)
    assert set(one.nodes) < set(two.nodes) < set(graph.nodes)
    assert all(edge.target in one.nodes for edge in one.edges)


def test_scope_keeps_what_its_sources_say(graph: Graph, vocabulary: Vocabulary) -> None:
    seed = of_scope(graph, vocabulary, "seed")

    sources = {key for key, node in seed.nodes.items() if node.cls == "Source"}
    assert sources == {"source/s0", "source/s1", "source/s2a", "source/s2b", "source/s3", "source/s4"}
    assert not any(node.cls == "Identifier" for node in seed.nodes.values())
    assert dict(graph.nodes["municipality/vecumnieku-novads-2009"].values)["validFrom"] == "2009"
    assert "validFrom" not in dict(seed.nodes["municipality/vecumnieku-novads-2009"].values)
    assert ("participatesIn", "network/t2") in seed.nodes["person/p018"].links


def test_as_of_leaves_out_what_was_not(graph: Graph, vocabulary: Vocabulary) -> None:
    then, now = as_of(graph, vocabulary, "2015"), as_of(graph, vocabulary, "2021-07-01")

    assert "municipality/vecumnieku-novads-2009" in then.nodes
    assert "municipality/bauskas-novads-2021" not in then.nodes
    assert "event/e07" not in then.nodes
    assert "event/e02" in then.nodes
    assert "municipality/vecumnieku-novads-2009" in as_of(graph, vocabulary, "2021-06-30").nodes
    assert "municipality/vecumnieku-novads-2009" not in now.nodes
    assert "municipality/bauskas-novads-2021" in now.nodes


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2015-10-26", False),
        ("2015-10-27", True),
        ("2015-10-28", True),
        ("2015-10-29", False),
        ("2015-10", True),
        ("2015", True),
        ("2016", False),
    ],
)
def test_as_of_leaves_out_an_event_that_has_ended(graph: Graph, vocabulary: Vocabulary, day: str, shown: bool) -> None:
    part = as_of(graph, vocabulary, day)

    assert ("event/e01" in part.nodes) == shown  # from 2015-10-27 to 2015-10-28
    statements = {
        node.id
        for node in graph.nodes.values()
        if vocabulary.is_a(node.cls, "Statement") and any(target == "event/e01" for _, target in node.links)
    }
    assert statements
    assert bool(statements & part.nodes.keys()) == shown


def test_as_of_leaves_out_a_project_that_has_ended_and_keeps_published_sources(
    graph: Graph, vocabulary: Vocabulary
) -> None:
    before, after = as_of(graph, vocabulary, "2016-04"), as_of(graph, vocabulary, "2016-05")

    assert "project/lietpratiga-parvaldiba" in before.nodes  # until 2016-04-30
    assert "project/lietpratiga-parvaldiba" not in after.nodes
    issued = {node.id for node in graph.nodes.values() if str(dict(node.values).get("issued", "9"))[:4] < "2016"}
    assert issued
    assert issued <= after.nodes.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"focus": "person/p0181"}, "did you mean person/p018"),
        ({"scope": "sed"}, "expected one of external, seed"),
        ({"as_of": "last year"}, "expected a day, month or year"),
        ({"question": "experts-across-network"}, "did you mean experts-across-networks"),
    ],
)
def test_wrong_options_say_how_to_correct_them(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        kg.write_page(tmp_path / "page.html", **wrong)
    assert not (tmp_path / "page.html").exists()


@pytest.mark.slow
def test_a_question_of_one_entity_is_offered_where_it_is_asked(tmp_path: Path) -> None:
    path = kg.write_page(tmp_path / "page.html", question="event-participants", given={"event": "e01"})
    content = stored(path.read_text(encoding="utf-8"))
    (asked,) = (question for question in content["questions"] if question["stem"] == "event-participants")
    assert asked["rows"]
    assert content["firstView"]["question"] == "event-participants"
    assert "given" not in content["firstView"]
    for given, message in (({}, "event is not given"), ({"event": "e99"}, "event=event/e99 does not exist")):
        with pytest.raises(QuestionError, match=message):
            kg.write_page(tmp_path / "other.html", question="event-participants", given=given)
    assert not (tmp_path / "other.html").exists()
