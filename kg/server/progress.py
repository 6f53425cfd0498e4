"""Progress of long work: a bar on a terminal, plain lines elsewhere, always on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress


class Report(Protocol):
    """What long work calls as it goes on."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell that `done` of `total` steps of the work named `what` are behind us."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def shown() -> Iterator[Report]:
    """Give a report that a person can follow, for as long as the block runs."""
    if not sys.stderr.isatty():
        yield _lines
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.close()


def _lines(what: str, done: int, total: int) -> None:
    """Write a line at the start and after every fourth part of the work."""
    if total == 1:
        print(f"{what} … done" if done else f"{what} …", file=sys.stderr, flush=True)
    elif done in {total * quarter // 4 for quarter in range(5)}:
        print(f"{what}: {done} of {total}", file=sys.stderr, flush=True)


class _Bars:
    """One bar per name of work; rich is loaded with the first report, as most calls have nothing to tell."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._progress is None:
            self._progress = _rich_progress()
            self._progress.start()
        known = {task.description: task.id for task in self._progress.tasks}
        task = known[what] if what in known else self._progress.add_task(what)
        self._progress.update(task, completed=done, total=total)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _rich_progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
