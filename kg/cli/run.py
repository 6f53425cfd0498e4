"""`kg run`: all steps from the curated files to an answer, a page and open data."""

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
NEXT_STEPS = """
Where to go next
  open     {start}
  RDF      {turtle}
  ask      kg ask
  Cypher   kg server browse"""


def run_all(project: Project, out: Path, *, allow_deletes: bool) -> None:
    """Check, load, ask the flagship question, write the page and Turtle, and print the next steps."""
    from kg.page import write_start
    from kg.progress import shown

    question = project.questions[FLAGSHIP]
    with shown() as report:
        summary = project.load(options=load_options(1.0 if allow_deletes else 0.2, wait=600, progress=report))
    with project.engine() as engine:
        answer = engine.answer(question, {})
        receipts = engine.receipts(answer.statements)
    project.page(out / "graph.html")
    turtle = project.export("turtle", out / "kg.ttl")
    start = write_start(out, (listed for listed in project.questions.values() if not listed.required))
    _print_counts(project)
    print(f"Neo4j: {summary}\n")
    print(f"{question.summary.lv}\n{question.summary.en}")
    print_answer(answer, receipts, Format.table)
    print(NEXT_STEPS.format(start=start.resolve().as_uri(), turtle=turtle))
    _offer_to_open(start)


def _print_counts(project: Project) -> None:
    graph, edges = project.graph, sum(1 for _ in project.graph.edges)
    print(f"{len(project.records.documents)} files checked, {len(graph.nodes)} nodes and {edges} edges")
    counts = Counter(node.cls for node in graph.nodes.values())
    first = [cls for cls in project.vocabulary.classes.values() if cls.shown_first]
    print("  " + ", ".join(f"{counts[cls.name]} × {cls.label.en}" for cls in first))


def _offer_to_open(start: Path) -> None:
    """Offer to open the start page, on a desktop where somebody can answer."""
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
