"""Files -> records: every YAML file of a folder as lists of mappings, or what keeps it from being read."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from kg.loaders.files.characters import odd_characters
from kg.loaders.files.gc_pause import gc_paused
from kg.loaders.files.workers import chunks_by_size, parallel_map
from kg.loaders.files.yaml_fast import Unsure, read_fast
from kg.loaders.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.loaders.files.cache import FileCache, Made
    from kg.loaders.files.yaml_exact import Exact

LARGEST = 32 * 1024 * 1024
LONGEST = 10_000
_AT_ONCE = 8 * 1024 * 1024  # bytes that one process reads in a go


class Document(NamedTuple):
    """One file.

    Attributes:
        file: its name as shown.
        json: what it holds, as JSON for that takes least room.
        digest: of its name, its bytes and what else counts; empty where nothing is kept.
        made: what was made of it in another run.
    """

    file: str
    json: memoryview
    digest: str = ""
    made: Made | None = None

    def content(self) -> dict[str, Any]:
        """What the file holds by section, made anew at each call."""
        held: dict[str, Any] = orjson.loads(self.json)
        return held

    def holds(self, name: str) -> bool:
        """Whether it has a section, for those that nearly no file has."""
        if self.made:
            return name in self.made.sections
        return f'"{name}":'.encode() in bytes(self.json) and name in self.content()


@dataclass(frozen=True, slots=True)
class Records:
    """What the files hold, in the order of their names, and what is wrong with those that cannot be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(paths: Iterable[Path], kept: FileCache | None = None) -> Records:
    """Read every `*.yaml` of the given files and folders, each once; problems are collected, not raised.

    Args:
        paths: of files and folders.
        kept: what was made of them in another run, to be used for those that did not change.
    """
    with gc_paused():
        return _read(paths, kept)


def _read(paths: Iterable[Path], kept: FileCache | None) -> Records:
    problems: list[Problem] = []
    files: dict[Path, Document | None] = {}  # in order, each once
    for path in paths:
        found = _files(path)
        if not found:
            problems.append(
                Problem(str(path), 1, 1, "no YAML here", "a folder with *.yaml or such a file", "check the path")
            )
        files |= dict.fromkeys(found)
    if kept is not None and not kept.takes(sum(map(_size, files))):
        kept = None
    if kept is not None:
        files |= {file: _document(file, kept) for file in files}
    new = [file for file, document in files.items() if document is None]
    spool = bytearray()  # the JSON of all files in one piece: pieces of their own would leave holes between them
    ends: list[tuple[Path, int, str]] = []
    for file, (json, wrong, digest) in zip(new, _read_files(new, kept), strict=True):
        problems += wrong
        if json is not None:
            spool += json
            ends.append((file, len(spool), digest))
    starts = [0, *(end for _, end, _ in ends)]
    whole = memoryview(spool).toreadonly()
    for start, (file, end, digest) in zip(starts, ends, strict=False):
        files[file] = Document(str(file), whole[start:end], digest)
    return Records(tuple(document for document in files.values() if document is not None), tuple(problems))


def _document(file: Path, kept: FileCache) -> Document | None:
    """A file of which it is known what it holds."""
    try:
        digest = kept.digest(file, file.read_bytes())
    except OSError:  # what cannot be read is told when it is read
        return None
    made = kept.find(digest)
    return Document(str(file), memoryview(made.json), digest, made) if made else None


def _read_files(files: list[Path], kept: FileCache | None) -> Iterator[tuple[bytes | None, list[Problem], str]]:
    """Each file as JSON, on all cores where that pays."""
    parts = chunks_by_size(files, _size, _AT_ONCE)
    return chain.from_iterable(parallel_map(lambda several: [read_file(file, kept) for file in several], parts))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # what cannot be read is told when it is read
        return 0


def _files(path: Path) -> list[Path]:
    """The files of a path, sorted, and what may not be looked into, for that is told when it is read."""
    closed: list[Path] = []
    try:
        if path.is_file():
            return [path]
        found = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=lambda error: closed.append(Path(error.filename)))
            for name in names
            if name.endswith((".yaml", ".yml"))
        ]
        return sorted([*(file for file in found if file.is_file()), *(each for each in closed if each.exists())])
    except PermissionError as error:
        return [Path(error.filename)]


def read_file(path: Path, kept: FileCache | None = None) -> tuple[bytes | None, list[Problem], str]:
    """One file as JSON, what keeps it from being read, and its digest where something is kept."""
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
    return *_json(name, data.removeprefix(BOM_UTF8)), kept.digest(path, data) if kept else ""


def _json(name: str, data: bytes) -> tuple[bytes | None, list[Problem]]:
    """Read fast where that is safe, exactly where it is not or something is wrong."""
    text, wrong = _decode(name, data)
    if text is None or wrong:
        return None, wrong
    try:
        return read_fast(data, text), []
    except Unsure:
        from kg.loaders.files.yaml_exact import read_exact  # only now: most runs never need it

        exact = read_exact(text)
    if exact.wrong:
        return None, [Problem(name, *fault) for fault in exact.wrong]
    if not isinstance(exact.value, dict):
        what = "no content" if exact.value is None else "no sections"
        remedy = "begin with a section such as `people:`"
        return None, [Problem(name, 1, 1, what, "a mapping of sections", remedy)]
    return orjson.dumps(exact.value), []


def locate(file: str) -> Exact:
    """Read a file again for the places of its parts: needed for problems and receipts only."""
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
    problems = [Problem(name, *_line_column(text, index), *rest) for index, *rest in odd_characters(text)]
    if not text.strip():
        problems.append(
            Problem(name, 1, 1, "the file is empty", "sections with records", "write them or remove the file")
        )
    return text, problems


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
