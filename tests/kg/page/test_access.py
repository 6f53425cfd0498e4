"""Nobody is shut out: checks of WCAG 2.2 AA by axe, small screens, no script, a script that fails."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest
from browsing import go, search, settle
from playwright.sync_api import expect

if TYPE_CHECKING:
    from browsing import Open
    from playwright.sync_api import Browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = ["", "&sel=person/p018", "&ask=experts-across-networks", "&between=network/t2~network/t3&text=1"]


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_axe_finds_nothing(show: Open, page_file: Path, width: int, scheme: str, language: str) -> None:
    tab = show(page_file, f"#lang={language}", viewport={"width": width, "height": 700}, color_scheme=scheme)
    tab.evaluate(AXE)
    # The themes differ in nothing but colours.
    rules = ["color-contrast"] if scheme == "dark" else {"type": "tag", "values": TAGS}
    for state in STATES:
        go(tab, f"#lang={language}{state}")
        if not state:  # everything unfolded that a reader can unfold
            tab.evaluate("document.querySelectorAll('#filters details, #share').forEach((each) => (each.open = true))")
            tab.get_by_role("combobox").fill("vecumnieki")
        result = tab.evaluate(f"axe.run({json.dumps({'runOnly': rules})})")
        violations = [(each["id"], [node["html"][:150] for node in each["nodes"]]) for each in result["violations"]]
        assert violations == [], state


@pytest.mark.parametrize(("width", "height"), [(320, 640), (768, 1024), (3840, 2160)])
def test_nothing_is_cut_off(show: Open, page_file: Path, width: int, height: int) -> None:
    tab = show(page_file, viewport={"width": width, "height": height})

    for text in ("sileika", "T2"):
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        search(tab, text)
        settle(tab)
    go(tab, "#sel=network/t2&text=1&lang=lv")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(show: Open, page_file: Path, scheme: str) -> None:
    tab = show(page_file, color_scheme=scheme)
    paper = tab.evaluate("getComputedStyle(document.querySelector('#details')).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_text_version_without_scripts(show: Open, page_file: Path) -> None:
    tab = show(page_file, java_script_enabled=False)

    expect(tab.locator("#blocked")).to_be_visible()
    expect(tab.locator("#app")).to_be_hidden()
    rows = tab.locator("tbody[id='person/p018']")
    expect(rows).to_be_visible()
    for text in ("Dace Šileika", "pašvaldības eksperts: T3 ·", "25.\u00a0rinda", "Noslēdzies projekts", "plānots"):
        expect(rows).to_contain_text(text)
    rows.get_by_role("link", name="Noslēdzies").first.click()
    assert tab.url.endswith("#source/s2a")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"use strict";', '"use strict"; alert(1);'),  # changed in transit: the policy blocks it
        ('id="details"', 'id="other"'),  # a part is missing: the script fails
        ('id="edges">[', 'id="edges">['.replace("[", "")),  # data are cut
    ],
)
def test_text_version_when_something_fails(
    browser: Browser, page_file: Path, tmp_path: Path, before: str, after: str
) -> None:
    page = page_file.read_text(encoding="utf-8")
    assert before in page
    bad = tmp_path / "bad.html"
    bad.write_text(page.replace(before, after).replace("<h1>", "<h1 onclick='hit = 2'>"), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(bad.as_uri())
    settle(tab)

    expect(tab.locator("#blocked")).to_be_visible()
    expect(tab.locator("#plain tbody").first).to_be_visible()
    assert tab.evaluate("window.hit") is None
    tab.close()
