"""What was made of each file, kept between runs: only files that changed are read and checked again.

An entry is found by a digest of all that it follows from: the name and the bytes of the file, the vocabulary, this
code and the libraries under it. What a file says depends on others only by which things there are, of which an entry
has a digest too. Nothing wrong is kept, so that it is told at each run.
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

# Bytes of all files: fewer are read and checked as soon as entries are found, and of more the entries take more room
# in memory than a load of so many can spare.
_WORTH, _MOST = 1024 * 1024, 64 * 1024 * 1024
_UNUSED = 30 * 24 * 3600.0  # seconds after which the entries of a folder go that nobody reads any more
_CHECKSUM = 4


class Made(NamedTuple):
    """What was made of one file.

    Attributes:
        known: digest of all things that there were.
        json: what it holds, as JSON.
        sections: the names of its sections.
        ids: the class of each thing in it, by identifier.
        said: the draft of what it says, packed.
    """

    known: bytes
    json: bytes
    sections: tuple[str, ...]
    ids: dict[str, str]
    said: bytes


@dataclass
class FileCache:
    """Entries of one data folder.

    Attributes:
        folder: where they are; beside it are those of other data folders.
        follows: what they follow from beside the files: the Turtle of the vocabulary.
        worth: bytes of all files from which on something is kept.
        made: those of this run, by digest.
    """

    folder: Path
    follows: tuple[Path, ...]
    worth: int = _WORTH
    made: dict[str, Made] = field(default_factory=dict)
    _new: set[str] = field(default_factory=set)

    def takes(self, size: int) -> bool:
        """Whether so many bytes of files are worth keeping, and not too many."""
        return self.worth <= size <= _MOST

    def digest(self, file: Path, data: bytes) -> str:
        """Of a file's name, its bytes, and all else that its entry follows from."""
        found = blake2b(f"{file}\n".encode(), digest_size=20, key=self._stamp)
        found.update(data)
        return found.hexdigest()

    def find(self, digest: str) -> Made | None:
        """What was made of a file before; None where that is not known or cannot be read."""
        try:
            entry = memoryview((self.folder / digest).read_bytes())
        except OSError:
            return None
        content = entry[_CHECKSUM:]
        if crc32(content).to_bytes(_CHECKSUM, "big") != entry[:_CHECKSUM]:
            return None
        return Made(*marshal.loads(content))  # noqa: S302 - whoever can write there can change this code as well

    def keep(self, digest: str, made: Made, *, new: bool) -> None:
        """Note what was made of a file."""
        self.made[digest] = made
        if new:
            self._new.add(digest)

    def save(self) -> None:
        """Write what is new, remove what files say no more; where nothing can be written, nothing is kept."""
        if not self.made:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for digest in self._new:
                self._write(self.folder / digest, marshal.dumps((*self.made[digest],)))
            for entry in self.folder.iterdir():
                if entry.name not in self.made:
                    entry.unlink()
            os.utime(self.folder)
            _remove_unused(self.folder.parent)

    def _write(self, file: Path, content: bytes) -> None:
        """All of it or nothing, for another process may read it meanwhile."""
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as beside:
            beside.write(crc32(content).to_bytes(_CHECKSUM, "big"))
            beside.write(content)
        Path(beside.name).replace(file)

    @cached_property
    def _stamp(self) -> bytes:
        own = sorted(Path(__file__).parents[1].rglob("*.py"))
        libraries = [spec.origin for name in ("orjson", "ryml") if (spec := find_spec(name)) and spec.origin]
        stamp = blake2b(sys.version.encode())
        for file in (*own, *self.follows):
            stamp.update(blake2b(file.read_bytes()).digest())
        for origin in libraries:
            found = Path(origin).stat()
            stamp.update(f"{origin} {found.st_size} {found.st_mtime_ns}".encode())
        return stamp.digest()


def _remove_unused(folder: Path) -> None:
    """Remove what was kept of data folders that were not read for long."""
    for each in folder.iterdir():
        if each.stat().st_mtime < time.time() - _UNUSED:
            shutil.rmtree(each)
