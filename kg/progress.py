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

_SILENCE: Final = 10.0  # seconds, after which a line is written in any case
_SHORT: Final = 0.5  # seconds; a rate that was measured in less is chance


class Report(Protocol):
    """What long work calls as it goes on."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Tell that `done` of `total` steps of the work named `what` are behind us."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def shown() -> Iterator[Report]:
    """Give a report that a person can follow, for as long as the block runs."""
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
    """How one piece of work goes: when and where it began, and what was told last."""

    total: int
    begun: float
    before: int
    told: float
    quarter: int = -1

    def pace(self, done: int, now: float) -> str:
        """Give the rate and, before the end, the time that is left; nothing where too little was seen."""
        taken = now - self.begun
        if taken < _SHORT or done <= self.before:
            return ""
        rate = (done - self.before) / taken
        left = f", {(self.total - done) / rate:.0f} s left" if done < self.total else ""
        return f" ({rate:.0f}/s{left})"


class _Lines:
    """A line after every fourth part of the work, or when nothing was told for a while."""

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
        if quarter > course.quarter or now - course.told > _SILENCE:
            course.quarter, course.told = quarter, now
            print(f"{what}: {done} of {total}{course.pace(done, now)}", file=sys.stderr, flush=True)


class _Bars:
    """One bar per name of work; rich is loaded with the first report, as most calls have nothing to tell."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __call__(self, what: str, done: int, total: int, /) -> None:
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
