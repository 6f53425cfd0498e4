"""`Graph` -> a folder of CSV files from which Neo4j's own import tool builds the same graph, offline.

One file per class and per relationship type, more for a large graph; the header gives the type of each column. Beside
them stand the record of loads, the arguments of the tool, the schema in Cypher and instructions. The same graph gives
the same bytes.
https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from kg.loaders.files.gc_pause import gc_paused
from kg.loaders.files.workers import parallel_map
from kg.loaders.graph import Node
from kg.loaders.neo4j.batches import relationship_types
from kg.loaders.neo4j.diff import Target
from kg.loaders.neo4j.node_rows import labels
from kg.loaders.neo4j.schema import RECORD_LABEL, schema_queries
from kg.ontology import Use, Vocabulary

ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"
LOAD_RECORD = "loads.csv"
MANUAL = "how-to-import.txt"
SEPARATOR = "\x1f"  # of the values of one cell: the tool cannot escape it, and no curated text may hold it
_LONGEST_ROW = 1 << 20  # characters; the tool's default buffer of 4 MiB holds any value of such a row
PART_SIZE = 200_000  # nodes; parts are written in parallel, and are the same however many cores there are
_FLUSH_AFTER = 20_000  # nodes whose rows are kept in memory before they are written

Row = Mapping[str, Any]
Columns = dict[str, str]  # the type of each column, by name


def write_csv(
    target: Target,
    folder: Path,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> None:
    """Write the graph for `neo4j-admin database import full`, to be run within the folder.

    The files of an earlier call are replaced. The arguments of the tool are written last: a folder that has them is
    complete.

    Args:
        target: what to write; its vocabulary declares types, constraints and indexes.
        folder: made where it is missing.
        progress: called with a label, the number of nodes written, and their total.

    Raises:
        ValueError: a text in a list holds U+001F, which separates the texts of a list.
    """
    _clear(folder)
    nodes = list(target.graph.nodes.values())
    slices = [(first, nodes[first : first + PART_SIZE]) for first in range(0, len(nodes), PART_SIZE)]
    parts = []
    progress("nodes written", 0, len(nodes))
    with gc_paused():
        for part in parallel_map(lambda item: _write_part(target, item[1], folder, item[0] // PART_SIZE), slices):
            parts.append(part)
            progress("nodes written", min(len(parts) * PART_SIZE, len(nodes)), len(nodes))
    _write_load_record(folder / LOAD_RECORD, target.rows.vocabulary)
    schema = [*schema_queries(target.rows.vocabulary).values(), "CALL db.awaitIndexes()"]
    (folder / SCHEMA).write_text("".join(f"{query};\n" for query in schema), encoding="utf-8")
    (folder / MANUAL).write_bytes((files("kg.loaders.neo4j") / MANUAL).read_bytes())
    (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in _arguments(parts)), encoding="utf-8")


def _write_load_record(file: Path, vocabulary: Vocabulary) -> None:
    """Write the record of loads, with the relationship types that they have written."""
    types = _texts(relationship_types(vocabulary))
    text = f'name:string,types:string[],:LABEL\n"load",{types},{RECORD_LABEL}\n'
    file.write_text(text, encoding="utf-8", newline="\n")


def _clear(folder: Path) -> None:
    """Remove the files of an earlier call, where there was one, and make the folders."""
    folders = (folder / "nodes", folder / "relationships")
    if (folder / ARGUMENTS).exists():
        for old in folders:
            shutil.rmtree(old)
        (folder / ARGUMENTS).unlink()
    for new in folders:
        new.mkdir(parents=True, exist_ok=True)


class _Part(NamedTuple):
    """A written part of the graph: the names of its files, its longest row, and whether a value has a line break."""

    nodes: list[str]
    relationships: list[str]
    longest: int
    multiline: bool


def _write_part(target: Target, nodes: Sequence[Node], folder: Path, number: int) -> _Part:
    with ExitStack() as opened:
        node_files = _NodeFiles(folder / "nodes", target.rows.vocabulary, opened, number)
        edge_files = _EdgeFiles(folder / "relationships", target.rows.vocabulary, opened, number)
        for done, node in enumerate(nodes, 1):
            node_files.add(node, target.row(node))
            edge_files.add(node)
            if not done % _FLUSH_AFTER:
                node_files.flush()
                edge_files.flush()
        node_files.flush()
        edge_files.flush()
    return _Part(node_files.names(), edge_files.names(), node_files.longest, node_files.multiline)


def _arguments(parts: Sequence[_Part]) -> Iterator[str]:
    """Yield the arguments of the import tool: how the files are read, and their names."""
    yield "--id-type=string"
    yield f"--array-delimiter=U+{ord(SEPARATOR):04X}"
    if any(part.multiline for part in parts):
        yield "--multiline-fields=true"
    if (longest := max((part.longest for part in parts), default=0)) > _LONGEST_ROW:
        yield f"--read-buffer-size={4 * longest}"
    yield f"--nodes=./{LOAD_RECORD}"  # newer tools ask for a folder
    yield from (f"--nodes=nodes/{name}" for name in sorted(chain.from_iterable(part.nodes for part in parts)))
    edges = sorted(chain.from_iterable(part.relationships for part in parts))
    yield from (f"--relationships=relationships/{name}" for name in edges)


class _File:
    """A file whose rows are collected and written many at a time."""

    def __init__(self, opened: ExitStack, path: Path, header: str) -> None:
        self._output = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._output.write(header)
        self.rows: list[str] = []

    def flush(self) -> tuple[int, bool]:
        """Write the collected rows; return the length of the longest, and whether a value has a line break."""
        text, longest = "".join(self.rows), max(map(len, self.rows), default=0)
        multiline = text.count("\n") > len(self.rows) or "\r" in text
        self._output.write(text)
        self.rows.clear()
        return longest, multiline


class _RowFormat(NamedTuple):
    """How a node with certain properties becomes a row: an encoder per value, and a template of the cells."""

    rows: list[str]
    encoders: list[Callable[[Any], str]]
    template: str


class _NodeFiles:
    """The files of nodes of a part: one per class, and another where a property has values of a second type.

    A row fills the columns that it has and leaves the others empty, which is null. A column has one type. An amount
    of 3 is an integer and one of 2.5 is not, so those rows stand in two files.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, opened: ExitStack, part: int) -> None:
        self._folder, self._vocabulary, self._opened, self._part = folder, vocabulary, opened, part
        self._tables: dict[str, list[tuple[Columns, _File]]] = {}
        self._formats: dict[tuple[object, ...], _RowFormat] = {}
        self.longest, self.multiline = 0, False

    def add(self, node: Node, row: Row) -> None:
        """Add the row of a node."""
        key = (node.cls, *row, *map(type, row.values()))
        form = self._formats.get(key) or self._formats.setdefault(key, self._row_format(node.cls, row))
        cells = [encode(value) for encode, value in zip(form.encoders, row.values(), strict=True)]
        form.rows.append(form.template.format(*cells))

    def flush(self) -> None:
        """Write the collected rows."""
        for _, file in chain.from_iterable(self._tables.values()):
            longest, multiline = file.flush()
            self.longest = max(self.longest, longest)
            self.multiline |= multiline

    def names(self) -> list[str]:
        """Return the names of the files."""
        return [
            _file_name(cls, self._part, number)
            for cls, tables in self._tables.items()
            for number, _ in enumerate(tables)
        ]

    def _row_format(self, cls: str, row: Row) -> _RowFormat:
        types = {name: "ID" if name == "id" else _column_type(value) for name, value in row.items()}
        columns, file = self._table(cls, types)
        fields = {name: f"{{{index}}}" for index, name in enumerate(row)}
        cells = [fields.get(name, "") for name in columns]
        label_cell = SEPARATOR.join(labels(cls, self._vocabulary))
        encoders = [_ENCODERS[type(value)] for value in row.values()]
        return _RowFormat(file.rows, encoders, ",".join([*cells, label_cell]) + "\n")

    def _table(self, cls: str, types: Columns) -> tuple[Columns, _File]:
        """Return the first file of a class whose columns have the types of a row, or a new one."""
        tables = self._tables.setdefault(cls, [])
        for columns, file in tables:
            if types.items() <= columns.items():
                return columns, file
        columns = {**_columns(self._vocabulary.uses[cls], self._vocabulary.bounds), **types}
        header = ",".join([*(f"{name}:{kind}" for name, kind in columns.items()), ":LABEL"]) + "\n"
        file = _File(self._opened, self._folder / _file_name(cls, self._part, len(tables)), header)
        tables.append((columns, file))
        return columns, file


class _EdgeFiles:
    """The files of relationships of a part, one per type."""

    def __init__(self, folder: Path, vocabulary: Vocabulary, opened: ExitStack, part: int) -> None:
        self._folder, self._vocabulary, self._opened, self._part = folder, vocabulary, opened, part
        self._derived = {relationship.term.name for relationship in vocabulary.derived_relationships}
        self._files: dict[str, _File] = {}
        self._formats: dict[str, tuple[list[str], str]] = {}

    def add(self, node: Node) -> None:
        """Add the rows of the outgoing relationships of a node."""
        start = _text(node.id) + ',"'
        for predicate, end in node.links:
            rows, rest = self._formats.get(predicate) or self._formats.setdefault(predicate, self._format(predicate))
            rows.append(start + (end.replace('"', '""') if '"' in end else end) + rest)

    def flush(self) -> None:
        """Write the collected rows."""
        for file in self._files.values():
            file.flush()

    def names(self) -> list[str]:
        """Return the names of the files."""
        return [_file_name(kind, self._part) for kind in self._files]

    def _format(self, predicate: str) -> tuple[list[str], str]:
        """Return the rows of a new file for a predicate, and how each row ends after the identifiers."""
        kind = self._vocabulary.properties[predicate].relationship
        mark, value = (",derived:boolean", ",true") if predicate in self._derived else ("", "")
        header = f":START_ID,:END_ID,:TYPE{mark}\n"
        file = self._files[kind] = _File(self._opened, self._folder / _file_name(kind, self._part), header)
        return file.rows, f'",{kind}{value}\n'


def _file_name(name: str, part: int, number: int = 0) -> str:
    return name + (f"-{number + 1}" if number else "") + (f".part{part + 1}" if part else "") + ".csv"


def _columns(uses: Mapping[str, Use], bounds: Sequence[str]) -> Columns:
    """Return the columns of a class as the vocabulary declares its properties, without relationships."""
    columns: Columns = {"id": "ID"}
    for name, use in uses.items():
        kind = _DECLARED.get(use.term.kind, "string")
        if use.term.kind != "entity":
            columns[name] = kind if use.single else f"{kind}[]"
        if use.term.kind == "lang":
            columns[name + "En"] = columns[name]
        if use.term.kind == "date":
            columns |= {name + end: "date" for end in bounds}
    return columns


def _column_type(value: object) -> str:
    return f"{_TYPES[str]}[]" if isinstance(value, list) else _TYPES[type(value)]


def _text(value: str) -> str:
    return f'"{value}"' if '"' not in value else '"' + value.replace('"', '""') + '"'


def _texts(values: list[str]) -> str:
    joined = SEPARATOR.join(values)
    if joined.count(SEPARATOR) >= max(len(values), 1):
        raise ValueError(f"{values!r} holds U+001F, expected printable text, remove it")
    return _text(joined)


_DECLARED = {"integer": "long", "decimal": "double", "boolean": "boolean"}
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", date: "date"}
_ENCODERS: dict[type, Callable[[Any], str]] = {
    str: _text,
    list: _texts,
    int: str,
    float: repr,
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
}
