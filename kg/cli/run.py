"""`kg run`: the whole way, from the curated files to an answer, a page and open data."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.ask import print_answer
from kg.cli.load import load_options
from kg.cli.output import Format

if TYPE_CHECKING:
    from pathlib import Path

    from kg.project import Project

FLAGSHIP = "experts-across-networks"


def run_all(project: Project, out: Path, *, allow_deletes: bool) -> None:
    """Check, load, ask the flagship question, draw the page, write Turtle; say where to go next."""
    from kg.page import write_start
    from kg.progress import shown

    graph, question = project.graph, project.questions[FLAGSHIP]
    with shown() as report:
        summary = project.load(options=load_options(1.0 if allow_deletes else 0.2, wait=600, progress=report))
    with project.engine() as engine:
        answer = engine.answer(question, {})
        receipts = engine.receipts(answer.statements)
    project.page(out / "graph.html")
    turtle = project.export("turtle", out / "kg.ttl")
    start = write_start(out, (listed for listed in project.questions.values() if not listed.required))
    nodes, edges = len(graph.nodes), sum(1 for _ in graph.edges)
    print(f"{len(project.records.documents)} files checked, {nodes} nodes and {edges} edges")
    counts = Counter(node.cls for node in graph.nodes.values())
    shown_first = [c for c in project.vocabulary.classes.values() if c.shown_first]
    print("  " + ", ".join(f"{counts[c.name]} × {c.label.en}" for c in shown_first))
    print(f"Neo4j: {summary}\n")
    print(f"{question.summary.lv}\n{question.summary.en}")
    print_answer(answer, receipts, Format.table)
    print("\nWhere to go next")
    print(f"  open     {start.resolve().as_uri()}")
    print(f"  RDF      {turtle}")
    print("  ask      kg ask")
    print("  Cypher   kg server browse")
    _offer(start)


def _offer(start: Path) -> None:
    """On a desktop, where somebody can answer: offer to open the start page."""
    import webbrowser

    import typer

    desktop = sys.platform in ("darwin", "win32") or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if (
        desktop
        and sys.stdin.isatty()
        and sys.stdout.isatty()
        and typer.confirm("Open it in the browser?", default=True)
    ):
        webbrowser.open(start.resolve().as_uri())
