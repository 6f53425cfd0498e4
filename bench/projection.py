"""Write the target of a load in the best form for each peer: JSON, N-Triples, TSV."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from kg.loaders import check, read
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.graph import Graph
from kg.loaders.neo4j.node_rows import NodeRows, labels
from kg.ontology import Vocabulary

IRI = "https://example.org/"
Pairs = dict[tuple[str, str, str], list[tuple[str, str]]]


def project(corpus: Path, folder: Path) -> tuple[int, int]:
    """Write the graph of a corpus; return the numbers of its nodes and relationships."""
    vocabulary = Vocabulary.read()
    graph = check(read([corpus]), vocabulary)
    rows, node_rows = defaultdict(list), NodeRows(vocabulary, ANONYMOUS)
    for node in graph.nodes.values():
        rows[node.cls].append(node_rows.properties(node))
    pairs = _pairs(graph, vocabulary)
    classes = {cls: [cls, *(label for label in labels(cls, vocabulary) if label != cls)] for cls in rows}
    order = TopologicalSorter({cls: {target for _, source, target in pairs if source == cls} - {cls} for cls in rows})
    nodes = [(cls, classes[cls], rows[cls]) for cls in order.static_order()]
    folder.mkdir(parents=True)
    _json(folder / "graph.json", nodes, pairs)
    (folder / "graph.nt").write_text("".join(_triples(nodes, pairs)), encoding="utf-8")
    _tsv(folder, nodes, pairs)
    return len(graph.nodes), sum(map(len, pairs.values()))


def _pairs(graph: Graph, vocabulary: Vocabulary) -> Pairs:
    """Return the ends of all relationships by type, class of the start and class of the end."""
    pairs = defaultdict(list)
    for edge in graph.edges:
        kind = vocabulary.properties[edge.predicate].relationship
        pairs[kind, graph.nodes[edge.source].cls, graph.nodes[edge.target].cls].append((edge.source, edge.target))
    return dict(sorted(pairs.items()))


def _json(file: Path, nodes: list[Any], pairs: Pairs) -> None:
    dates = {name for _, _, rows in nodes for row in rows for name, value in row.items() if isinstance(value, date)}
    edges = [(*key, ends) for key, ends in pairs.items()]
    text = json.dumps({"nodes": nodes, "edges": edges, "dates": sorted(dates)}, default=str)
    file.write_text(text, encoding="utf-8")


def _triples(nodes: list[Any], pairs: Pairs) -> Iterator[str]:
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    for _, names, rows in nodes:
        for row in rows:
            subject = f"<{IRI}{row['id']}>"
            yield from (f"{subject} {kind} <{IRI}{name}> .\n" for name in names)
            for name, value in row.items():
                for item in value if isinstance(value, list) else [value]:
                    if name != "id":
                        yield f"{subject} <{IRI}{name}> {_literal(item)} .\n"
    for (name, _, _), ends in pairs.items():
        yield from (f"<{IRI}{source}> <{IRI}{name}> <{IRI}{target}> .\n" for source, target in ends)


def _literal(value: object) -> str:
    datatype = {int: "integer", bool: "boolean", float: "double", date: "date"}.get(type(value))
    text = json.dumps(value if isinstance(value, str) else str(value).lower(), ensure_ascii=False)
    return f"{text}^^<http://www.w3.org/2001/XMLSchema#{datatype}>" if datatype else text


def _tsv(folder: Path, nodes: list[Any], pairs: Pairs) -> None:
    """Write the form of KGX: CURIEs, categories, lists separated by bars."""
    names = sorted({name for _, _, rows in nodes for row in rows for name in row} - {"id"})
    with (folder / "kgx_nodes.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(["id", "category", *names])
        for _, classes, rows in nodes:
            category = "|".join(f"biolink:{name}" for name in classes)
            table.writerows(
                [_curie(row["id"]), category, *(_cell(row.get(name, "")) for name in names)] for row in rows
            )
    with (folder / "kgx_edges.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(["id", "subject", "predicate", "object", "category"])
        edges = ((kind, *ends) for (kind, _, _), pair_list in pairs.items() for ends in pair_list)
        for number, (kind, source, target) in enumerate(edges):
            row = [f"e:{number}", _curie(source), f"biolink:{kind.lower()}", _curie(target), "biolink:Association"]
            table.writerow(row)


def _curie(name: str) -> str:
    return name.replace("/", ":", 1)


def _cell(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)
