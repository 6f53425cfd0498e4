"""Files -> records: every YAML file of a folder as lists of mappings, or what keeps it from being read."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from loaders.characters import odd_characters
from loaders.cores import divided, on_all_cores
from loaders.fast import InDoubt, read_fast
from loaders.pause import uncollected
from loaders.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.exact import Exact

LARGEST = 32 * 1024 * 1024
LONGEST = 10_000
_AT_ONCE = 8 * 1024 * 1024  # bytes that one process reads in a go


class Document(NamedTuple):
    """One file: its name as shown, and what it holds, kept as JSON for that takes least room."""

    file: str
    json: memoryview

    def content(self) -> dict[str, Any]:
        """What the file holds by section, made anew at each call."""
        held: dict[str, Any] = orjson.loads(self.json)
        return held


@dataclass(frozen=True, slots=True)
class Records:
    """What the files hold, in the order of their names, and what is wrong with those that cannot be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(paths: Iterable[Path]) -> Records:
    """Read every `*.yaml` of the given files and folders, each once; problems are collected, not raised."""
    with uncollected():
        return _read(paths)


def _read(paths: Iterable[Path]) -> Records:
    spool = bytearray()  # the JSON of all files in one piece: pieces of their own would leave holes between them
    ends: list[tuple[str, int]] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path in paths:
        files = _files(path)
        if not files:
            problems.append(
                Problem(str(path), 1, 1, "no YAML here", "a folder with *.yaml or such a file", "check the path")
            )
        new = [file for file in files if str(file) not in seen]
        seen |= set(map(str, new))
        for file, (json, wrong) in zip(new, _read_files(new), strict=True):
            problems += wrong
            if json is not None:
                spool += json
                ends.append((str(file), len(spool)))
    starts = [0, *(end for _, end in ends)]
    whole = memoryview(spool).toreadonly()
    documents = (Document(file, whole[start:end]) for start, (file, end) in zip(starts, ends, strict=False))
    return Records(tuple(documents), tuple(problems))


def _read_files(files: list[Path]) -> Iterator[tuple[bytes | None, list[Problem]]]:
    """Each file as JSON, on all cores where that pays."""
    parts = divided(files, _size, _AT_ONCE)
    return chain.from_iterable(on_all_cores(lambda several: [read_file(file) for file in several], parts))


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


def read_file(path: Path) -> tuple[bytes | None, list[Problem]]:
    """One file as JSON: read fast where that is safe, exactly where it is not or something is wrong."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            what = f"{size / 1024**2:.0f} MiB in one file"
            return None, [Problem(name, 1, 1, what, f"at most {LARGEST // 1024**2} MiB", "split the file")]
        data = path.read_bytes().removeprefix(BOM_UTF8)
    except OSError as error:
        what = f"it cannot be read: {error.strerror}"
        return None, [Problem(name, 1, 1, what, "a file that you may read", "change its permissions or move it")]
    text, wrong = _decode(name, data)
    if text is None or wrong:
        return None, wrong
    try:
        return read_fast(data, text), []
    except InDoubt:
        from loaders.exact import read_exact  # only now: most runs never need it

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
    from loaders.exact import read_exact

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
