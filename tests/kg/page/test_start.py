"""The start page of a folder, the page on paper, and the link to exactly one view."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from browsing import drawn_ids, search, settle
from playwright.sync_api import expect
from test_access import AXE, TAGS

from kg.page import write_start
from kg.queries.catalogue.themes import by_theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from browsing import Open
    from playwright.sync_api import Page

    from kg.queries import Question


@pytest.fixture
def start_file(page_file: Path, catalogue: Mapping[str, Question], tmp_path: Path) -> Path:
    """Give the start page of a folder that holds the page and a file beside it."""
    shutil.copy(page_file, tmp_path / "graph.html")
    (tmp_path / "kg & more.ttl").write_text("# triples\n" * 200, encoding="utf-8")
    offered = (question for question in catalogue.values() if not question.required)
    return write_start(tmp_path, offered)


def test_the_start_page_leads_everywhere(show: Open, start_file: Path, catalogue: Mapping[str, Question]) -> None:
    tab = show(start_file, awaited="h1")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Latvijas pašvaldību sadarbības karte")
    assert tab.locator("#picture circle").count() == len(drawn_ids(show(start_file.parent / "graph.html")))
    links: list[str] = tab.locator("a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert {unquote(urlsplit(link).path) for link in links} == {"graph.html", "kg & more.ttl"}
    asked = {link.partition("#ask=")[2].partition("&")[0] for link in links if "#ask=" in link}
    offered = [question for question in catalogue.values() if not question.required]
    assert asked == {question.stem for question in offered}
    for theme, several in by_theme(offered):
        part = tab.locator("details", has=tab.locator("summary", has_text=theme.lv))
        assert part.locator("a[lang=en]").all_text_contents() == [question.summary.en for question in several]
    tab.locator("summary", has_text="Cilvēki").click()
    link = tab.get_by_role("link", name="Which experts spanned multiple networks?").get_attribute("href") or ""
    page = show(start_file.parent / "graph.html", link.removeprefix("graph.html"))
    expect(page.locator("#details-title")).to_have_text("Which experts spanned multiple networks?")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1366, "light"), (1366, "dark")])
def test_the_start_page_shuts_nobody_out(show: Open, start_file: Path, width: int, scheme: str) -> None:
    tab = show(start_file, awaited="h1", viewport={"width": width, "height": 700}, color_scheme=scheme)
    tab.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.evaluate(AXE)
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}})
    result = tab.evaluate(f"axe.run({options})")
    assert [(each["id"], [node["html"][:150] for node in each["nodes"]]) for each in result["violations"]] == []


def test_on_paper_there_is_what_can_be_read(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#ask=experts-across-networks&text=1&lang=lv", color_scheme="dark")
    settle(tab)
    tab.emulate_media(media="print")
    for part in ("#search", "#languages", "#filters", "#tools"):
        expect(tab.locator(part)).to_be_hidden()
    for part in ("h1", "#map", "#details table", "#text-version"):
        expect(tab.locator(part).first).to_be_visible()
    colour = "getComputedStyle(document.querySelector('#details')).backgroundColor"
    assert tab.evaluate(colour) == "rgb(255, 255, 255)"
    assert tab.pdf(format="A4").count(b"/Type /Page\n") >= 1


def places(tab: Page) -> list[Any]:
    """Find where the first nodes are on the map."""
    settle(tab)
    spots: list[Any] = tab.evaluate("drawn.nodes.slice(0, 20).map(({ i }) => [i, drawn.at(i).x, drawn.at(i).y])")
    return sorted(spots)


def test_the_copied_link_leads_to_exactly_this_view(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#lang=lv")
    first = places(tab)
    tab.locator("#share summary").click()
    tab.get_by_role("button", name="Kopēt saiti").click()
    expect(tab.locator("#address")).to_have_value(tab.url)  # where nobody moved the map fits anew on each screen
    tab.locator("#map").focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "+"):
        tab.keyboard.press(key)
    moved = places(tab)
    assert moved != first
    tab.get_by_role("button", name="Kopēt saiti").click()
    address = tab.locator("#address").input_value()
    assert "#at=" in address
    other = show(page_file, address.partition("#")[2].join(["#", ""]))
    for (one, x, y), (same, there_x, there_y) in zip(moved, places(other), strict=True):
        assert one == same
        assert (there_x, there_y) == (pytest.approx(x, abs=3), pytest.approx(y, abs=3))
    search(other, "sileika")
    settle(other)
    assert "at=" not in other.url


@pytest.mark.parametrize("wrong", ["at=", "at=1,2", "at=a,b,c", "at=1,2,0", "at=1,2,-3", "at=Infinity,0,1"])
def test_a_wrong_place_in_a_link_is_left_out(show: Open, page_file: Path, wrong: str) -> None:
    assert places(show(page_file, f"#{wrong}&lang=lv")) == places(show(page_file, "#lang=lv"))
