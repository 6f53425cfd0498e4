"""Text that would like to be more than text, in every text field of the data: it is shown, and never runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from browsing import go, settle
from playwright.sync_api import expect

from kg.loaders import Graph
from kg.ontology import Text
from kg.page import FirstView, page_data, scope_and_answers, write_page
from kg.queries.engines.rdf_engine import RdfEngine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from browsing import Open
    from playwright.sync_api import Page

    from kg.loaders import Node
    from kg.loaders.graph import Scalar
    from kg.ontology import Vocabulary
    from kg.queries import Question

LINES = (Path(__file__).parent / "attacks.txt").read_text(encoding="utf-8").splitlines()
# What a text file shows badly: bidirectional controls, separators of lines, nothing, NUL, a tab before a formula, length.
ATTACKS = [
    *LINES,
    "Anna\u202egnp.exe\u202c\u200f",
    "]]>\u2028\u2029\\u003c",
    "\u2066\u200b\ufeff\u2069<b>",
    "nul\u0000<script>hacked=1</script>",
    "\t=1+1",
    "Ļoti" * 3000,
]
TEXTS = ("text", "lang", "uri")


@pytest.fixture(scope="module")
def attacked(shown_to_all: Graph, vocabulary: Vocabulary) -> Graph:
    """Give the curated graph with an attack in each text field, in turn."""
    turns = _turns()
    nodes = {key: _attacked(node, vocabulary, turns) for key, node in shown_to_all.nodes.items()}
    return Graph(nodes)


def _turns() -> Iterator[str]:
    while True:
        yield from ATTACKS


def _attacked(node: Node, vocabulary: Vocabulary, turns: Iterator[str]) -> Node:
    uses = vocabulary.uses[node.cls]

    def planted(name: str, value: Scalar | tuple[str, ...]) -> Scalar | tuple[str, ...]:
        use = uses.get(name) or uses.get(name.removesuffix("En"))
        if name in ("property", "file") or use is None or use.lists or use.term.kind not in (*TEXTS, "literal"):
            return value
        return tuple(next(turns) for _ in value) if isinstance(value, tuple) else next(turns)

    return node._replace(values=tuple((name, planted(name, value)) for name, value in node.values))


@pytest.fixture(scope="module")
def attacked_file(
    attacked: Graph, vocabulary: Vocabulary, catalogue: Mapping[str, Question], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("attacked") / "graph.html"
    opening = FirstView(title=Text(ATTACKS[1], ATTACKS[2]))
    part, answers = scope_and_answers(
        attacked, vocabulary, opening, catalogue, lambda part: RdfEngine(vocabulary, part, str)
    )
    write_page(part, vocabulary, path, view=opening, answers=answers)
    return path


def require_harmless(tab: Page) -> None:
    assert tab.evaluate("typeof hacked") == "undefined"
    assert set(tab.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")) <= {
        "file:",
        "https:",
        "http:",
    }
    assert tab.locator("#details :is(img, script, iframe, object, embed, form, style, link, base, meta)").count() == 0
    assert tab.locator("#text-version :is(img, script, svg, iframe, object, embed, form, style)").count() == 0
    assert tab.locator("#hits :is(img, script, svg)").count() == 0
    handlers = "[...document.querySelectorAll('*')].some((each) => [...each.attributes].some(({ name }) => name.startsWith('on')))"
    assert not tab.evaluate(handlers)


def test_there_are_enough() -> None:
    assert len(set(ATTACKS)) >= 60


@pytest.mark.slow
def test_the_page_holds_the_graph(attacked: Graph, attacked_file: Path) -> None:
    held = page_data(attacked_file.read_text(encoding="utf-8"))
    assert (held.ids, held.edges) == (frozenset(attacked.nodes), frozenset(attacked.edges))


def test_details_show_every_attack_as_text(show: Open, attacked: Graph, attacked_file: Path) -> None:
    tab = show(attacked_file)
    expect(tab.get_by_role("heading", level=1)).to_have_text(ATTACKS[1])
    named = {str(dict(node.values)["name"]): node for node in attacked.nodes.values() if "name" in dict(node.values)}

    assert len(set(ATTACKS) - named.keys()) <= 10  # the others are in other fields
    for attack, node in named.items():
        go(tab, f"#sel={node.id}&lang=lv")
        assert attack in (tab.locator("#details-title").text_content() or "")
    require_harmless(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_other_part_shows_them_as_text(show: Open, attacked_file: Path) -> None:
    tab = show(attacked_file, "#text=1&lang=lv")
    text = tab.locator("#text-version").text_content() or ""
    assert sum(attack in text for attack in ATTACKS) > 50
    for query in ("hacked", "script", "=cmd", "evil"):
        tab.get_by_role("combobox").fill(query)
        assert tab.get_by_role("option").count() > 0
    require_harmless(tab)
    for state in (
        "#ask=person-affiliations",
        "#sel=network/t2&near=2&lang=en",
        "#between=network/t2~network/t3&lang=en",
    ):
        go(tab, state)
        require_harmless(tab)
    tab.get_by_role("combobox").press("Escape")
    where, box = tab.evaluate("drawn.at(drawn.nodes[0].i)"), tab.locator("#map").bounding_box()
    assert box
    tab.mouse.move(box["x"] + where["x"], box["y"] + where["y"])  # its tooltip
    settle(tab)
    require_harmless(tab)


def test_attacks_in_the_address_are_harmless(show: Open, attacked_file: Path) -> None:
    tab = show(attacked_file)
    for attack in ATTACKS:
        short = quote(attack[:200])
        go(
            tab,
            f"#sel={short}&ask={short}&years={short}&show={short}&nosrc={short}&path={short}~{short}&lang={short}&{short}={short}",
        )
        assert tab.evaluate("drawn.nodes.length") > 50
    require_harmless(tab)


def test_exports_are_harmless(show: Open, attacked_file: Path) -> None:
    tab = show(attacked_file, "#show=Event,Output,Topic&lang=lv")
    tab.locator("#share").evaluate("(share) => { share.open = true }")
    with tab.expect_download() as table:
        tab.locator("#csv").click()
    rows = list(csv.reader(io.StringIO(Path(table.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)
    with tab.expect_download() as picture:
        tab.locator("#svg").click()
    drawn = ET.fromstring(Path(picture.value.path()).read_bytes())  # noqa: S314
    names = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    assert not names & {"script", "image", "a", "foreignObject", "animate", "iframe"}
    assert not [name for element in drawn.iter() for name in element.attrib if name.startswith("on") or "href" in name]


def test_text_version_without_scripts(show: Open, attacked: Graph, attacked_file: Path) -> None:
    tab = show(attacked_file, java_script_enabled=False)
    names = tab.locator("tbody[id^='person/'] th a").all_text_contents()
    expected = [dict(node.values)["name"] for node in attacked.nodes.values() if node.cls == "Person"]
    assert len(names) == len(expected)
    assert all(str(name).replace("\u0000", "").strip() in "".join(names) for name in expected)
