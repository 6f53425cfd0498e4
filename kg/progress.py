"""Progress of long work: a bar on a terminal, plain lines elsewhere, always on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

_SILENCE: Final = 10.0  # seconds after which a line is written in any case
_SHORT: Final = 0.5  # seconds; a rate measured in less is chance


class Report(Protocol):
    """The callback of long work."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Report that `done` of `total` steps of the work named `what` are done."""


def silent(what: str, done: int, total: int) -> None:
    """Report nothing."""


@contextmanager
def shown() -> Iterator[Report]:
    """Yield a report that is shown to a person while the block runs."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.close()


@dataclass(slots=True)
class _Course:
    """The course of one piece of work.

    Attributes:
        total: steps.
        start: when it began, in seconds.
        first: steps that were done then.
        reported: when the last line was written.
        quarter: the quarter of the steps in that line.
    """

    total: int
    start: float
    first: int
    reported: float
    quarter: int = -1

    def pace(self, done: int, now: float) -> str:
        """Return the rate and, before the end, the remaining time; nothing after too short a time."""
        seconds = now - self.start
        if seconds < _SHORT or done <= self.first:
            return ""
        rate = (done - self.first) / seconds
        left = f", {(self.total - done) / rate:.0f} s left" if done < self.total else ""
        return f" ({rate:.0f}/s{left})"


class _Lines:
    """A line after every quarter of the work, or after a while without one."""

    def __init__(self) -> None:
        self._courses: dict[str, _Course] = {}

    def __call__(self, what: str, done: int, total: int, /) -> None:
        if total == 1:
            print(f"{what} … done" if done else f"{what} …", file=sys.stderr, flush=True)
            return
        now = time.monotonic()
        course = self._courses.get(what)
        if course is None or course.total != total:
            course = self._courses[what] = _Course(total, now, done, now)
        quarter = done * 4 // total if total else 4
        if quarter > course.quarter or now - course.reported > _SILENCE:
            course.quarter, course.reported = quarter, now
            print(f"{what}: {done} of {total}{course.pace(done, now)}", file=sys.stderr, flush=True)


class _Bars:
    """One bar per piece of work; rich is loaded with the first report, since most commands report nothing."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __call__(self, what: str, done: int, total: int, /) -> None:
        if self._progress is None:
            self._progress = _rich_progress()
            self._progress.start()
        tasks = {task.description: task.id for task in self._progress.tasks}
        task = tasks[what] if what in tasks else self._progress.add_task(what)
        self._progress.update(task, completed=done, total=total)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _rich_progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class RateColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            rate = task.finished_speed or task.speed
            return Text(f"{rate:.0f}/s" if rate and task.total != 1 else "")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
