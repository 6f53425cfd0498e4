"""`kg run`: the whole way, from the curated files to an answer, a page and open data."""

from __future__ import annotations

import os
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
    from kg.page import write_page
    from kg.progress import shown
    from kg.rdf import write
    from loaders.sync import Options, sync
    from queries import ask_cypher, find
    from queries.receipts import from_neo4j

    words = api.vocabulary(ontology)
    records, graph = api.checked(data, words)
    with shown() as report, connect(os.environ) as connection:
        options = api.of_folder(Options(progress=report), records, data)
        summary = sync(graph, words, connection.driver, connection.database, options)
        question = find(api.catalogue(words), FLAGSHIP)
        answer = ask_cypher(question, {}, words, connection.driver, connection.database)
        found = from_neo4j(answer.statements, connection.driver, connection.database)
        receipts = api.with_origins(found, graph)
        uri = connection.uri
    out.mkdir(parents=True, exist_ok=True)
    shown_to_all = public(graph, words)
    write_page(shown_to_all, words, out / "graph.html")
    with (out / "kg.ttl").open("wb") as output:
        write(shown_to_all, words, output, "turtle")
    print(f"{len(records.documents)} files checked, {len(graph.nodes)} nodes and {sum(1 for _ in graph.edges)} edges")
    counts = Counter(node.cls for node in graph.nodes.values())
    shown_first = [c for c in words.classes.values() if c.shown_first]
    print("  " + ", ".join(f"{counts[c.name]} × {c.label.en}" for c in shown_first))
    print(f"{uri}: {summary}\n")
    print(f"{question.summary.lv}\n{question.summary.en}")
    print_answer(answer, receipts, Format.table)
    print("\nWhere to go next")
    print(f"  open     {out / 'graph.html'}")
    print(f"  RDF      {out / 'kg.ttl'}")
    print("  ask      kg ask")
    print("  Cypher   kg server browse")
