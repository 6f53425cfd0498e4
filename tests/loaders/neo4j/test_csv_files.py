"""The CSV files hold the whole graph; tests/kg/server/test_bulk_load.py proves that Neo4j builds the same of them."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.loaders import Graph
from kg.loaders.curated.dataset import ANONYMOUS
from kg.loaders.graph import Node, Section
from kg.loaders.neo4j import import_files
from kg.loaders.neo4j.diff import Target
from kg.loaders.neo4j.import_files import ARGUMENTS, LOAD_RECORD, SEPARATOR, write_csv
from kg.loaders.neo4j.node_rows import HASH, NodeRows, labels
from kg.loaders.neo4j.schema import schema_queries

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ontology import Vocabulary

PARSERS = {
    "ID": str,
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "string[]": lambda cell: cell.split(SEPARATOR),
}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1f"), min_size=1)


def node(identifier: str, cls: str, **values: Any) -> Node:
    return Node(identifier, cls, tuple(sorted(values.items())), (), Section("", ""), 0)


def rows_of(folder: Path) -> dict[str, tuple[dict[str, Any], set[str]]]:
    """Return properties and labels of every node in the files, read by their headers; an empty cell is no property.

    There are no empty texts in the tests: this reader cannot distinguish `""` from nothing, Neo4j can.
    """
    nodes = {}
    for argument in (folder / ARGUMENTS).read_text(encoding="utf-8").splitlines():
        option, _, name = argument.partition("=")
        if option == "--nodes" and not name.endswith(LOAD_RECORD):
            with (folder / name).open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            for *cells, given_labels in rows:
                typed = zip([column.split(":") for column in header], cells, strict=False)
                values = {n: PARSERS[kind](cell) for (n, kind), cell in typed if cell}  # type: ignore[operator]
                nodes[values["id"]] = (values, set(given_labels.split(SEPARATOR)))
    return nodes


def edges_of(folder: Path) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Return the ends of every relationship by the rest of its row: its type and, if it is derived, `true`."""
    edges = defaultdict(list)
    for argument in (folder / ARGUMENTS).read_text(encoding="utf-8").splitlines():
        option, _, name = argument.partition("=")
        if option == "--relationships":
            with (folder / name).open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            assert header in (
                [":START_ID", ":END_ID", ":TYPE"],
                [":START_ID", ":END_ID", ":TYPE", "derived:boolean"],
            )
            assert {row[2] for row in rows} == {name.removeprefix("relationships/").partition(".")[0]}
            for start, end, *rest in rows:
                edges[tuple(rest)].append((start, end))
    return edges


def row_of(node: Node, vocabulary: Vocabulary) -> dict[str, object]:
    rows = NodeRows(vocabulary, ANONYMOUS)
    return {**rows.properties(node), HASH: rows.content_hash(node)}


def test_the_files_hold_every_node_and_relationship(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    expected = {n.id: (row_of(n, vocabulary), set(labels(n.cls, vocabulary))) for n in graph.nodes.values()}
    assert rows_of(tmp_path) == expected
    edges = defaultdict(list)
    for edge in graph.edges:
        kind = vocabulary.properties[edge.predicate].relationship
        derived = edge.predicate in {rule.term.name for rule in vocabulary.derived_relationships}
        edges[(kind, "true") if derived else (kind,)].append((edge.source, edge.target))
    assert edges_of(tmp_path) == edges
    types = sorted({p.relationship for p in vocabulary.properties.values() if p.kind == "entity"})
    assert (tmp_path / LOAD_RECORD).read_text(encoding="utf-8").splitlines() == [
        "name:string,types:string[],:LABEL",
        f'"load","{SEPARATOR.join(types)}",LoadRecord',
    ]


def test_schema_and_manual_are_beside_them(graph: Graph, vocabulary: Vocabulary, tmp_path: Path) -> None:
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    schema = (tmp_path / "schema.cypher").read_text(encoding="utf-8")
    assert schema.split(";\n") == [*schema_queries(vocabulary).values(), "CALL db.awaitIndexes()", ""]
    manual = (tmp_path / "how-to-import.txt").read_text(encoding="utf-8")
    assert "neo4j-admin database import full neo4j --overwrite-destination @import.args" in manual


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(
        st.fixed_dictionaries({"name": TEXT}, optional={"nameEn": TEXT, "aliases": st.lists(TEXT, min_size=1)}),
        min_size=1,
        max_size=5,
    ),
    amounts=st.lists(st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False), max_size=4),
)
def test_any_text_and_number_comes_back(
    people: list[dict[str, Any]], amounts: list[float], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    nodes = [
        node(f"person/p{number}", "Person", **{k: tuple(v) if k == "aliases" else v for k, v in values.items()})
        for number, values in enumerate(people)
    ]
    nodes += [node(f"observation/{n:016x}", "Observation", amount=amount) for n, amount in enumerate(amounts)]
    write_csv(Target(Graph({node.id: node for node in nodes}), NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    back = {identifier: values for identifier, (values, _) in rows_of(tmp_path).items()}
    expected = {node.id: row_of(node, vocabulary) for node in nodes}
    assert back == expected
    assert [type(back[f"observation/{n:016x}"]["amount"]) for n in range(len(amounts))] == [type(a) for a in amounts]


def test_an_amount_of_another_type_stands_in_another_file(vocabulary: Vocabulary, tmp_path: Path) -> None:
    nodes = [node(f"observation/{n:016x}", "Observation", amount=amount) for n, amount in enumerate([3, 2.5, 4, True])]
    write_csv(Target(Graph({node.id: node for node in nodes}), NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    assert {path.name: path.read_text().count("\n") - 1 for path in (tmp_path / "nodes").iterdir()} == {
        "Observation.csv": 2,
        "Observation-2.csv": 1,
        "Observation-3.csv": 1,
    }


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("plain", None),
        ("two\nlines", "--multiline-fields=true"),
        ("return\rof the carriage", "--multiline-fields=true"),
        ("x" * 2_000_000, "--read-buffer-size="),
    ],
)
def test_the_arguments_announce_line_breaks_and_long_values(
    vocabulary: Vocabulary, tmp_path: Path, name: str, option: str | None
) -> None:
    one = node("person/p1", "Person", name=name)
    write_csv(Target(Graph({one.id: one}), NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    arguments = (tmp_path / ARGUMENTS).read_text().splitlines()
    assert [line for line in arguments if line.startswith(("--multi", "--read"))] == [
        line for line in arguments if option and line.startswith(option)
    ]
    assert bool(option) == any(line.startswith(("--multi", "--read")) for line in arguments)


def test_the_separator_within_a_text_of_a_list_is_refused(vocabulary: Vocabulary, tmp_path: Path) -> None:
    one = node("person/p1", "Person", aliases=("A", "B\x1fC"))
    with pytest.raises(ValueError, match=r"holds U\+001F"):
        write_csv(Target(Graph({one.id: one}), NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    assert not (tmp_path / ARGUMENTS).exists()


def test_another_graph_replaces_the_files_and_nothing_else(
    graph: Graph, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").touch()
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    first = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    one = node("person/p1", "Person", name="Anna")
    write_csv(Target(Graph({one.id: one}), NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    assert [path.name for path in (tmp_path / "nodes").iterdir()] == ["Person.csv"]
    write_csv(Target(graph, NodeRows(vocabulary, ANONYMOUS)), tmp_path)
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first


def test_a_large_graph_is_written_in_parts_that_do_not_depend_on_the_cores(
    graph: Graph, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target(graph, NodeRows(vocabulary, ANONYMOUS))
    write_csv(target, tmp_path / "whole")
    monkeypatch.setattr(import_files, "PART_SIZE", 100)
    for cores in (2, 1):
        monkeypatch.setattr("os.sched_getaffinity", lambda _, cores=cores: set(range(cores)))
        write_csv(target, tmp_path / str(cores))
    assert rows_of(tmp_path / "2") == rows_of(tmp_path / "whole")
    edges, parts = edges_of(tmp_path / "whole"), edges_of(tmp_path / "2")
    assert {kind: sorted(ends) for kind, ends in parts.items()} == {kind: sorted(e) for kind, e in edges.items()}
    written = [sorted(path.relative_to(tmp_path / n) for path in (tmp_path / n).rglob("*.*")) for n in ("1", "2")]
    assert written[0] == written[1]
    assert any(path.name == "ABOUT.part2.csv" for path in written[0])
    for path in written[0]:
        assert (tmp_path / "1" / path).read_bytes() == (tmp_path / "2" / path).read_bytes(), path
