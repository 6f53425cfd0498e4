"""The map in a browser: what is drawn and reported, zoom, keys, touch, pictures."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from browsing import data, drawn_ids, go, settle

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Open
    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"


def drawn(tab: Page) -> Any:
    """Get what the map reported when it last stood still."""
    tab.wait_for_timeout(400)
    return tab.evaluate("(({at, ...rest}) => ({...rest, at: rest.nodes.map(({i}) => at(i))}))(drawn)")


def middle(tab: Page) -> tuple[float, float]:
    box = tab.locator("#map").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_draws_what_is_shown_and_hides_nothing_at_rest(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    report = drawn(tab)

    counts = [int(n) for n in re.findall(r"\d+", tab.locator("#visible").inner_text())]
    assert counts == [len(report["nodes"]), len(report["edges"])]
    assert report["hidden"] == {"nodes": 0, "edges": 0}
    assert len(report["labels"]) >= 30


def test_everything_is_in_view_at_first(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    box = tab.locator("#map").bounding_box()
    assert box

    assert all(0 <= at["x"] <= box["width"] and 0 <= at["y"] <= box["height"] for at in drawn(tab)["at"])


def test_coming_near_brings_more_labels_for_what_is_in_view(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    before = drawn(tab)
    tab.mouse.move(*middle(tab))
    for _ in range(4):
        tab.mouse.wheel(0, -150)
    after = drawn(tab)

    box = tab.locator("#map").bounding_box()
    assert box

    def share(report: Any) -> float:
        inner = [
            node["i"]
            for node, at in zip(report["nodes"], report["at"], strict=True)
            if 90 < at["x"] < box["width"] - 90 and 50 < at["y"] < box["height"] - 50
        ]
        return sum(i in report["labels"] for i in inner) / len(inner)

    assert share(after) > share(before)


def test_keys_move_and_bring_near(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    tab.locator("#map").focus()
    first = drawn(tab)["at"]
    tab.keyboard.press("ArrowRight")
    moved = drawn(tab)["at"]
    tab.keyboard.press("+")
    near = drawn(tab)["at"]
    tab.keyboard.press("0")
    again = drawn(tab)["at"]

    def wide(at: Any) -> float:
        return float(max(spot["x"] for spot in at) - min(spot["x"] for spot in at))

    assert {round(a["x"] - b["x"]) for a, b in zip(first, moved, strict=True)} == {70}
    assert round(wide(near) / wide(moved), 2) == 1.3
    assert again == first


def test_dragging_moves_the_map_and_chooses_nothing(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    first = drawn(tab)["at"][0]
    tab.mouse.move(*middle(tab))
    tab.mouse.down()
    tab.mouse.move(middle(tab)[0] + 60, middle(tab)[1] + 25, steps=5)
    tab.mouse.up()

    moved = drawn(tab)["at"][0]
    assert (round(moved["x"] - first["x"]), round(moved["y"] - first["y"])) == (60, 25)
    assert tab.evaluate("location.hash") in ("", "#")


def test_two_fingers_bring_near(show: Open, page_file: Path) -> None:
    tab = show(page_file, has_touch=True)
    before = drawn(tab)["at"]
    x, y = middle(tab)
    session = tab.context.new_cdp_session(tab)
    for kind, offset in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80), ("touchEnd", None)):
        points = [] if offset is None else [{"x": x - offset, "y": y, "id": 1}, {"x": x + offset, "y": y, "id": 2}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    after = drawn(tab)["at"]

    assert round(abs(after[0]["x"] - after[1]["x"]) / abs(before[0]["x"] - before[1]["x"]), 1) == 2.0


def test_a_tooltip_names_what_is_under_the_mouse(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    report = drawn(tab)
    box = tab.locator("#map").bounding_box()
    assert box
    at, node = report["at"][0], data(tab, "nodes")[report["nodes"][0]["i"]]
    tab.mouse.move(box["x"] + at["x"], box["y"] + at["y"])

    assert node["name"][0] in tab.locator(".map-tip").inner_text()


def test_a_ring_around_the_chosen(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    whole = drawn_ids(tab)
    go(tab, "#sel=person/p018&near=1")
    near = drawn_ids(tab)
    settle(tab)

    assert "person/p018" in near
    assert 3 < len(near) < len(whole)


def test_svg_holds_the_labels_that_are_drawn(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    labels = drawn(tab)["labels"]
    names = [node.get("label", node.get("name", [""]))[0] for node in data(tab, "nodes")]
    tab.locator("#share summary").click()
    with tab.expect_download() as download:
        tab.locator("#svg").click()
    svg = ET.parse(download.value.path()).getroot()  # noqa: S314 - our own

    written = {"\n".join(row.text or "" for row in text) for text in svg.iter(f"{SVG}text")}
    assert {names[i] for i in labels} <= written


def test_png_is_a_picture(show: Open, page_file: Path) -> None:
    tab = show(page_file)
    drawn(tab)
    tab.locator("#share summary").click()
    with tab.expect_download() as download:
        tab.locator("#png").click()

    assert download.value.path().read_bytes().startswith(b64decode("iVBORw0KGgo="))
