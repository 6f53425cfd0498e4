"""Files -> records: every YAML file of a folder as lists of mappings, or the problems that prevent reading it."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from kg.loaders.files.characters import character_errors
from kg.loaders.files.gc_pause import gc_paused
from kg.loaders.files.workers import chunks_by_size, parallel_map
from kg.loaders.files.yaml_fast import Unsure, read_fast
from kg.loaders.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.loaders.files.cache import CacheEntry, FileCache
    from kg.loaders.files.yaml_exact import ExactResult

LARGEST = 32 * 1024 * 1024  # bytes of a file
LONGEST = 10_000  # characters of a text
_CHUNK = 8 * 1024 * 1024  # bytes that a process reads at a time


class Document(NamedTuple):
    """One file.

    Attributes:
        file: its name as shown.
        json: its content as JSON, the form that takes least memory.
        digest: the key of its cache entry; empty without a cache.
        entry: its cache entry of an earlier run.
    """

    file: str
    json: memoryview
    digest: str = ""
    entry: CacheEntry | None = None

    def content(self) -> dict[str, Any]:
        """Return the content of the file by section, a new object at each call."""
        content: dict[str, Any] = orjson.loads(self.json)
        return content

    def has_section(self, name: str) -> bool:
        """Return whether the file has a section; fast for sections that few files have."""
        if self.entry:
            return name in self.entry.sections
        return f'"{name}":'.encode() in bytes(self.json) and name in self.content()


@dataclass(frozen=True, slots=True)
class Records:
    """The files that could be read, in the order of their names, and the problems of the others."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(paths: Iterable[Path], cache: FileCache | None = None) -> Records:
    """Read every `*.yaml` of the given files and folders, each once; collect problems instead of raising.

    Args:
        paths: files and folders.
        cache: used for files that did not change since an earlier run.
    """
    with gc_paused():
        return _read(paths, cache)


def _read(paths: Iterable[Path], cache: FileCache | None) -> Records:
    problems: list[Problem] = []
    files: dict[Path, Document | None] = {}  # in order, each once
    for path in paths:
        below = _files(path)
        if not below:
            problems.append(
                Problem(str(path), 1, 1, "no YAML here", "a folder with *.yaml or such a file", "check the path")
            )
        files |= dict.fromkeys(below)
    if cache is not None and not cache.accepts(sum(map(_size, files))):
        cache = None
    if cache is not None:
        files |= {file: _cached_document(file, cache) for file in files}
    new = [file for file, document in files.items() if document is None]
    documents, unreadable = _new_documents(new, cache)
    files |= documents
    return Records(tuple(document for document in files.values() if document is not None), (*problems, *unreadable))


def _new_documents(files: list[Path], cache: FileCache | None) -> tuple[dict[Path, Document], list[Problem]]:
    """Read files that are not cached; their JSON shares one buffer, which avoids gaps in memory between them."""
    problems: list[Problem] = []
    buffer = bytearray()
    ends: list[tuple[Path, int, str]] = []
    for file, (json, file_problems, digest) in zip(files, _read_files(files, cache), strict=True):
        problems += file_problems
        if json is not None:
            buffer += json
            ends.append((file, len(buffer), digest))
    starts = [0, *(end for _, end, _ in ends)]
    view = memoryview(buffer).toreadonly()
    return {
        file: Document(str(file), view[start:end], digest)
        for start, (file, end, digest) in zip(starts, ends, strict=False)
    }, problems


def _cached_document(file: Path, cache: FileCache) -> Document | None:
    try:
        digest = cache.digest(file, file.read_bytes())
    except OSError:  # reported by `read_file`
        return None
    entry = cache.find(digest)
    return Document(str(file), memoryview(entry.json), digest, entry) if entry else None


def _read_files(files: list[Path], cache: FileCache | None) -> Iterator[tuple[bytes | None, list[Problem], str]]:
    """Read files as JSON, on all cores if they are large."""
    chunks = chunks_by_size(files, _size, _CHUNK)
    return chain.from_iterable(parallel_map(lambda chunk: [read_file(file, cache) for file in chunk], chunks))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # reported by `read_file`
        return 0


def _files(path: Path) -> list[Path]:
    """Return the files of a path, sorted, and the folders without permission, which `read_file` reports."""
    closed: list[Path] = []
    try:
        if path.is_file():
            return [path]
        files = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=lambda error: closed.append(Path(error.filename)))
            for name in names
            if name.endswith((".yaml", ".yml"))
        ]
        return sorted([*(file for file in files if file.is_file()), *(folder for folder in closed if folder.exists())])
    except PermissionError as error:
        return [Path(error.filename)]


def read_file(path: Path, cache: FileCache | None = None) -> tuple[bytes | None, list[Problem], str]:
    """Read one file; return its JSON (None with problems), its problems, and its digest (empty without a cache)."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            what = f"{size / 1024**2:.0f} MiB in one file"
            return None, [Problem(name, 1, 1, what, f"at most {LARGEST // 1024**2} MiB", "split the file")], ""
        data = path.read_bytes()
    except OSError as error:
        what = f"it cannot be read: {error.strerror}"
        return None, [Problem(name, 1, 1, what, "a file that you may read", "change its permissions or move it")], ""
    return *_json(name, data.removeprefix(BOM_UTF8)), cache.digest(path, data) if cache else ""


def _json(name: str, data: bytes) -> tuple[bytes | None, list[Problem]]:
    """Read fast where that is safe, and exactly where it is not or the text has errors."""
    text, problems = _decode(name, data)
    if text is None or problems:
        return None, problems
    try:
        return read_fast(data, text), []
    except Unsure:
        from kg.loaders.files.yaml_exact import read_exact  # only now: most runs never need it

        exact = read_exact(text)
    if exact.errors:
        return None, [Problem(name, *error) for error in exact.errors]
    if not isinstance(exact.value, dict):
        what = "no content" if exact.value is None else "no sections"
        remedy = "begin with a section such as `people:`"
        return None, [Problem(name, 1, 1, what, "a mapping of sections", remedy)]
    return orjson.dumps(exact.value), []


def read_positions(file: str) -> ExactResult:
    """Read a file again for the positions of its parts, which only problems and receipts need."""
    from kg.loaders.files.yaml_exact import read_exact

    return read_exact(Path(file).read_text(encoding="utf-8-sig"))


def _decode(name: str, data: bytes) -> tuple[str | None, list[Problem]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(name, 1, 1, "the encoding is UTF-16", "UTF-8", "save the file as UTF-8")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        what = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return None, [Problem(name, *_line_column(before, len(before)), what, "UTF-8", "save the file as UTF-8")]
    problems = [Problem(name, *_line_column(text, index), *error) for index, *error in character_errors(text)]
    if not text.strip():
        problems.append(
            Problem(name, 1, 1, "the file is empty", "sections with records", "write them or remove the file")
        )
    return text, problems


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
