"""The release of Neo4j that the local server runs, and its jars, from a lock file."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kg.server.errors import ServerError

if TYPE_CHECKING:
    from pathlib import Path

_LOCKS: Final = {"lts": "neo4j.lock.toml", "latest": "neo4j-latest.lock.toml"}
_FIRST_SERIES: Final = "5"  # of homes that do not record their version: they are older than the choice


@dataclass(frozen=True, slots=True)
class Jar:
    """One locked Maven artifact."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def name(self) -> str:
        """The file name, which is unique within the lock."""
        return f"{self.artifact}-{self.version}.jar"


@dataclass(frozen=True, slots=True)
class Release:
    """A locked release of Neo4j.

    Attributes:
        version: Of Neo4j.
        entry_point: The Java class that starts the server.
    """

    version: str
    entry_point: str
    _lock: str

    @property
    def jars(self) -> tuple[Jar, ...]:
        """Every jar of the server, in the order of the lock."""
        return tuple(Jar(**row) for row in tomllib.loads(self._lock)["jars"])

    @property
    def digest(self) -> str:
        """An identifier of this lock file, from its content."""
        return hashlib.sha256(self._lock.encode()).hexdigest()[:12]


def lock_text() -> str:
    """Return the text of the lock that `KG_NEO4J` chooses: `lts`, which is the default, or `latest`."""
    chosen = os.environ.get("KG_NEO4J") or "lts"
    if chosen not in _LOCKS:
        raise ServerError(
            f"KG_NEO4J is {chosen!r}; expected one of {', '.join(_LOCKS)}: correct it, or unset it for lts"
        )
    return (files("kg.server") / _LOCKS[chosen]).read_text(encoding="utf-8")


def locked_release() -> Release:
    """Return the chosen release; its list of jars, which is slow to parse, is read on first use."""
    text = lock_text()
    head = tomllib.loads(text.partition("\njars = ")[0])
    return Release(head["version"], head["entry_point"], text)


def require_same_series(home: Path) -> None:
    """Refuse a home of another series of Neo4j: a newer one would change its data for good, an older one fails.

    Raises:
        ServerError: It is of another series.
    """
    version, stored = locked_release().version, stored_version(home)
    if stored is not None and stored.split(".")[0] != version.split(".")[0]:
        raise ServerError(
            f"the local server's data in {home} were made by Neo4j {stored}, expected {version.split('.')[0]}.x: "
            f"set KG_NEO4J to the release that made them, or KG_HOME to another directory for Neo4j {version}"
        )


def stored_version(home: Path) -> str | None:
    """Return the version of Neo4j that last ran in a home, or None where none did."""
    if (home / "version").exists():
        return (home / "version").read_text(encoding="utf-8").strip()
    return _FIRST_SERIES if (home / "password").exists() else None
