"""The traps of the articles: what a hasty reading of them would get wrong."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from kg.loaders import check, read
from kg.loaders.rdf.store import rdf_store
from kg.queries import ask_sparql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.loaders import Graph, Node
    from kg.ontology import Vocabulary
    from kg.queries import Question

DATA = Path(__file__).parents[1] / "data"
QUOTES = "“”„«»\"'‘’"


def names(graph: Graph, cls: str | None = None) -> dict[str, list[str]]:
    """All names of things, by identifier: the Latvian one and the others."""
    found = {}
    for node in graph.nodes.values():
        held = dict(node.values)
        if "name" in held and cls in (None, node.cls):
            aliases = held.get("aliases", ())
            assert isinstance(aliases, tuple)
            found[node.id] = [str(held["name"]), *aliases]
    return found


def engaged(graph: Graph, identifier: str) -> list[Node]:
    """The statements in which something is engaged, or for which somebody is."""
    ends = {("agent", identifier), ("context", identifier), ("onBehalfOf", identifier)}
    return [node for node in graph.nodes.values() if ends & set(node.links)]


def test_a_plan_for_three_in_two_networks_makes_nobody_active_in_both(
    tmp_path: Path, catalogue: Mapping[str, Question], vocabulary: Vocabulary, store: Store
) -> None:
    question = catalogue["experts-across-networks"]
    assert [row.cells[1] for row in ask_sparql(question, {}, vocabulary, store).rows] == ["Dace Šileika"]
    # The trap is real: had the plan been taken as fact, there would be three.
    shutil.copytree(DATA, tmp_path / "data")
    plan = tmp_path / "data" / "sources" / "s2b-vecumnieki-plan.yaml"
    text = plan.read_text(encoding="utf-8")
    head, participations = text.split("network_participations:")
    participations, rest = participations.split("project_participations:")
    taken = re.sub(r",\s+status: planned", "", participations)
    plan.write_text(f"{head}network_participations:{taken}project_participations:{rest}", encoding="utf-8")
    wrong = rdf_store(check(read([tmp_path / "data"]), vocabulary), vocabulary)
    found = [row.cells[1] for row in ask_sparql(question, {}, vocabulary, wrong).rows]
    assert found == ["Dace Šileika", "Ina Jankeviča", "Ligita Vasermane"]


def test_who_speaks_at_a_meeting_of_a_sub_network_is_not_in_its_network(
    catalogue: Mapping[str, Question], vocabulary: Vocabulary, store: Store
) -> None:
    spoke = {
        str(row.cells[3]) for row in ask_sparql(catalogue["event-speakers"], {"event": "e01"}, vocabulary, store).rows
    }
    active = {
        str(row.cells[0])
        for row in ask_sparql(catalogue["network-participants"], {"network": "t3"}, vocabulary, store).rows
    }
    assert len(spoke) == 7
    assert spoke & active == {"person/p002"}  # the coordinator of the network, and not because he spoke
    assert active == {"person/p002", "person/p018", "person/p019"}


def test_people_are_not_merged_by_first_name_or_initial(graph: Graph) -> None:
    people = names(graph, "Person")
    assert len(people) == 30
    assert len({known[0] for known in people.values()}) == 30
    first = [known[0].split()[0] for known in people.values()]
    shared = {name: first.count(name) for name in first if first.count(name) > 1}
    assert shared == {"Dace": 2, "Zane": 3, "Ligita": 2, "Ineta": 2, "Inga": 2, "Eva": 2}
    # Whatever form is printed, initial and surname or genitive, means one of them.
    forms = [form for known in people.values() for form in known]
    assert len(forms) == len(set(forms))


def test_an_organisation_that_took_photographs_is_no_person(graph: Graph) -> None:
    assert [i for i, known in names(graph).items() if "LPS" in known] == ["organisation/latvijas-pasvaldibu-savieniba"]
    photographs = [
        node
        for node in engaged(graph, "organisation/latvijas-pasvaldibu-savieniba")
        if ("role", "role/photographer") in node.links
    ]
    assert sorted(dict(node.links)["depicts"] for node in photographs) == ["event/e04", "event/e06"]


def test_the_widget_beside_the_article_makes_nothing(graph: Graph) -> None:
    texts = [str(value) for node in graph.nodes.values() for _, value in node.values] + list(graph.nodes)
    folded = [unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower() for text in texts]
    assert not [text for text in folded if "liepalej" in text or "privatmaj" in text or "twitter" in text]


def test_the_foot_of_the_page_makes_bauska_no_participant(graph: Graph) -> None:
    assert "municipality/bauskas-novads-2021" in graph.nodes
    assert engaged(graph, "municipality/bauskas-novads-2021") == []
    assert engaged(graph, "organisation/vecumnieku-apvienibas-parvalde") == []


def test_a_title_that_closes_with_the_wrong_quote_is_whole(graph: Graph) -> None:
    title = "Pašvaldību mājokļu politika – sociālās politikas un infrastruktūras politikas sinerģija"
    assert names(graph)["network/t3-2"][0] == title
    titled = [known[0] for cls in ("Network", "Project", "Programme") for known in names(graph, cls).values()]
    assert not [name for name in titled if set(name) & set(QUOTES)]


def test_names_keep_their_diacritics_and_identifiers_have_none(graph: Graph) -> None:
    assert all(re.fullmatch(r"[a-z-]+/[a-z0-9-]+", identifier) for identifier in graph.nodes)
    for known in names(graph).values():
        assert all(unicodedata.is_normalized("NFC", name) for name in known)
    # No two things of a class became one when their letters were folded.
    assert len({identifier.casefold() for identifier in graph.nodes}) == len(graph.nodes)
    assert names(graph)["municipality/adazu-novads-2009"][0] == "Ādažu novads"
    assert names(graph)["person/p015"][0] == "Ģirts Majors"
    for identifier in ("person/p018", "person/p013", "municipality/preilu-novads-2009", "place/cesis"):
        assert not names(graph)[identifier][0].isascii()
