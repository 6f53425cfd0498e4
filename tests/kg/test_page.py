"""The graph page, opened in a browser as a reader would."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect, sync_playwright

from kg.audience import public
from kg.page import page_data, page_html, write_page
from kg.page.content import content
from kg.page.terms import interface_texts
from loaders import Edge, Graph, Node, Section, check, read
from ontology import Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

ROOT = Path(__file__).parents[2]
QUIET = ("background-networking", "component-update", "sync", "gpu")
FLAGS = ["--no-sandbox", "--no-first-run", *(f"--disable-{each}" for each in QUIET)]
WATCH = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + event.blockedURI));
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read()


@pytest.fixture(scope="module")
def curated(vocabulary: Vocabulary) -> Graph:
    return check(read([ROOT / "data"]), vocabulary)


@pytest.fixture(scope="module")
def page_file(vocabulary: Vocabulary, curated: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("a page") / "graph.html"
    write_page(public(curated, vocabulary), vocabulary, path)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open a file; at the end prove that it asked nobody, complained of nothing and broke no policy."""
    tabs: list[Page] = []
    seen: list[str] = []

    def opened(path: Path, at: str = "", **settings: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "reduced_motion": "reduce"} | settings
        )
        tab = context.new_page()
        tab.add_init_script(WATCH)
        context.on("request", lambda request: seen.append(request.url) if request.url != path.as_uri() else None)
        tab.on("console", lambda message: seen.append(message.text))
        tab.on("pageerror", lambda error: seen.append(str(error)))
        tab.on("dialog", lambda dialog: seen.append(dialog.message))
        tab.goto(path.as_uri() + at)
        tabs.append(tab)
        return tab

    yield opened
    for tab in tabs:
        if tab.evaluate("typeof violations !== 'undefined'"):
            seen += tab.evaluate("violations")
        tab.context.close()
    assert [url for url in seen if not url.startswith("data:")] == []


def search(tab: Page, text: str) -> None:
    tab.get_by_role("combobox").fill(text)
    tab.keyboard.press("Enter")


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


def test_opens_from_a_folder_and_draws(show: Open, page_file: Path) -> None:
    tab = show(page_file)

    expect(tab.get_by_role("heading", level=1)).to_have_text("Latvijas pašvaldību sadarbības karte")
    expect(tab.locator("#blocked")).to_be_hidden()
    expect(tab.locator("#text")).not_to_have_attribute("open", "")
    tab.wait_for_timeout(300)
    assert painted(tab) > 5000
    assert tab.evaluate("document.compatMode") == "CSS1Compat"


def test_fits_a_message(page_file: Path) -> None:
    assert page_file.stat().st_size <= 1_000_000


def test_legend_is_the_classes_that_have_nodes(
    show: Open, page_file: Path, vocabulary: Vocabulary, curated: Graph
) -> None:
    tab = show(page_file)
    entries = (
        tab.locator("#legend label").all_inner_texts()
        + tab.locator("#legend details:not([open]) label").all_text_contents()
    )

    found = {(words[:-1], words[-1]) for words in (tuple(entry.split()) for entry in entries) if words}
    classes = [node.cls for node in curated.nodes.values()]
    assert found == {
        (tuple(cls.label.lv.split()), str(classes.count(name)))
        for name, cls in vocabulary.classes.items()
        if name in classes
    }
    checked = tab.locator("#legend input:checked").count()
    assert checked == sum(vocabulary.classes[name].shown_first for name in set(classes))


def test_search_folds_diacritics_and_details_give_every_source(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    search(tab, "SILEIKA")

    details = tab.locator("#details")
    expect(details.get_by_role("heading", level=2)).to_have_text("Dace Šileika")
    for network, line in (("T2 ·", "15.\u00a0rinda"), ("T3 ·", "25.\u00a0rinda")):
        said = details.locator("li:has(ul)", has_text=network).filter(has_text=line)
        expect(said).to_contain_text("pašvaldības eksperts")
        expect(said.get_by_role("link")).to_have_attribute("href", re.compile(r"^https://vecumnieki\.lv/"))
    expect(details.locator("li:has(ul)", has_text="71.\u00a0rinda").filter(has_text="plānots")).to_have_count(2)
    expect(details.get_by_role("button", name=re.compile("^T[23] ·"))).to_have_count(2)
    assert tab.evaluate("location.hash") == "#person/p018"


@pytest.mark.parametrize("text", ["šileika dace", "D.Sileika", "dace sil"])
def test_search_finds_words_in_any_order_and_aliases(show: Open, page_file: Path, text: str) -> None:
    tab = show(page_file)
    tab.get_by_role("combobox").fill(text)

    expect(tab.get_by_role("option")).to_contain_text(["Dace Šileika"])
    expect(tab.get_by_role("option").first).to_have_attribute("aria-selected", "true")


def test_keyboard_alone_is_enough(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    tab.keyboard.press("Tab")
    tab.keyboard.type("dace")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    expect(tab.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "hit-0")
    first = tab.locator("#hit-0 bdi").inner_text()
    tab.keyboard.press("Enter")
    expect(tab.locator("#details-title")).to_be_focused()
    expect(tab.locator("#details-title")).to_have_text(first)

    for _ in range(3):  # past the two buttons above to the first relation
        tab.keyboard.press("Tab")
    neighbour = tab.evaluate("document.activeElement.textContent")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    expect(tab.locator("#details-title")).to_have_text(neighbour)

    tab.go_back()
    expect(tab.locator("#details-title")).to_have_text(first)


def test_classes_are_switched_on_and_off(show: Open, page_file: Path, vocabulary: Vocabulary, curated: Graph) -> None:
    tab = show(page_file)
    count = [node.cls for node in curated.nodes.values()].count
    first = sum(count(name) for name, cls in vocabulary.classes.items() if cls.shown_first)
    visible = tab.locator("#visible")

    expect(visible).to_contain_text(f"Lietas: {first},")
    tab.get_by_label(f"Persona {count('Person')}").uncheck()
    expect(visible).to_contain_text(f"Lietas: {first - count('Person')},")
    tab.get_by_label(f"Pasākums {count('Event')}").check()
    expect(visible).to_contain_text(f"Lietas: {first - count('Person') + count('Event')},")


def test_neighbours_come_on_demand_and_planned_ones_are_dashed(
    show: Open, page_file: Path, vocabulary: Vocabulary, curated: Graph
) -> None:
    expert = "person/p018"
    near = {end for edge in curated.edges if expert in edge for end in (edge.source, edge.target)}
    first = {each for each in near if vocabulary.classes[curated.nodes[each].cls].shown_first}
    tab = show(page_file, f"#{expert}")

    expect(tab.locator("#visible")).to_contain_text(f"Lietas: {len(first)},")
    tab.get_by_role("button", name="Rādīt kaimiņus").click()
    expect(tab.locator("#visible")).to_contain_text(f"Lietas: {len(near)},")
    planned = "nodes.flatMap((node, i) => (node.planned ? [i] : []))"
    dashes = tab.evaluate(
        f"[...{planned}.map((i) => drawnNode(i, nodes[i], coloursOfPage()).shapeProperties.borderDashes),"
        f" ...edges.flatMap((edge, e) => {planned}.includes(edge.from) ? [drawnEdge(e, coloursOfPage()).dashes] : [])]"
    )
    assert dashes
    assert all(dashes)
    tab.get_by_role("button", name="Rādīt visu").click()
    expect(tab.locator("#visible")).not_to_contain_text(f"Lietas: {len(near)},")


def test_links_are_labelled_by_the_roles_behind_them(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#person/p018")

    labels = tab.evaluate("edgesOf[chosen].map((e) => drawnEdge(e, coloursOfPage()).label)")
    assert {"pašvaldības eksperts", "projektu vadītājs", "vadītājs"} <= set(labels)


def test_a_click_on_the_map_chooses(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#person/p018")
    tab.wait_for_timeout(200)
    box = tab.locator("#map").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2

    tab.mouse.click(middle, box["y"] + 2)  # nothing is there
    expect(tab.locator("#details-title")).to_have_text("Dace Šileika")
    for right in range(160, 280, 12):  # the two below stand somewhere here
        tab.mouse.click(middle + right, box["y"] + box["height"] / 2 + 160)
    expect(tab.locator("#details-title")).not_to_have_text("Dace Šileika")


def test_speaks_both_languages(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#person/p018")
    tab.get_by_role("button", name="English").click()

    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab).to_have_title("Map of Latvian municipal cooperation")
    expect(tab.locator("#details")).to_contain_text("municipal expert")
    expect(tab.get_by_label("Municipality")).to_be_checked()
    tab.get_by_role("button", name="Latviešu").click()
    expect(tab.locator("#details")).to_contain_text("pašvaldības eksperts")


def test_interface_texts_are_whole() -> None:
    for key, text in interface_texts().items():
        assert isinstance(text.lv, str), key
        assert isinstance(text.en, str), key
        assert unicodedata.is_normalized("NFC", text.lv), key


def test_vocabulary_gives_labels_colours_and_shapes(vocabulary: Vocabulary) -> None:
    human = replace(vocabulary.classes["Person"], label=Text("Cilvēks", "Human"), colour="#123456", shape="star")
    other = replace(vocabulary, classes={**vocabulary.classes, "Person": human})
    graph = Graph({"person/x": Node("person/x", "Person", (("name", "Ieva"),), (), Section("t.yaml", "people"), 0)})

    html = page_html(graph, other, title=Text("Cita karte", "Another map"))

    for text in ("Cilvēks", '"shape":"star"', 'fill="#123456"', "<title>Cita karte</title>"):
        assert text in html
    assert ">Persona<" not in html


def test_labels_of_the_first_view_are_apart(show: Open, page_file: Path) -> None:
    tab = show(page_file)

    lines = "(node.label ?? node.name)[0].split('\\n')"
    boxes = tab.evaluate(
        f"""nodes.filter((node) => classes[node.class].first).map((node) => (
          {{x: node.x, y: node.y, wide: 6 * Math.max(...{lines}.map((l) => l.length)), high: 20 + 15 * {lines}.length}}))"""
    )
    clashes = [
        (a, b)
        for a in boxes
        for b in boxes
        if a is not b and abs(a["x"] - b["x"]) < (a["wide"] + b["wide"]) / 2 and 0 <= b["y"] - a["y"] < a["high"]
    ]
    assert clashes == []


def test_internal_people_are_nowhere_in_the_public_page(page_file: Path, curated: Graph) -> None:
    text = unicodedata.normalize("NFC", page_file.read_text(encoding="utf-8")).casefold()
    internal = [dict(node.values) for node in curated.nodes.values() if ("visibility", "internal") in node.values]
    names = [str(name) for values in internal for name in (values["name"], *values.get("aliases", ()))]

    assert len(names) >= 5
    assert [name for name in names if name.casefold() in text] == []
    assert "fotogrāfs" in text


def test_holds_exactly_the_graph(page_file: Path, curated: Graph) -> None:
    held = page_data(page_file.read_text(encoding="utf-8"))

    assert held.ids == set(curated.nodes)
    assert held.edges == set(curated.edges)


def test_page_data_of_another_file_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="expected a graph page"):
        page_data("<!doctype html>")


def test_same_graph_same_bytes(page_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    code = f"import kg, pathlib; kg.write_page(pathlib.Path({str(again)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env={"PYTHONHASHSEED": "7", "PATH": ""})

    assert again.read_bytes() == page_file.read_bytes()


def test_text_version_without_scripts(show: Open, page_file: Path) -> None:
    tab = show(page_file, java_script_enabled=False)

    expect(tab.locator("#blocked")).to_be_visible()
    expect(tab.locator("#app")).to_be_hidden()
    rows = tab.locator("tbody[id='person/p018']")
    expect(rows).to_be_visible()
    for text in ("Dace Šileika", "pašvaldības eksperts: T3 ·", "25.\u00a0rinda", "Noslēdzies projekts", "plānots"):
        expect(rows).to_contain_text(text)
    rows.get_by_role("link", name=re.compile("^Noslēdzies")).first.click()
    assert tab.url.endswith("#source/s2a")


def test_text_version_when_the_file_was_tampered_with(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    page = page_file.read_text(encoding="utf-8").replace("function start() {", "function start() { alert(1);")
    bad = tmp_path / "bad.html"
    bad.write_text(page.replace("<h1>", "<script>window.hit = 1</script><h1 onclick='hit = 2'>"), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(bad.as_uri())

    expect(tab.locator("#blocked")).to_be_visible()
    expect(tab.locator("tbody").first).to_be_visible()
    assert tab.evaluate("window.hit") is None
    tab.close()


ATTACKS = [
    "<img src=x onerror=hacked=1>",
    "<script>hacked=1</script>",
    "</script><script>hacked=1</script>",
    "<!--<script>hacked=1",
    '"><svg onload=hacked=1>',
    "' onmouseover='hacked=1",
    "{{ 7*7 }}{% raw %}",
    "${hacked=1}`",
    "javascript:hacked=1",
    "&lt;b&gt;&amp;",
    "Anna\u202egnp.exe\u202c\u200f",
    "]]>\u2028\u2029\\u003c",
    "Ļoti" * 3000,
]


@pytest.fixture(scope="module")
def attacked() -> Graph:
    section = Section("test.yaml", "tests")

    def node(
        identifier: str, cls: str, links: tuple[tuple[str, str], ...], **values: str | tuple[str, ...] | int
    ) -> Node:
        return Node(identifier, cls, tuple(sorted(values.items())), tuple(sorted(links)), section, 0)

    nodes = [node("source/s", "Source", (), name=ATTACKS[0], url="javascript:hacked=1", issued=ATTACKS[2])]
    nodes += [
        node("organisation/o", "Organisation", (), name=ATTACKS[4], address=ATTACKS[1], website="data:text/html,x")
    ]
    for number, text in enumerate(ATTACKS):
        links = (
            ("agent", f"person/{number}"),
            ("context", "organisation/o"),
            ("role", "role/r"),
            ("source", "source/s"),
        )
        nodes += [
            node(f"person/{number}", "Person", (("affiliatedWith", "organisation/o"),), name=text, aliases=(text,)),
            node(f"position/{number}", "Position", links, status="stated", locator=text, remit=text),
        ]
    nodes.append(node("role/r", "Role", (), name=ATTACKS[3], nameEn=ATTACKS[1]))
    return Graph({each.id: each for each in sorted(nodes)})


def test_nothing_from_data_runs(show: Open, vocabulary: Vocabulary, attacked: Graph, tmp_path: Path) -> None:
    path = tmp_path / "attacked.html"
    write_page(attacked, vocabulary, path, title=Text(ATTACKS[1], ATTACKS[2]))
    tab = show(path)

    expect(tab.get_by_role("heading", level=1)).to_have_text(ATTACKS[1])
    for number, text in enumerate(ATTACKS):
        tab.evaluate(f"location.hash = 'person/{number}'")
        assert tab.locator("#details-title").text_content() == text
        assert text in (tab.locator("#details").text_content() or "")
    tab.get_by_role("button", name="Rādīt kaimiņus").click()
    tab.get_by_role("combobox").fill("hacked")
    assert tab.get_by_role("option").count() >= 5
    tab.locator("#text summary").click()
    tab.get_by_role("button", name="English").click()
    assert tab.evaluate("typeof hacked") == "undefined"
    links = tab.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(links) <= {"file:", "https:"}
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator("#details img, #details script, #details svg, #text img, #text script").count() == 0


def test_attacked_page_holds_the_graph_and_its_text(
    show: Open, vocabulary: Vocabulary, attacked: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "attacked.html"
    write_page(attacked, vocabulary, path)

    held = page_data(path.read_text(encoding="utf-8"))
    assert (held.ids, held.edges) == (set(attacked.nodes), set(attacked.edges))
    tab = show(path, java_script_enabled=False)
    names = tab.locator("tbody[id^='person/'] th a").all_text_contents()
    assert sorted(names) == sorted(ATTACKS)


def test_an_empty_graph_has_a_page(show: Open, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    write_page(Graph({}), vocabulary, path)

    expect(show(path).locator("#visible")).to_have_text("Lietas: 0, Saites: 0")


def test_statements_of_classes_to_come_are_told(vocabulary: Vocabulary) -> None:
    section = Section("test.yaml", "tests")
    thing = Node("topic/t", "Topic", (("name", "temats"),), (), section, 0)
    source = Node("source/s", "Source", (("name", "avots"),), (), section, 0)
    said = Node(
        "observation/o", "Observation", (("unit", "trips"),), (("about", "topic/t"), ("source", "source/s")), section, 0
    )

    held = content(Graph({each.id: each for each in (said, source, thing)}), vocabulary)

    assert [sentence["subject"] for sentence in held.said] == [held.places["topic/t"]]
    assert page_data(page_html(Graph({"topic/t": thing}), vocabulary)).edges == set[Edge]()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_it_whole(show: Open, page_file: Path, scheme: str) -> None:
    tab = show(page_file, viewport={"width": 360, "height": 740}, color_scheme=scheme)

    for text in ("sileika", "T2"):
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        search(tab, text)
    paper = tab.evaluate("getComputedStyle(document.querySelector('#details')).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
