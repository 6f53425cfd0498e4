"""The state file of the running local server, by which later commands find it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs
import psutil

from kg.about import APPLICATION

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOCK_DRIFT = 60.0  # seconds; the system's clock may have been set since the server was started

USERNAME: Final = "neo4j"


@dataclass(frozen=True, slots=True)
class Running:
    """A local server that was started.

    Attributes:
        pid: Of its Java process.
        created: When that process began, in seconds since 1970; with the pid it identifies one process.
        bolt_port: Port for drivers, on the loopback interface.
        http_port: Port of Neo4j Browser, on the loopback interface.
        password: Of the user `neo4j`.
    """

    pid: int
    created: float
    bolt_port: int
    http_port: int
    password: str = field(repr=False)

    @property
    def uri(self) -> str:
        """The address for drivers."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http_port}/browser/"


def home_of(environ: Mapping[str, str]) -> Path:
    """Return the directory of the local server: in `KG_HOME` where that is set, else the user's."""
    chosen = environ.get("KG_HOME")
    state = Path(chosen) if chosen else platformdirs.user_state_path(APPLICATION, appauthor=False)
    return (state / "neo4j").resolve()


def read(home: Path) -> Running | None:
    """Read the state file; None where there is none or it is incomplete."""
    try:
        return Running(**json.loads(_file(home).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write(home: Path, running: Running) -> None:
    """Write the state file, readable by the user only."""
    write_private(_file(home), json.dumps(asdict(running)))


def delete(home: Path) -> None:
    """Delete the state file."""
    _file(home).unlink(missing_ok=True)


def process_of(home: Path, running: Running) -> psutil.Process | None:
    """Return the server's process, or None when it has ended and its pid is unused or another process's."""
    try:
        process = psutil.Process(running.pid)
        same_age = abs(process.create_time() - running.created) < _CLOCK_DRIFT
        command = process.cmdline()  # empty for a zombie
    except psutil.Error:
        return None
    ours = any(part.startswith("org.neo4j.server.") for part in command) and f"--home-dir={home}" in command
    return process if same_age and ours else None


def write_private(path: Path, text: str) -> None:
    """Write a file atomically, with mode 0600 (on Windows, with the rights of the profile)."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)  # the mode applies only to a new file
    with open(new, "w", encoding="utf-8", opener=_private) as file:
        file.write(text)
    new.replace(path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _file(home: Path) -> Path:
    return home / "server.json"
