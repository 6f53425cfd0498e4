"""An answer: what it shows of itself, and what is behind it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyvis.network import Network

from kg.project import Project
from kg.queries import Answer, QuestionError, Row

FLAGSHIP = "experts-across-networks"
TITLE = 'Noslēdzies projekts "Lietpratīga pārvaldība un Latvijas pašvaldību veiktspējas\n   uzlabošana"'


@pytest.fixture(scope="module")
def project() -> Project:
    return Project.open(Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def answer(project: Project) -> Answer:
    return project.ask(FLAGSHIP, engine="sparql")


def test_its_repr_is_one_short_line(project: Project, answer: Answer) -> None:
    assert repr(answer) == (
        "Answer(experts-across-networks, scope='seed': 1 row of person, name, networks, roles, on_behalf_of)"
    )
    long = replace(answer, parameters={"text": "ā" * 1000})
    assert len(repr(long)) == 299 < len(str(long.parameters))
    assert repr(long).endswith("…)")
    assert ": 0 rows of" in repr(replace(answer, rows=()))


def test_equality_does_not_ask_for_the_engine(answer: Answer) -> None:
    assert replace(answer, open_engine=None, draw=None) == answer
    assert replace(answer, rows=()) != answer


@pytest.mark.parametrize("method", ["receipts", "graph", "network"])
def test_without_an_engine_the_error_gives_the_remedy(answer: Answer, method: str) -> None:
    bare = Answer(answer.question, answer.parameters, answer.rows)
    with pytest.raises(QuestionError, match=r"no engine, expected an answer of `kg\.ask`, ask the question with it"):
        getattr(bare, method)()
    assert bare.records() == answer.records()


def test_receipts_and_graph(answer: Answer) -> None:
    assert [[(r.source, r.line) for r in receipts] for receipts in answer.receipts()] == [
        [("source/s2a", 25), ("source/s2a", 15)],
    ]
    graph = answer.graph()
    assert {data["cls"] for _, data in graph.nodes(data=True)} == {
        *("Person", "Network", "Municipality", "NetworkParticipation", "Role", "Source"),
    }
    assert graph.has_edge("person/p018", "network/t2", key="participatesIn")


def test_the_network_shows_what_is_named_and_folds_statements_into_edges(answer: Answer) -> None:
    network = answer.network()
    assert isinstance(network, Network)
    assert [(n["id"], n["label"], n["color"], n["shape"]) for n in network.nodes] == [
        ("municipality/vecumnieku-novads-2009", "Vecumnieku novads", "#009e73", "triangle"),
        ("network/t2", "T2 · Pašvaldību\nsociālā darba un…", "#e69f00", "hexagon"),
        ("network/t3", "T3 · Pašvaldību\nsabiedrisko…", "#e69f00", "hexagon"),
        ("person/p018", "Dace Šileika", "#0072b2", "dot"),
    ]
    assert (
        network.get_node("person/p018")["title"] == f"Persona: Dace Šileika\n{TITLE} (15.\u00a0rinda; 25.\u00a0rinda)"
    )
    assert [(e["from"], e["label"], e["to"], e["arrows"], e["title"]) for e in network.edges] == [
        ("person/p018", label, end, "to", f"{label}: pašvaldības eksperts\n{TITLE} ({places})")
        for label, end, places in [
            ("darbojas tīklā", "network/t2", "15.\u00a0rinda"),
            ("darbojas tīklā", "network/t3", "25.\u00a0rinda"),
            ("kā vārdā", "municipality/vecumnieku-novads-2009", "15.\u00a0rinda; 25.\u00a0rinda"),
        ]
    ]
    assert repr(network) == "Network(4 nodes, 3 edges)"


def test_both_engines_give_the_same_network_byte_for_byte(loaded: object, project: Project, answer: Answer) -> None:
    assert loaded
    assert project.ask(FLAGSHIP).network().generate_html() == answer.network().generate_html()


def test_a_statement_that_the_files_lack_is_an_error(answer: Answer) -> None:
    other = replace(answer, rows=(*answer.rows, Row(("person/p019",), ("claim/0000000000000000",))))
    with pytest.raises(QuestionError, match=r"1 of 3 statements .* not in the files, expected .*, run `kg load`"):
        other.network()


def test_the_public_sees_some_people_by_their_role_only(project: Project) -> None:
    photographers = project.ask("photographers", engine="sparql")
    public, internal = photographers.network(), photographers.network("internal")
    assert [public.get_node(f"person/p01{n}")["label"] for n in (0, 1, 2)] == ["fotogrāfs", "fotogrāfs", "Ligita Pudža"]
    names = [internal.get_node(f"person/p01{n}")["label"] for n in (0, 1)]
    assert "fotogrāfs" not in names
    assert not any(name in public.generate_html() for name in names)


@pytest.mark.slow
def test_questions_of_all_kinds_have_a_network(project: Project) -> None:
    with project.engine("sparql") as engine:
        answers = [
            engine.answer(question, {p.name: p.example for p in question.required})
            for question in [*project.questions.values()][::3]
        ]
    for answer in answers:
        named = answer.texts & project.graph.nodes.keys()
        drawn = {node["id"] for node in project.network(answer).nodes}
        statements = {i for i in named if project.vocabulary.is_a(project.graph.nodes[i].cls, "Statement")}
        assert named - statements <= drawn, answer
