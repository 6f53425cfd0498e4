"""The page that pyvis makes, in a browser: it draws what we say where we say, asks nobody, and runs no text."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli.app import app
from kg.loaders import Graph
from kg.loaders.redaction import redact_internal_people
from kg.page.selection import around
from kg.project import Project
from kg.publish.pyvis_network import network

if TYPE_CHECKING:
    from browsing import Open
    from playwright.sync_api import Locator, Page

    from kg.ontology import Vocabulary

DATA = Path(__file__).parents[3] / "data"
CANVAS = "#mynetwork canvas"
HOSTILE = "<img src=x onerror=hacked=1> <a href=javascript:hacked=1>x</a> </script><script>hacked=1</script>"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file that `kg page --pyvis` writes."""
    path = tmp_path_factory.mktemp("pyvis") / "a page" / "pyvis.html"
    app(["page", "--pyvis", "-o", str(path)], standalone_mode=False)
    return path


def _hover(tab: Page, node: str) -> Locator:
    """Move the pointer to a node; return the tooltip."""
    spot = tab.evaluate("(id) => network.canvasToDOM(network.getPositions([id])[id])", node)
    box = tab.locator(CANVAS).bounding_box()
    assert box
    tab.mouse.move(box["x"] + spot["x"] + 1, box["y"] + spot["y"] + 1)
    tab.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    tooltip = tab.locator(".vis-tooltip")
    tooltip.wait_for(state="visible")
    return tooltip


def test_it_draws_all_nodes_at_our_places_with_physics_off(show: Open, whole: Path) -> None:
    picture = Project.open(DATA).network()
    tab = show(whole, awaited=CANVAS)
    tab.wait_for_timeout(500)  # a simulation would have moved them
    assert tab.evaluate("network.getPositions()") == {n["id"]: {"x": n["x"], "y": n["y"]} for n in picture.nodes}
    assert tab.evaluate("Object.keys(network.body.nodes).length") == len(picture.nodes) > 200
    assert tab.evaluate("Object.keys(network.body.edges).length") == len(picture.edges) > 300
    assert tab.evaluate("network.physics.physicsEnabled") is False
    drawn = {node["id"]: (node["color"], node["shape"]) for node in tab.evaluate("nodes.get()")}
    assert drawn["municipality/vecumnieku-novads-2009"] == ("#009e73", "triangle")
    tooltip = _hover(tab, "person/p018")
    assert tooltip.inner_text().startswith('Persona: Dace Šileika\nNoslēdzies projekts "Lietpratīga')


def test_no_label_lies_on_another() -> None:
    nodes = Project.open(DATA).network().nodes
    wide = {node["id"]: 7 * max(map(len, node["label"].split("\n"))) for node in nodes}
    assert [
        (one["id"], other["id"])
        for one, other in combinations(nodes, 2)
        if abs(one["x"] - other["x"]) < (wide[one["id"]] + wide[other["id"]]) / 2 and abs(one["y"] - other["y"]) < 60
    ] == []


def test_the_tooltip_of_a_hostile_name_is_text(
    show: Open, tmp_path: Path, graph: Graph, vocabulary: Vocabulary
) -> None:
    part = around(redact_internal_people(graph, vocabulary), vocabulary, "person/p018", 1)
    for identifier in ("person/p018", "source/s2a", "role/municipal-expert"):
        node = part.nodes[identifier]
        values = tuple((name, HOSTILE if name == "name" else value) for name, value in node.values)
        part = Graph({**part.nodes, identifier: node._replace(values=values)})
    path = tmp_path / "hostile.html"
    path.write_text(network(part, vocabulary).generate_html(), encoding="utf-8")
    tab = show(path, awaited=CANVAS)
    tooltip = _hover(tab, "person/p018")
    shown = " ".join(tooltip.inner_text().split())
    assert shown.startswith(f"Persona: {HOSTILE}")
    assert f"{HOSTILE} (15.\u00a0rinda".replace("\u00a0", " ") in shown
    assert tooltip.locator("*:not(br)").count() == 0
    assert tab.locator("img, a, div.popup").count() == 0
    assert tab.evaluate("typeof hacked") == "undefined"


def test_a_cell_of_a_notebook_shows_the_same_picture_in_a_sandbox(show: Open, tmp_path: Path) -> None:
    picture = Project.open(DATA).network("person/p018")
    cell = tmp_path / "cell.html"
    cell.write_text(f"<!doctype html>{picture._repr_html_()}", encoding="utf-8")
    frame = show(cell, awaited="iframe").frames[1]
    frame.locator(CANVAS).wait_for()
    places = {node["id"]: {"x": node["x"], "y": node["y"]} for node in picture.nodes}
    assert frame.evaluate("network.getPositions()") == places
    assert frame.evaluate("window.origin") == "null"


def test_the_methods_of_pyvis_write_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Project.open(DATA).network("person/p018")
    monkeypatch.chdir(tmp_path)
    picture.write_html("written.html")
    picture.show("shown.html")
    pages = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert pages == dict.fromkeys(("written.html", "shown.html"), picture.generate_html())


def test_internal_people_are_in_no_public_file(whole: Path, tmp_path: Path, graph: Graph) -> None:
    names = [str(dict(n.values)["name"]) for n in graph.nodes.values() if ("visibility", "internal") in n.values]
    internal = tmp_path / "internal.html"
    app(["page", "--pyvis", "--audience", "internal", "-o", str(internal)], standalone_mode=False)
    assert len(names) == 5
    for path, expected in ((whole, 0), (internal, 5)):
        text = path.read_text(encoding="utf-8")
        assert sum(name.encode("ascii", "backslashreplace").decode() in text for name in names) == expected


def test_the_same_graph_gives_the_same_bytes_with_the_notice_of_vis_network(whole: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    app(["page", "--pyvis", "-o", str(again)], standalone_mode=False)
    assert again.read_bytes() == whole.read_bytes()
    text = whole.read_text(encoding="utf-8")
    assert "vis.js is dual licensed under both" in text
    assert "Almende B.V" in text
    assert "jsdelivr" not in text


def test_colour_and_shape_come_from_the_nearest_superclass(graph: Graph, vocabulary: Vocabulary) -> None:
    from dataclasses import replace

    bare = replace(vocabulary.classes["Municipality"], colour=None, shape=None)
    other = replace(vocabulary, classes={**vocabulary.classes, "Municipality": bare})
    part = around(graph, vocabulary, "municipality/vecumnieku-novads-2009", 1)
    drawn = network(part, other).get_node("municipality/vecumnieku-novads-2009")
    organisation = vocabulary.classes["Organisation"]
    assert (drawn["color"], drawn["shape"]) == (organisation.colour, organisation.shape)


@pytest.mark.parametrize("option", [["--lang", "en"], ["--ask", "brokers"], ["--scope", "seed"], ["--as-of", "2015"]])
def test_options_that_pyvis_does_not_take_are_refused(tmp_path: Path, option: list[str]) -> None:
    import typer

    path = tmp_path / "none.html"
    with pytest.raises(typer.BadParameter, match="expected none of --ask"):
        app(["page", "--pyvis", "-o", str(path), *option], standalone_mode=False)
    assert not path.exists()
