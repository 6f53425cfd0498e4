"""Fetch the jars of the local Neo4j server once into a cache, and check them by hash."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from filelock import FileLock

from kg.progress import silent
from kg.server.errors import ServerError
from kg.server.release import locked_release

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jgo.maven import MavenContext

    from kg.progress import Report
    from kg.server.release import Jar

_COMPLETE: Final = "complete"  # a file that marks that every jar beside it was checked
_PARALLEL: Final = 16
_TRIES: Final = 3


def fetch_jars(cache: Path, report: Report = silent) -> Path:
    """Fetch the jars of the lock that are missing, incomplete or changed; one check of a file when none is.

    Other processes that call this at the same time wait for the one that fetches.

    Args:
        cache: The directory of the cache; each lock has a directory of its own there.
        report: Called with the number of jars that are there, and of all.

    Returns:
        The directory with exactly these jars, to be used as the class path.

    Raises:
        ServerError: A jar is missing and cannot be fetched.
    """
    release = locked_release()
    jars = cache / f"neo4j-{release.digest}"
    if (jars / _COMPLETE).exists():
        return jars
    try:
        jars.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "fetch.lock"):
            if not (jars / _COMPLETE).exists():
                _fetch_missing(jars, release.jars, report)
    except OSError as error:
        raise ServerError(
            f"cannot keep Neo4j's jars in {cache}: {error.strerror or error}; "
            "make room and give yourself the right to write there, then try again"
        ) from error
    return jars


def invalidate(jars: Path) -> None:
    """Make the next `fetch_jars` check every jar by its hash, and fetch damaged ones again."""
    (jars / _COMPLETE).unlink(missing_ok=True)


def _fetch_missing(jars: Path, locked: Sequence[Jar], report: Report) -> None:
    names = {jar.name for jar in locked}
    for file in jars.glob("*.jar"):
        if file.name not in names:  # everything in here would be on the class path
            file.unlink()
    missing = [jar for jar in locked if _sha256(jars / jar.name) != jar.sha256]
    if missing:
        _fetch_all(missing, jars, report, total=len(locked))
    (jars / _COMPLETE).touch()


def _fetch_all(missing: Sequence[Jar], jars: Path, report: Report, total: int) -> None:
    from jgo.maven import MavenContext  # slow to load, and needed once in the life of a cache

    arriving = jars / "arriving"
    shutil.rmtree(arriving, ignore_errors=True)  # of a killed command
    context = MavenContext(repo_cache=arriving, timeout=30)
    done = total - len(missing)
    label = "Fetching Neo4j (jars)"
    report(label, done, total)
    pool = ThreadPoolExecutor(_PARALLEL)
    try:
        for _ in pool.map(lambda jar: _fetch(jar, jars, context), missing):
            done += 1
            report(label, done, total)
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(arriving, ignore_errors=True)


def _fetch(jar: Jar, jars: Path, context: MavenContext) -> None:
    """Fetch one jar, check its hash, and only then move it to its place."""
    reason = ""
    for _ in range(_TRIES):
        artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(packaging="jar")
        try:
            arrived = artifact.resolve()
        except (OSError, RuntimeError) as error:  # of the resolver: no network, no such jar
            if isinstance(error, OSError) and error.errno is not None:
                raise  # of the disk
            reason = f"no answer from Maven Central ({type(error).__name__})"
        else:
            if _sha256(arrived) == jar.sha256:
                arrived.replace(jars / jar.name)
                return
            reason = "the fetched file has another SHA-256 than the lock says"
        if artifact.cached_path is not None:  # an incomplete file would count as complete
            artifact.cached_path.unlink(missing_ok=True)
    raise ServerError(
        f"cannot fetch {jar.group}:{jar.artifact}:{jar.version} for the local Neo4j server: {reason}; "
        "connect to the network and try again, or set NEO4J_URI to use a server that is running elsewhere"
    )


def _sha256(path: Path) -> str | None:
    """Return the hash of a file, or None when there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
