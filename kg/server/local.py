"""Start, find and stop the local Neo4j server: one per home, shared by every command of a user."""

from __future__ import annotations

import secrets
import shutil
import socket
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import psutil
from filelock import FileLock

from kg.paths import cache_directory
from kg.progress import silent
from kg.server import java, state
from kg.server.errors import ServerError
from kg.server.jars import fetch_jars, invalidate
from kg.server.release import locked_release, require_same_series
from kg.server.state import Running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.progress import Report

_START_SECONDS: Final = 120.0  # most start in ten; a small machine under load is slow
_STOP_SECONDS: Final = 30.0
_LOG_LINES: Final = 8
_HELLO: Final = bytes.fromhex("6060b017" + "00000405" + "00000005" + "00000404" + "00000000")  # Bolt 5.4, 5.0 or 4.4


def start(home: Path, report: Report = silent) -> Running:
    """Start the server of a home where it is not running, and return it.

    Args:
        home: Directory of the server; made where it is missing.
        report: Called with the progress of fetching the server's jars.

    Returns:
        The running server.

    Raises:
        ServerError: It cannot be fetched or does not start.
    """
    home = home.resolve()
    with locked_home(home):
        require_same_series(home)
        running = state.read(home)
        process = running and state.process_of(home, running)
        if running and process:
            if _answers(running, process):
                return running
            _end(process)
        state.delete(home)  # left by a crash or a restart of the machine
        return start_locked(home, report)


def stop(home: Path) -> Running | None:
    """Stop the server of a home and wait until it has ended.

    Returns:
        The server that was stopped, or None when none was running.
    """
    home = home.resolve()
    if not home.exists():
        return None
    with locked_home(home):
        return stop_locked(home)


def status(home: Path) -> Running | None:
    """Return the server of a home if it is running and answers, else None."""
    home = home.resolve()
    running = state.read(home)
    if running and state.process_of(home, running) and _is_up(running):
        return running
    return None


def request_stop(home: Path) -> None:
    """Tell the server of a home to stop, without waiting for its end."""
    running = state.read(home)
    if process := running and state.process_of(home, running):
        process.terminate()


def stop_locked(home: Path) -> Running | None:
    """Like `stop`, for callers that hold the home's lock."""
    running = state.read(home)
    process = running and state.process_of(home, running)
    if process:
        _end(process)
    state.delete(home)
    return running if process else None


@contextmanager
def locked_home(home: Path) -> Iterator[None]:
    """Hold the home's lock for a block, so that commands that run at the same time share one server."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(home / "server.lock")
        lock.acquire()
    except OSError as error:
        raise ServerError(
            f"cannot use {home} for the local Neo4j server: {error.strerror or error}; "
            "set KG_HOME to a directory that you may write to"
        ) from error
    try:
        yield
    finally:
        lock.release()


def start_locked(home: Path, report: Report) -> Running:
    """Start the server of a home where none is running, for callers that hold the home's lock."""
    jars = fetch_jars(cache_directory(), report)
    report("Starting Neo4j", 0, 1)
    bolt_port, http_port = _free_ports()
    (home / "logs").mkdir(exist_ok=True)
    shutil.rmtree(home / "tmp", ignore_errors=True)  # left by a killed server
    (home / "tmp").mkdir()
    java.write_settings(home, bolt_port, http_port)
    password = _password(home, jars)
    (home / "version").write_text(f"{locked_release().version}\n", encoding="utf-8")
    process = psutil.Process(java.launch_server(home, jars))
    try:
        running = Running(process.pid, process.create_time(), bolt_port, http_port, password)
        state.write(home, running)
        _require_answer(home, running, process, jars)
    except BaseException:  # Ctrl-C too: never leave a running server without its state file
        _end(process)
        state.delete(home)
        raise
    report("Starting Neo4j", 1, 1)
    return running


def _require_answer(home: Path, running: Running, process: psutil.Process, jars: Path) -> None:
    if not _answers(running, process):
        invalidate(jars)  # a damaged jar is one of the possible causes
        raise ServerError(_start_failure(home, process))


def _password(home: Path, jars: Path) -> str:
    """Return the password of this home's database; it is made and set before the first start."""
    file, new = home / "password", home / "password.set"
    if not file.exists():
        state.write_private(new, secrets.token_hex(24))
        java.set_initial_password(home, jars, new)
        new.replace(file)
    return file.read_text(encoding="utf-8")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _answers(running: Running, process: psutil.Process) -> bool:
    """Wait until the server answers; return False if it ended or took too long."""
    deadline = time.monotonic() + _START_SECONDS
    while not _is_up(running):
        if not _alive(process) or time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _is_up(running: Running) -> bool:
    """Return whether the server answers a Bolt handshake and serves Neo4j Browser."""
    try:
        with (
            socket.create_connection(("127.0.0.1", running.bolt_port), timeout=5) as bolt,
            socket.create_connection(("127.0.0.1", running.http_port), timeout=5),
        ):
            bolt.sendall(_HELLO)
            return len(bolt.recv(4)) == 4
    except OSError:
        return False


def _alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def _end(process: psutil.Process) -> None:
    """End a server process; Neo4j repairs its files itself after it had to be killed."""
    try:
        process.terminate()
        if not _wait_for_end(process):
            process.kill()
            _wait_for_end(process)
    except psutil.NoSuchProcess:
        pass


def _wait_for_end(process: psutil.Process) -> bool:
    """Wait until a process has ended or is a zombie; return False if that takes too long."""
    deadline = time.monotonic() + _STOP_SECONDS
    while _alive(process):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    with suppress(psutil.TimeoutExpired):
        process.wait(1)  # removes the zombie where we are the parent
    return True


def _start_failure(home: Path, process: psutil.Process) -> str:
    """Return the message for a server that did not start, with the last lines of its logs."""
    logs = [home / "logs" / name for name in ("console.log", "neo4j.log")]
    lines = [
        line
        for log in logs
        if log.exists()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip() and " INFO " not in line and not line.lstrip().startswith(("at ", "... "))  # Java's call stacks
    ]
    failure = f"did not answer within {_START_SECONDS:.0f} s" if _alive(process) else "ended while it was starting"
    return "\n    ".join(
        [
            f"the local Neo4j server {failure}; fix what its log says ({logs[-1]}), then try again",
            *lines[-_LOG_LINES:],
        ]
    )
