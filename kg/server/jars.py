"""The jars that the local Neo4j server is made of: fetched once, checked by hash, kept in one directory."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from filelock import FileLock

from kg.progress import silent
from kg.server.errors import ServerError
from kg.server.release import locked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jgo.maven import MavenContext

    from kg.progress import Report
    from kg.server.release import Jar

_COMPLETE: Final = "complete"  # the file that says that every jar beside it was checked
_AT_ONCE: Final = 16
_TRIES: Final = 3


def fetch_jars(cache: Path, report: Report = silent) -> Path:
    """Make sure that every jar of the lock is at hand.

    Costs one look at a file when they are. What is missing, cut off or changed is fetched again;
    processes that ask at the same time wait for the one that fetches.

    Args:
        cache: Directory to keep them in; each lock gets a directory of its own there.
        report: Told how many jars are at hand.

    Returns:
        The directory that holds exactly these jars, to be used as the class path.

    Raises:
        ServerError: The jars are not all there and cannot be fetched.
    """
    release = locked()
    jars = cache / f"neo4j-{release.digest}"
    if (jars / _COMPLETE).exists():
        return jars
    try:
        jars.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "fetch.lock"):
            if not (jars / _COMPLETE).exists():
                _complete(jars, release.jars, report)
    except OSError as error:
        raise ServerError(
            f"cannot keep Neo4j's jars in {cache}: {error.strerror or error}; "
            "make room and give yourself the right to write there, then try again"
        ) from error
    return jars


def distrust(jars: Path) -> None:
    """Have every jar checked by its hash, and mended, the next time they are asked for."""
    (jars / _COMPLETE).unlink(missing_ok=True)


def _complete(jars: Path, wanted: Sequence[Jar], report: Report) -> None:
    names = {jar.name for jar in wanted}
    for stranger in jars.glob("*.jar"):
        if stranger.name not in names:  # everything in here would be on the class path
            stranger.unlink()
    missing = [jar for jar in wanted if _sha256(jars / jar.name) != jar.sha256]
    if missing:
        _fetch_all(missing, jars, report, total=len(wanted))
    (jars / _COMPLETE).touch()


def _fetch_all(missing: Sequence[Jar], jars: Path, report: Report, total: int) -> None:
    from jgo.maven import MavenContext  # slow to load, and wanted once in the life of a cache

    arriving = jars / "arriving"
    shutil.rmtree(arriving, ignore_errors=True)  # what a killed command left behind
    context = MavenContext(repo_cache=arriving, timeout=30)
    done = total - len(missing)
    what = "Fetching Neo4j (jars)"
    report(what, done, total)
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for _ in pool.map(lambda jar: _fetch(jar, jars, context), missing):
            done += 1
            report(what, done, total)
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(arriving, ignore_errors=True)


def _fetch(jar: Jar, jars: Path, context: MavenContext) -> None:
    """Put one jar in its place, whole: it is moved there only after its hash was found right."""
    reason = ""
    for _ in range(_TRIES):
        artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(packaging="jar")
        try:
            arrived = artifact.resolve()
        except (OSError, RuntimeError) as error:  # the resolver's: no network; not there
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's
            reason = f"no answer from Maven Central ({type(error).__name__})"
        else:
            if _sha256(arrived) == jar.sha256:
                arrived.replace(jars / jar.name)
                return
            reason = "what arrived has another SHA-256 than the lock says"
        if artifact.cached_path is not None:  # a cut-off file would be taken for a whole one
            artifact.cached_path.unlink(missing_ok=True)
    raise ServerError(
        f"cannot fetch {jar.group}:{jar.artifact}:{jar.version} for the local Neo4j server: {reason}; "
        "connect to the network and try again, or set NEO4J_URI to use a server that is running elsewhere"
    )


def _sha256(path: Path) -> str | None:
    """Give the hash of a file, or None when there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
