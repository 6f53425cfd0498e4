"""What the map shows: the first view, the legend as filter, time, then and now, paths, answers; and the text version."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from browsing import data, drawn_ids, go, search, settle
from playwright.sync_api import expect

from kg.loaders import Graph
from kg.page import FirstView, write_page
from kg.queries.engines.rdf_engine import RdfEngine

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Open
    from playwright.sync_api import Page

    from kg.ontology import Vocabulary

THEMES = [
    "Cilvēki 9",
    "Sadarbības tīkli 5",
    "Pašvaldības 3",
    "Projekti un nauda 5",
    "Pasākumi 5",
    "Rezultāti un labā prakse 3",
    "Avoti un datu kvalitāte 12",
]


def test_opens_and_draws_what_is_shown_first(show: Open, page_file: Path, vocabulary: Vocabulary, graph: Graph) -> None:
    tab = show(page_file)

    expect(tab.get_by_role("heading", level=1)).to_have_text("Latvijas pašvaldību sadarbības karte")
    expect(tab.locator("#blocked")).to_be_hidden()
    expect(tab.locator("#plain")).to_be_hidden()
    first = {name for name, cls in vocabulary.classes.items() if cls.shown_first}
    assert drawn_ids(tab) == sorted(node.id for node in graph.nodes.values() if node.cls in first)
    assert painted(tab) > 5000
    assert tab.evaluate("document.compatMode") == "CSS1Compat"


def painted(tab: Page) -> int:
    """How many pixels of the map are not empty."""
    return int(
        tab.evaluate(
            """() => {
              const map = document.querySelector("#map canvas");
              const pixels = map.getContext("2d").getImageData(0, 0, map.width, map.height).data;
              return pixels.filter((value, i) => i % 4 === 3 && value > 0).length;
            }"""
        )
    )


def test_about_says_what_it_shows(show: Open, page_file: Path, graph: Graph) -> None:
    details = show(page_file).locator("#details")

    statements = sum("status" in dict(node.values) for node in graph.nodes.values())
    for key, value in (("Vienības", len(graph.nodes) - statements), ("Apgalvojumi", statements), ("Avoti", 23)):
        expect(details.locator(f"dt:has-text('{key}') + dd")).to_have_text(str(value))
    expect(details.locator("dt:has-text('Laiks') + dd")).to_have_text("2009–2024")
    expect(details.locator("dt:has-text('Datu versija') + dd")).to_contain_text("0.1.0 · ")
    themes = details.locator("details:has(.questions)")
    expect(themes.locator("summary")).to_have_text(THEMES)
    expect(details.get_by_role("button", name="Kuri eksperti darbojušies vairākos tīklos?")).to_have_count(0)
    themes.nth(0).locator("summary").click()
    details.get_by_role("button", name="Kuri eksperti darbojušies vairākos tīklos?").click()
    expect(details.locator("h2")).to_have_text("Kuri eksperti darbojušies vairākos tīklos?")
    details.get_by_role("button", name="Aizvērt").click()
    assert themes.evaluate_all("all => all.map(each => each.open)") == [True, *[False] * 6]


def test_legend_is_the_classes_that_have_nodes(
    show: Open, page_file: Path, vocabulary: Vocabulary, graph: Graph
) -> None:
    tab = show(page_file)
    entries = tab.locator("#filters label:has(input[name^='class-'])").all_text_contents()

    classes = Counter(node.cls for node in graph.nodes.values())
    assert {tuple(entry.split()) for entry in entries} == {
        (*vocabulary.classes[name].label.lv.split(), str(count)) for name, count in classes.items()
    }


def test_classes_are_switched_on_and_off(show: Open, page_file: Path, graph: Graph) -> None:
    tab = show(page_file)
    count = Counter(node.cls for node in graph.nodes.values())
    first = len(drawn_ids(tab))

    tab.get_by_label(f"Persona {count['Person']}").uncheck()
    assert len(drawn_ids(tab)) == first - count["Person"]
    tab.locator("#filters summary", has_text="Pēc izvēles").click()
    tab.get_by_label(f"Pasākums {count['Event']}").check()
    assert len(drawn_ids(tab)) == first - count["Person"] + count["Event"]
    expect(tab.locator("#visible")).to_contain_text(f"Vienības: {first - count['Person'] + count['Event']},")
    tab.get_by_role("button", name="Sākt no jauna").click()
    assert len(drawn_ids(tab)) == first


def test_sources_and_statuses_are_filters(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#nosrc=source/s2a&lang=lv")
    links = edges_between(tab, "person/p018", "network/t2")
    assert links == ["NetworkParticipation"]  # what the other article plans; what the first states is gone

    go(tab, "#nostat=planned&lang=lv")
    assert edges_between(tab, "person/p018", "network/t2") == ["participatesIn"]


def edges_between(tab: Page, one: str, other: str) -> list[str]:
    settle(tab)
    nodes, edges = data(tab, "nodes"), data(tab, "edges")
    names = [each["name"] for each in data(tab, "content")["properties"]]
    drawn = [edges[e] for e in tab.evaluate("drawn.edges")]
    return sorted(names[e["property"]] for e in drawn if {nodes[e["from"]]["id"], nodes[e["to"]]["id"]} == {one, other})


def test_time_keeps_the_undated_and_marks_them(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#show=Event&years=2015-2015&text=1&lang=lv")

    shown = drawn_ids(tab)
    assert {"event/e01", "event/e02", "event/e05"} <= set(shown)  # the last has no date
    assert not {"event/e07", "event/e09", "municipality/bauskas-novads-2021"} & set(shown)
    expect(tab.locator("output")).to_contain_text("2015–2015")
    expect(text_row(tab, "event/e05")).to_contain_text("bez datuma")
    expect(text_row(tab, "event/e02")).not_to_contain_text("bez datuma")
    tab.get_by_label("Līdz gadam").press("End")
    assert "event/e07" in drawn_ids(tab)


def text_row(tab: Page, identifier: str) -> Any:
    number = [node["id"] for node in data(tab, "nodes")].index(identifier)
    return tab.locator(f"#text-version tr[data-node='{number}']")


def test_municipalities_then_and_now(show: Open, page_file: Path) -> None:
    old, new = "municipality/vecumnieku-novads-2009", "municipality/bauskas-novads-2021"
    tab = show(page_file)
    assert edges_between(tab, new, "network/t2") == []
    tab.get_by_role("button", name="Pirms reformas").click()
    then = drawn_ids(tab)
    tab.get_by_role("button", name="Pēc reformas").click()
    now = drawn_ids(tab)

    assert (old in then, new in then) == (True, False)
    assert (old in now, new in now) == (False, True)
    assert edges_between(tab, new, "network/t2") == ["memberOf"]


def test_neighbours_step_by_step(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#sel=person/p018&lang=lv")
    tab.get_by_role("button", name="Rādīt tikai tieši saistīto").click()
    near = drawn_ids(tab)
    assert {"person/p018", "network/t2", "network/t3", "municipality/vecumnieku-novads-2009"} <= set(near)
    assert "network/t3-2" not in near
    tab.get_by_role("button", name="Par soli tālāk").click()
    assert set(near) < set(drawn_ids(tab))
    tab.get_by_role("button", name="Izvērst visu saistīto").click()
    assert any(each.startswith("network-participation/") for each in drawn_ids(tab))


def test_a_path_is_shown_step_by_step_with_sources(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#sel=person/p018&lang=lv")
    tab.get_by_role("button", name="Ceļš no šejienes…").click()
    expect(tab.locator("#details")).to_contain_text("Izvēlieties otru galu")
    search(tab, "T3-2")

    steps = tab.locator("#details .steps > li")
    expect(steps).to_have_count(2)
    expect(steps.first).to_contain_text("pašvaldības eksperts")
    steps.first.locator("summary").click()
    expect(steps.first.locator(".sources").first).to_contain_text("rinda")
    assert drawn_ids(tab) == ["network/t3", "network/t3-2", "person/p018"]


def test_who_connects_two_networks(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#sel=network/t2&lang=lv")
    tab.locator(".actions summary").click()
    tab.get_by_role("button", name="ar T3 ·").click()

    connecting = tab.locator("#details .steps > li")
    expect(connecting.filter(has_text="Dace Šileika")).to_have_count(1)
    assert {"person/p018", "municipality/vecumnieku-novads-2009"} <= set(drawn_ids(tab))


def test_a_question_highlights_its_answer(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    tab.locator("summary", has_text="Cilvēki").click()
    tab.get_by_role("button", name="Kuri eksperti darbojušies vairākos tīklos?").click()

    table = tab.locator("#details table")
    expect(table.locator("tbody tr")).to_have_count(1)
    expect(table).to_contain_text("Dace Šileika")
    tab.get_by_role("button", name="English").click()
    expect(table).to_contain_text("municipal expert")
    expect(tab.locator("#details-title")).to_have_text("Which experts spanned multiple networks?")


def test_opens_as_it_was_made(
    show: Open, vocabulary: Vocabulary, shown_to_all: Graph, tmp_path: Path, catalogue: Any
) -> None:
    from kg.page import scope_and_answers

    opening = FirstView(language="en", focus="person/p018", depth=2, question="experts-across-networks")
    part, answers = scope_and_answers(
        shown_to_all, vocabulary, opening, catalogue, lambda part: RdfEngine(vocabulary, part, str)
    )
    path = tmp_path / "focus.html"
    write_page(part, vocabulary, path, view=opening, answers=answers)
    tab = show(path)

    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.locator("#details-title")).to_have_text("Dace Šileika")
    tab.get_by_role("button", name="Close").click()
    expect(tab.locator("#details-title")).to_have_text("Which experts spanned multiple networks?")


def test_an_empty_graph_has_a_page(show: Open, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    write_page(Graph({}), vocabulary, path)

    expect(show(path).locator("#visible")).to_contain_text("Vienības: 0, Saites: 0")


def test_the_text_version_is_what_is_drawn(show: Open, page_file: Path) -> None:
    """After each of 200 random steps of the reader, rows and links of the text are exactly those of the map."""
    tab = show(page_file, "#text=1&lang=lv")
    chance = random.Random(6)  # noqa: S311
    content, nodes = data(tab, "content"), data(tab, "nodes")
    ids = [node["id"] for node in nodes]
    sources = [node["id"] for node in nodes if "scope" in node]
    choices = {
        "sel": ids,
        "near": ["1", "2"],
        "show": [each["name"] for each in content["classes"]],
        "hide": [each["name"] for each in content["classes"]],
        "norel": [each["name"] for each in content["properties"]],
        "nosrc": sources,
        "nostat": [each["name"] for each in content["codes"]["status"]],
        "years": ["2010-2014", "2015-2015", "2009-2024"],
        "when": ["then", "now"],
        "ask": [each["stem"] for each in content["questions"]],
        "open": ids,
        "path": [f"{chance.choice(ids)}~{chance.choice(ids)}" for _ in range(20)],
        "between": ["network/t2~network/t3", "network/t2-inovacijas~project/lietpratiga-parvaldiba"],
        "lang": ["lv", "en"],
    }
    sizes = set()
    state: dict[str, str] = {}
    for step in range(200):
        key = chance.choice(list(choices))
        state[key] = ",".join(
            chance.sample(
                choices[key], min(len(choices[key]), 1 + step % 2 * (key in ("show", "hide", "norel", "nosrc", "open")))
            )
        )
        if len(state) > 5:
            state.pop(chance.choice(list(state)))
        go(tab, "#text=1&" + "&".join(f"{name}={value}" for name, value in state.items()))
        listed = tab.evaluate(
            """() => ({
              nodes: [...document.querySelectorAll("#text-version tr[data-node]")].map((row) => +row.dataset.node),
              links: [...document.querySelectorAll("#text-version [data-edge]")].map((link) => +link.dataset.edge),
              drawn: [drawn.nodes.map(({ i }) => i), drawn.edges, drawn.hidden],
              sum: document.querySelector("#visible").textContent,
            })"""
        )
        drawn_nodes, drawn_edges, hidden = listed["drawn"]
        assert sorted(listed["nodes"]) == sorted(drawn_nodes), state
        assert sorted(listed["links"]) == sorted(drawn_edges), state
        assert hidden == {"nodes": 0, "edges": 0}
        assert str(len(drawn_nodes)) in listed["sum"]
        sizes.add(len(drawn_nodes))
    assert len(sizes) > 20


@pytest.mark.parametrize(
    "at", ["#sel=nobody/x&near=99", "#%E0%A4%A&=&&sel", "#years=x-y&when=never&lang=xx&ask=no", "#constructor=1"]
)
def test_a_wrong_address_shows_what_it_can(show: Open, page_file: Path, at: str) -> None:
    tab = show(page_file, at)
    assert len(drawn_ids(tab)) > 50
    expect(tab.locator("#details-title")).to_be_visible()
