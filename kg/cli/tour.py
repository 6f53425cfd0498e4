"""`kg run`: the whole way, from the curated files to an answer, a page and open data."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

FLAGSHIP = "experts-across-networks"


def tour(data: Path | None, ontology: Path | None, out: Path) -> None:
    """Check, load, ask the flagship question, draw the page, write Turtle; say where to go next."""
    from kg import api
    from kg.audience import public
    from kg.cli.ask import print_answer
    from kg.cli.output import Format
    from kg.connection import connect
    from kg.engine import with_origins
    from kg.page import Opening, part_and_answers, write_page, write_start
    from kg.progress import shown
    from kg.rdf import write
    from loaders.sync import Options, sync
    from queries import ask_cypher, find
    from queries.receipts import from_neo4j

    words = api.vocabulary(ontology)
    records, graph = api.checked(data, words)
    catalogue = api.catalogue(words)
    with shown() as report, connect(os.environ) as connection:
        options = api.of_folder(Options(progress=report), records, data)
        summary = sync(graph, words, connection.driver, connection.database, options)
        question = find(catalogue, FLAGSHIP)
        answer = ask_cypher(question, {}, words, connection.driver, connection.database)
        found = from_neo4j(answer.statements, connection.driver, connection.database)
        receipts = with_origins(found, graph)
        uri = connection.uri
    out.mkdir(parents=True, exist_ok=True)
    shown_to_all = public(graph, words)
    part, answers = part_and_answers(shown_to_all, words, Opening(), catalogue)
    write_page(part, words, out / "graph.html", answers=answers)
    with (out / "kg.ttl").open("wb") as output:
        write(shown_to_all, words, output, "turtle")
    start = write_start(out, (answer.question for answer in answers))
    print(f"{len(records.documents)} files checked, {len(graph.nodes)} nodes and {sum(1 for _ in graph.edges)} edges")
    counts = Counter(node.cls for node in graph.nodes.values())
    shown_first = [c for c in words.classes.values() if c.shown_first]
    print("  " + ", ".join(f"{counts[c.name]} × {c.label.en}" for c in shown_first))
    print(f"{uri}: {summary}\n")
    print(f"{question.summary.lv}\n{question.summary.en}")
    print_answer(answer, receipts, Format.table)
    print("\nWhere to go next")
    print(f"  open     {start.resolve().as_uri()}")
    print(f"  RDF      {out / 'kg.ttl'}")
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
