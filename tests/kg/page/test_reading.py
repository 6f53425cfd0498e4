"""What a reader does: search, read details, follow links, go back, share; with a mouse and without."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import drawn_ids, go, search, settle
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browsing import Open
    from playwright.sync_api import Page

EXPERT = "person/p018"


def test_search_folds_and_details_give_every_source(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    search(tab, "SILEIKA")

    details = tab.locator("#details")
    expect(details.get_by_role("heading", level=2)).to_have_text("Dace Šileika")
    expect(tab.locator("#details-title")).to_be_focused()
    for network, line in (("T2 ·", "15.\u00a0rinda"), ("T3 ·", "25.\u00a0rinda")):
        sentence = details.locator("li:has(ul)", has_text=network).filter(has_text=line)
        expect(sentence).to_contain_text("pašvaldības eksperts")
        expect(sentence.locator(".sources a")).to_have_attribute("href", re.compile(r"^https://vecumnieki\.lv/"))
    expect(details.locator("li:has(ul)", has_text="71.\u00a0rinda").filter(has_text="plānots")).to_have_count(2)
    expect(details.locator(".links").get_by_role("button", name=re.compile("^T[23] ·")).first).to_be_visible()
    assert "sel=person/p018" in tab.evaluate("location.hash")


@pytest.mark.parametrize("text", ["šileika dace", "D.Sileika", "dace sil", "silejka", "šilieka"])
def test_search_finds_words_in_any_order_aliases_and_errors(show: Open, page_file: Path, text: str) -> None:
    tab = show(page_file)
    tab.get_by_role("combobox").fill(text)

    expect(tab.get_by_role("option").first).to_have_text("Dace Šileika")
    expect(tab.get_by_role("option").first).to_have_attribute("aria-selected", "true")


def test_search_groups_by_type_with_counts(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    tab.get_by_role("combobox").fill("vecumniek")

    groups = tab.locator("#hits .group").all_text_contents()
    assert any(re.fullmatch(r"Pašvaldība \(\d+\)", each) for each in groups)
    assert len(groups) >= 3
    counts = [int(re.findall(r"\((\d+)\)", each)[0]) for each in groups]
    expect(tab.locator("#hits-count")).to_have_text(f"Atrasts: {sum(counts)}")
    tab.get_by_role("combobox").fill("qqqqqqqq")
    expect(tab.locator("#hits-count")).to_have_text("Atrasts: 0")


def test_disputed_values_stand_side_by_side(show: Open, page_file: Path) -> None:
    tab = show(page_file, "#sel=project/lietpratiga-parvaldiba&lang=en")

    values = tab.locator(".disputed > div")
    expect(values.first).to_contain_text("2016-04-30")
    expect(values.filter(has_text="2016-10-31")).to_have_count(1)
    assert values.count() >= 3


def test_an_edge_of_the_map_shows_its_sources(show: Open, page_file: Path) -> None:
    tab = show(page_file, f"#sel={EXPERT}&lang=lv")
    tab.locator(".links").get_by_role("button", name="avoti Dace Šileika – T2").first.click()

    expect(tab.locator("#details-title")).to_contain_text("Dace Šileika – pašvaldības eksperts – T2")
    expect(tab.locator("#details .sources").first).to_contain_text("rinda")
    assert "edge=" in tab.evaluate("location.hash")


def test_a_click_on_the_map_chooses(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    settle(tab)
    where = tab.evaluate(
        "drawn.at(JSON.parse(document.querySelector('#nodes').textContent).findIndex(({id}) => id === 'network/t2'))"
    )
    tab.locator("#map canvas").click(position={"x": where["x"], "y": where["y"]})

    expect(tab.locator("#details-title")).to_contain_text("T2 ·")


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

    tab.keyboard.press("Tab")  # only direct neighbours
    tab.keyboard.press("Enter")
    assert "near=1" in tab.evaluate("location.hash")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")  # the focus stays: one step further
    settle(tab)
    assert tab.evaluate("document.activeElement.closest('#details') !== null")

    tab.go_back()
    tab.go_back()
    expect(tab.locator("#details-title")).to_have_text(first)
    assert "near" not in tab.evaluate("location.hash")
    tab.go_forward()
    assert "near=1" in tab.evaluate("location.hash")


def test_every_control_is_reached_by_tab(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    tab.locator("#share summary").click()
    count = tab.evaluate(
        """() => {
          const all = [...document.querySelectorAll("button, input, summary, #map")];
          const seen = all.filter((each) => each.checkVisibility());
          seen.forEach((each, n) => (each.dataset.walk = n));
          return seen.length;
        }"""
    )
    tab.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(count + 5):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("document.activeElement.dataset.walk"))
    assert {str(n) for n in range(count)} <= reached


LINKS = [
    f"#sel={EXPERT}",
    f"#sel={EXPERT}&near=2&lang=en",
    "#edge=person/p018~participatesIn~network/t2&lang=lv",
    f"#path={EXPERT}~network/t3-2&lang=lv",
    "#between=network/t2~network/t3&lang=en",
    "#ask=experts-across-networks&lang=lv",
    "#open=network/t2&show=Event,Place&hide=Person&lang=lv",
    "#norel=memberOf&nosrc=source/s2a&nostat=planned&lang=lv",
    "#years=2015-2015&when=then&text=1&lang=en",
]


@pytest.mark.parametrize("link", LINKS)
def test_every_link_restores_its_state(show: Open, page_file: Path, link: str) -> None:
    tab = show(page_file)
    go(tab, link)
    seen = look(tab)
    again = show(page_file, link)

    assert look(again) == seen
    tab.get_by_role("button", name=re.compile("English|Latviešu")).first.click()  # rewrites the address
    tab.get_by_role("button", name="English" if "lang=en" in link else "Latviešu").click()
    assert look(show(page_file, tab.evaluate("location.hash"))) == seen


def look(tab: Page) -> Any:
    """Get what is seen: the drawn nodes, details, check marks, language, text version."""
    settle(tab)
    boxes = "[...document.querySelectorAll('#filters input')].map((box) => box.checked)"
    return (
        drawn_ids(tab),
        tab.locator("#details").text_content(),
        tab.evaluate(boxes),
        tab.locator("html").get_attribute("lang"),
        tab.locator("#text-version").text_content(),
        tab.locator("output").text_content(),
    )


def test_speaks_both_languages(show: Open, page_file: Path) -> None:
    tab = show(page_file, f"#{EXPERT}")
    tab.get_by_role("button", name="English").click()

    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab).to_have_title("Map of Latvian municipal cooperation")
    expect(tab.locator("#details")).to_contain_text("municipal expert")
    expect(tab.get_by_label("Municipality 26")).to_be_checked()
    tab.get_by_role("button", name="Latviešu").click()
    expect(tab.locator("#details")).to_contain_text("pašvaldības eksperts")


def saved(tab: Page, button: str) -> bytes:
    tab.locator("#share").evaluate("(share) => { share.open = true }")
    with tab.expect_download() as download:
        tab.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def test_takes_away_pictures_and_a_table(show: Open, page_file: Path) -> None:
    tab = show(page_file, f"#sel={EXPERT}&near=1&lang=lv")
    assert saved(tab, "Attēls (PNG)").startswith(b"\x89PNG")
    assert b"<svg" in saved(tab, "Attēls (SVG)")[:200]

    rows = list(csv.DictReader(io.StringIO(saved(tab, "Tabula (CSV)").decode("utf-8-sig"))))
    assert len(rows) == len(tab.evaluate("drawn.edges"))
    assert {row["No (identifikators)"] for row in rows} >= {EXPERT}
    assert "pašvaldības eksperts" in {row["Loma"] for row in rows}

    go(tab, "#ask=experts-across-networks&lang=lv")
    (row,) = csv.DictReader(io.StringIO(saved(tab, "Tabula (CSV)").decode("utf-8-sig")))
    assert "Dace Šileika" in row.values()


def test_copies_the_address(show: Open, page_file: Path) -> None:
    tab = show(page_file, f"#sel={EXPERT}&lang=lv", permissions=["clipboard-read", "clipboard-write"])
    tab.locator("#share summary").click()
    tab.get_by_role("button", name="Kopēt saiti").click()

    expect(tab.locator("#shared")).to_have_text(re.compile("nokopē"))
    expect(tab.locator("#address")).to_have_value(tab.url)


def test_in_another_page_only_map_and_details(show: Open, page_file: Path) -> None:
    tab = show(page_file, f"#sel={EXPERT}&embed=1&lang=lv")
    expect(tab.locator("header")).to_be_hidden()
    expect(tab.locator("#map")).to_be_visible()
    expect(tab.locator("#details-title")).to_have_text("Dace Šileika")
    search_box = tab.locator("#query")
    expect(search_box).to_be_hidden()
