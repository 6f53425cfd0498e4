"""A cache of checked files: only files that changed are read and checked again.

The key of an entry is a digest of all its inputs: name and bytes of the file, the vocabulary, this code and the
libraries under it. What a file says also depends on which entities other files declare, so each entry has a digest of
those. Files with errors are not cached, so that they are reported at each run.
"""

from __future__ import annotations

import marshal
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from kg.paths import cache_directory

# Bytes of all files. Fewer are read and checked as fast as cache entries are found; the entries of more would take
# more memory than such a load can spare.
_MIN_SIZE, _MAX_SIZE = 1024 * 1024, 64 * 1024 * 1024
_MAX_AGE = 30 * 24 * 3600.0  # seconds after which the cache of a data folder that nobody reads is removed
_CHECKSUM_SIZE = 4


class CacheEntry(NamedTuple):
    """The result of reading and checking one file.

    Attributes:
        entities_digest: digest of the identifiers of all entities at that time.
        json: the content of the file, as JSON.
        sections: the names of its sections.
        classes: the class of each entity that it declares, by identifier.
        draft: its encoded draft.
    """

    entities_digest: bytes
    json: bytes
    sections: tuple[str, ...]
    classes: dict[str, str]
    draft: bytes


@dataclass
class FileCache:
    """The cache entries of one data folder.

    Attributes:
        folder: where they are; the caches of other data folders are beside it.
        inputs: files on which entries depend besides the data: the Turtle of the vocabulary.
        min_size: bytes of all files from which on the cache is used.
        entries: the entries of this run, by digest.
    """

    folder: Path
    inputs: tuple[Path, ...]
    min_size: int = _MIN_SIZE
    entries: dict[str, CacheEntry] = field(default_factory=dict)
    _new: set[str] = field(default_factory=set)

    @classmethod
    def of_folder(cls, data: Path, inputs: tuple[Path, ...]) -> FileCache:
        """Return the cache of a data folder under a vocabulary, in the cache directory of the user."""
        key = f"{data}\n{data.resolve()}\n{inputs[0].parent.resolve()}"
        name = blake2b(key.encode(), digest_size=8).hexdigest()
        return cls(cache_directory() / "read" / name, inputs)

    def accepts(self, size: int) -> bool:
        """Return whether files of so many bytes in all are cached."""
        return self.min_size <= size <= _MAX_SIZE

    def digest(self, file: Path, data: bytes) -> str:
        """Return the digest of a file's name, its bytes, and all other inputs of its entry."""
        digest = blake2b(f"{file}\n".encode(), digest_size=20, key=self._input_digest)
        digest.update(data)
        return digest.hexdigest()

    def find(self, digest: str) -> CacheEntry | None:
        """Return the entry of an earlier run; None if there is none or it cannot be read."""
        try:
            data = memoryview((self.folder / digest).read_bytes())
        except OSError:
            return None
        content = data[_CHECKSUM_SIZE:]
        if crc32(content).to_bytes(_CHECKSUM_SIZE, "big") != data[:_CHECKSUM_SIZE]:
            return None
        return CacheEntry(*marshal.loads(content))  # noqa: S302 - whoever can write there can change this code as well

    def add(self, digest: str, entry: CacheEntry, *, new: bool) -> None:
        """Add the entry of a file; only new ones will be written."""
        self.entries[digest] = entry
        if new:
            self._new.add(digest)

    def save(self) -> None:
        """Write new entries and remove those of this folder that are not in use; do nothing if it is not writable."""
        if not self.entries:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for digest in self._new:
                self._write(self.folder / digest, marshal.dumps((*self.entries[digest],)))
            for file in self.folder.iterdir():
                if file.name not in self.entries:
                    file.unlink()
            os.utime(self.folder)
            _remove_unused(self.folder.parent)

    def _write(self, file: Path, content: bytes) -> None:
        """Write a file in one step, for another process may read it meanwhile."""
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as temporary:
            temporary.write(crc32(content).to_bytes(_CHECKSUM_SIZE, "big"))
            temporary.write(content)
        Path(temporary.name).replace(file)

    @cached_property
    def _input_digest(self) -> bytes:
        own = sorted(Path(__file__).parents[1].rglob("*.py"))
        libraries = [spec.origin for name in ("orjson", "ryml") if (spec := find_spec(name)) and spec.origin]
        digest = blake2b(sys.version.encode())
        for file in (*own, *self.inputs):
            digest.update(blake2b(file.read_bytes()).digest())
        for origin in libraries:
            stat = Path(origin).stat()
            digest.update(f"{origin} {stat.st_size} {stat.st_mtime_ns}".encode())
        return digest.digest()


def _remove_unused(caches: Path) -> None:
    """Remove the caches of data folders that were not read for long."""
    for folder in caches.iterdir():
        if folder.stat().st_mtime < time.time() - _MAX_AGE:
            shutil.rmtree(folder)
