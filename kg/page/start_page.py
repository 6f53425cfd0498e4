"""The start page of a folder: links to the page, the answers and all files, with a picture of the map."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.page.content.translations import interface_texts
from kg.page.page import block, policy_hash
from kg.queries.themes import by_theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.queries import Question

PAGE, START = "graph.html", "index.html"
MARGIN = 60


def write_start(folder: Path, questions: Iterable[Question]) -> Path:
    """Write the start page of a folder that holds the page; it lists whatever else lies there."""
    from jinja2 import Environment, PackageLoader

    style = files("kg.page").joinpath("style", "start.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=PackageLoader("kg.page", ""), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    others = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name not in (PAGE, START))
    texts = interface_texts()
    html = environment.get_template("start.html").render(
        title=texts["title"],
        texts=texts,
        themes=by_theme(questions),
        files=[(path.name, -(-path.stat().st_size // 1000)) for path in others],
        style=style,
        style_hash=policy_hash(style),
        **_picture((folder / PAGE).read_text(encoding="utf-8")),
    )
    path = folder / START
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def _picture(html: str) -> dict[str, Any]:
    """Lines, dots and frame of the first view of a page."""
    nodes, edges, words = (block(html, name) for name in ("nodes", "edges", "words"))
    shown = {number for number, node in enumerate(nodes) if words["classes"][node["class"]]["first"]}
    lines = [
        (nodes[e["from"]]["x"], nodes[e["from"]]["y"], nodes[e["to"]]["x"], nodes[e["to"]]["y"], "planned" in e)
        for e in edges
        if e["from"] in shown and e["to"] in shown and "now" not in e
    ]
    colours = [cls["colour"] for cls in words["classes"]]
    dots = [(n["x"], n["y"], n.get("size", 9), colours[n["class"]]) for i, n in enumerate(nodes) if i in shown]
    across, down = ([dot[axis] for dot in dots] or [0] for axis in (0, 1))
    left, top = min(across) - MARGIN, min(down) - MARGIN
    box = f"{left} {top} {max(across) - left + MARGIN} {max(down) - top + MARGIN}"
    return {"lines": lines, "dots": dots, "box": box}
