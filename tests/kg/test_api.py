"""The calls that Python users make: `import kg`."""

from pathlib import Path

import pytest
from rdflib.query import ResultRow

import kg
from kg.loaders import BadData
from kg.loaders.neo4j.sync import Summary
from kg.queries import QuestionError

FLAGSHIP = {
    "person": "person/p018",
    "name": "Dace Šileika",
    "networks": ["network/t2", "network/t3"],
    "roles": ["pašvaldības eksperts"],
    "on_behalf_of": ["Vecumnieku novads"],
}


def test_load_and_ask_in_both_languages(connection: object) -> None:
    assert connection
    summary = kg.load()
    assert isinstance(summary, Summary)
    assert (summary.created, summary.nodes["Person"]) == (len(kg.graph().nodes), 30)
    for engine in ("cypher", "sparql"):
        assert kg.ask("experts-across-networks", engine=engine).records() == [FLAGSHIP]
    assert kg.ask("experts-across-networks", engine="sparql", scope="external").records() == []


def test_errors_are_exceptions_with_all_problems(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("peple: []\npersons: []\n", encoding="utf-8")
    with pytest.raises(BadData) as caught:
        kg.graph(tmp_path)
    assert [(problem.line, problem.what) for problem in caught.value.problems] == [
        (1, "unknown section peple"),
        (2, "unknown section persons"),
    ]
    with pytest.raises(QuestionError, match="did you mean sub-networks"):
        kg.ask("subnetworks", engine="sparql")


def test_rdf_is_an_rdflib_graph_with_our_prefixes() -> None:
    graph = kg.rdflib_graph()
    rows = graph.query("SELECT ?name WHERE { person:p018 skos:prefLabel ?name }")
    assert [str(row.name) for row in rows if isinstance(row, ResultRow)] == ["Dace Šileika"]
