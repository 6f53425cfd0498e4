"""The start page of a folder: links to the page, the answers and all files, with a picture of the map."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.page.content.translations import interface_texts
from kg.page.page import data_block, policy_hash, template_environment
from kg.queries.catalogue.themes import by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.queries import Question

PAGE, START = "graph.html", "index.html"
MARGIN = 60


def write_start(folder: Path, questions: Iterable[Question]) -> Path:
    """Write the start page of a folder that holds the page; it lists whatever else lies there."""
    style = files("kg.page").joinpath("style", "start.css").read_text(encoding="utf-8")
    others = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name not in (PAGE, START))
    texts = interface_texts()
    html = (
        template_environment()
        .get_template("start.html")
        .render(
            title=texts["title"],
            texts=texts,
            themes=by_theme(questions),
            files=[(path.name, -(-path.stat().st_size // 1000)) for path in others],
            style=style,
            style_hash=policy_hash(style),
            **_picture((folder / PAGE).read_text(encoding="utf-8")),
        )
    )
    path = folder / START
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def _picture(html: str) -> dict[str, Any]:
    """Return lines, dots and frame of the first view of a page."""
    nodes, edges, content = (data_block(html, name) for name in ("nodes", "edges", "content"))
    classes = content["classes"]
    first = [node for node in nodes if classes[node["class"]]["shownFirst"]]
    shown = {number for number, node in enumerate(nodes) if classes[node["class"]]["shownFirst"]}
    ends = [
        (nodes[edge["from"]], nodes[edge["to"]], "planned" in edge)
        for edge in edges
        if edge["from"] in shown and edge["to"] in shown and "moved" not in edge
    ]
    lines = [(start["x"], start["y"], end["x"], end["y"], planned) for start, end, planned in ends]
    dots = [(node["x"], node["y"], node.get("size", 9), classes[node["class"]]["colour"]) for node in first]
    across, down = ([dot[axis] for dot in dots] or [0] for axis in (0, 1))
    left, top = min(across) - MARGIN, min(down) - MARGIN
    box = f"{left} {top} {max(across) - left + MARGIN} {max(down) - top + MARGIN}"
    return {"lines": lines, "dots": dots, "box": box}
