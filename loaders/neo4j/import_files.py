"""`Graph` -> a folder of CSV files from which Neo4j's own import tool builds the same graph, offline.

One file per class and per relationship type, and more of a large graph; the header gives the type of each column.
What loads note beside the graph; the arguments of the tool; the schema in Cypher; a text that says what to do with
them. The same graph gives the same bytes.
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
from kg.loaders.neo4j.batches import relationships
from kg.loaders.neo4j.diff import Target
from kg.loaders.neo4j.node_rows import labels
from kg.loaders.neo4j.schema import RECORD, statements
from kg.ontology import Use, Vocabulary

ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"
LOADS = "loads.csv"
MANUAL = "how-to-import.txt"
SEPARATOR = "\x1f"  # of the values of one cell: the tool cannot escape it, and no curated text may hold it
_LONGEST = 1 << 20  # characters of a row; the tool's buffer of 4 MiB holds any value of such a row
PART = 200_000  # nodes of a part: parts are written side by side, and do not depend on how many cores there are
_AT_ONCE = 20_000  # nodes whose rows are kept in memory before they are written

Held = Mapping[str, Any]
Columns = dict[str, str]


def write_csv(
    wanted: Target,
    folder: Path,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> None:
    """Write the graph for `neo4j-admin database import full`, to be run within the folder.

    What an earlier call wrote there is replaced. The arguments of the tool are written last: a folder that has them
    is whole.

    Args:
        wanted: what to write; its vocabulary declares types, constraints and indexes.
        folder: made where it is missing.
        progress: told how many nodes of how many are written.

    Raises:
        ValueError: a text in a list holds U+001F, which separates the texts of a list.
    """
    _clear(folder)
    nodes = list(wanted.graph.nodes.values())
    parts = [(first, nodes[first : first + PART]) for first in range(0, len(nodes), PART)]
    written = []
    progress("nodes written", 0, len(nodes))
    with gc_paused():
        for part in parallel_map(lambda part: _write_part(wanted, part[1], folder, part[0] // PART), parts):
            written.append(part)
            progress("nodes written", min(len(written) * PART, len(nodes)), len(nodes))
    _write_record(folder / LOADS, wanted.rows.vocabulary)
    schema = [*statements(wanted.rows.vocabulary), "CALL db.awaitIndexes()"]
    (folder / SCHEMA).write_text("".join(f"{each};\n" for each in schema), encoding="utf-8")
    (folder / MANUAL).write_bytes((files("kg.loaders.neo4j") / MANUAL).read_bytes())
    (folder / ARGUMENTS).write_text("".join(f"{each}\n" for each in _arguments(written)), encoding="utf-8")


def _write_record(file: Path, vocabulary: Vocabulary) -> None:
    """What loads keep beside the graph: which types of relationships they have written."""
    types = _texts(relationships(vocabulary))
    file.write_text(f'name:string,types:string[],:LABEL\n"load",{types},{RECORD}\n', encoding="utf-8", newline="\n")


def _clear(folder: Path) -> None:
    """Remove what an earlier call wrote, and nothing where there was none."""
    parts = (folder / "nodes", folder / "relationships")
    if (folder / ARGUMENTS).exists():
        for part in parts:
            shutil.rmtree(part)
        (folder / ARGUMENTS).unlink()
    for part in parts:
        part.mkdir(parents=True, exist_ok=True)


class _Part(NamedTuple):
    """A part of the graph: the names of its files, the length of the longest row, whether a value has a line break."""

    nodes: list[str]
    relationships: list[str]
    longest: int
    multiline: bool


def _write_part(wanted: Target, several: Sequence[Node], folder: Path, number: int) -> _Part:
    with ExitStack() as opened:
        nodes = _NodeFiles(folder / "nodes", wanted.rows.vocabulary, opened, number)
        edges = _EdgeFiles(folder / "relationships", wanted.rows.vocabulary, opened, number)
        for done, node in enumerate(several, 1):
            nodes.add(node, wanted.held(node))
            edges.add(node)
            if not done % _AT_ONCE:
                nodes.flush()
                edges.flush()
        nodes.flush()
        edges.flush()
    return _Part(nodes.names(), edges.names(), nodes.longest, nodes.multiline)


def _arguments(parts: Sequence[_Part]) -> Iterator[str]:
    """Say how the files are read."""
    yield "--id-type=string"
    yield f"--array-delimiter=U+{ord(SEPARATOR):04X}"
    if any(part.multiline for part in parts):
        yield "--multiline-fields=true"
    if (longest := max((part.longest for part in parts), default=0)) > _LONGEST:
        yield f"--read-buffer-size={4 * longest}"
    yield f"--nodes=./{LOADS}"  # newer tools ask for a folder
    yield from (f"--nodes=nodes/{name}" for name in sorted(chain.from_iterable(part.nodes for part in parts)))
    edges = sorted(chain.from_iterable(part.relationships for part in parts))
    yield from (f"--relationships=relationships/{name}" for name in edges)


class _File:
    """A file whose rows are gathered and written many at once."""

    def __init__(self, opened: ExitStack, path: Path, header: str) -> None:
        self._output = opened.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._output.write(header)
        self.rows: list[str] = []

    def flush(self) -> tuple[int, bool]:
        """Write what was gathered; the length of its longest row, and whether a value has a line break."""
        text, longest = "".join(self.rows), max(map(len, self.rows), default=0)
        broken = text.count("\n") > len(self.rows) or "\r" in text
        self._output.write(text)
        self.rows.clear()
        return longest, broken


class _Way(NamedTuple):
    """How a node with certain properties becomes a row: what makes each value a cell, and where the cells go."""

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
        self._ways: dict[tuple[object, ...], _Way] = {}
        self.longest, self.multiline = 0, False

    def add(self, node: Node, row: Held) -> None:
        """Take one node."""
        key = (node.cls, *row, *map(type, row.values()))
        way = self._ways.get(key) or self._ways.setdefault(key, self._way(node.cls, row))
        cells = [encode(value) for encode, value in zip(way.encoders, row.values(), strict=True)]
        way.rows.append(way.template.format(*cells))

    def flush(self) -> None:
        """Write what was taken."""
        for _, file in chain.from_iterable(self._tables.values()):
            longest, broken = file.flush()
            self.longest = max(self.longest, longest)
            self.multiline |= broken

    def names(self) -> list[str]:
        """The names of the files."""
        return [
            _file_name(cls, self._part, number)
            for cls, tables in self._tables.items()
            for number, _ in enumerate(tables)
        ]

    def _way(self, cls: str, row: Held) -> _Way:
        shape = {name: "ID" if name == "id" else _column_type(value) for name, value in row.items()}
        columns, file = self._table(cls, shape)
        places = {name: f"{{{place}}}" for place, name in enumerate(row)}
        cells = [places.get(name, "") for name in columns]
        end = SEPARATOR.join(labels(cls, self._vocabulary))
        encoders = [_ENCODERS[type(value)] for value in row.values()]
        return _Way(file.rows, encoders, ",".join([*cells, end]) + "\n")

    def _table(self, cls: str, shape: Columns) -> tuple[Columns, _File]:
        """The first file of a class where every value of such a row keeps its type."""
        tables = self._tables.setdefault(cls, [])
        for columns, file in tables:
            if shape.items() <= columns.items():
                return columns, file
        columns = {**_columns(self._vocabulary.uses[cls]), **shape}
        header = ",".join([*(f"{name}:{kind}" for name, kind in columns.items()), ":LABEL"]) + "\n"
        file = _File(self._opened, self._folder / _file_name(cls, self._part, len(tables)), header)
        tables.append((columns, file))
        return columns, file


class _EdgeFiles:
    """The files of relationships of a part, one per type."""

    def __init__(self, folder: Path, vocabulary: Vocabulary, opened: ExitStack, part: int) -> None:
        self._folder, self._vocabulary, self._opened, self._part = folder, vocabulary, opened, part
        self._derived = {cut.term.name for cut in vocabulary.derived_relationships}
        self._files: dict[str, _File] = {}
        self._ways: dict[str, tuple[list[str], str]] = {}

    def add(self, node: Node) -> None:
        """Take the relationships that begin at a node."""
        start = _text(node.id) + ',"'
        for predicate, target in node.links:
            rows, end = self._ways.get(predicate) or self._ways.setdefault(predicate, self._way(predicate))
            rows.append(start + (target.replace('"', '""') if '"' in target else target) + end)

    def flush(self) -> None:
        """Write what was taken."""
        for file in self._files.values():
            file.flush()

    def names(self) -> list[str]:
        """The names of the files."""
        return [_file_name(kind, self._part) for kind in self._files]

    def _way(self, predicate: str) -> tuple[list[str], str]:
        kind = self._vocabulary.properties[predicate].relationship
        mark, value = (",derived:boolean", ",true") if predicate in self._derived else ("", "")
        header = f":START_ID,:END_ID,:TYPE{mark}\n"
        file = self._files[kind] = _File(self._opened, self._folder / _file_name(kind, self._part), header)
        return file.rows, f'",{kind}{value}\n'


def _file_name(name: str, part: int, number: int = 0) -> str:
    return name + (f"-{number + 1}" if number else "") + (f".part{part + 1}" if part else "") + ".csv"


def _columns(uses: Mapping[str, Use]) -> Columns:
    """The columns of a class as the vocabulary declares its properties, relationships left out."""
    found: Columns = {"id": "ID"}
    for name, use in uses.items():
        kind = _DECLARED.get(use.term.kind, "string")
        if use.term.kind != "entity":
            found[name] = kind if use.single else f"{kind}[]"
        if use.term.kind == "lang":
            found[name + "En"] = found[name]
        if use.term.kind == "date":
            found[name + "Min"] = found[name + "Max"] = "date"
    return found


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
