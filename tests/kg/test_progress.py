"""Progress: lines with rate and remaining time where nobody looks at a terminal, and a bar where somebody does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

import pytest
from terminal import read_to_end

from kg import progress

RUN = """
import time
from kg.progress import shown
with shown() as report:
    for done in range(0, 101, 10):
        report("rows written", done, 100)
        time.sleep(0.1)
"""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that a test sets by hand."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_lines_report_rate_and_time_left(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown() as report:
        for done in range(0, 200_001, 5_000):
            report("rows written", done, 200_000)
            clock[0] += 0.125  # 40000 rows per second
    assert capsys.readouterr().err.splitlines() == [
        "rows written: 0 of 200000",
        "rows written: 50000 of 200000 (40000/s, 4 s left)",
        "rows written: 100000 of 200000 (40000/s, 2 s left)",
        "rows written: 150000 of 200000 (40000/s, 1 s left)",
        "rows written: 200000 of 200000 (40000/s)",
    ]


def test_what_was_done_before_is_no_part_of_the_rate(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown() as report:
        report("jars", 900, 1000)
        clock[0] += 2
        report("jars", 1000, 1000)
    assert capsys.readouterr().err.splitlines() == ["jars: 900 of 1000", "jars: 1000 of 1000 (50/s)"]


def test_steps_over_a_quarter_and_long_silence_are_reported(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.shown() as report:
        for done in (0, 1, 2, 3, 40, 99, 100):
            report("files", done, 100)
            clock[0] += 6
    assert [line.split(" (")[0] for line in capsys.readouterr().err.splitlines()] == [
        "files: 0 of 100",
        "files: 2 of 100",
        "files: 40 of 100",
        "files: 99 of 100",
        "files: 100 of 100",
    ]


@pytest.mark.parametrize(
    ("steps", "lines"), [([(0, 1), (1, 1)], ["Starting …", "Starting … done"]), ([(0, 0)], ["Starting: 0 of 0"])]
)
def test_one_step_or_none(steps: list[tuple[int, int]], lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown() as report:
        for done, total in steps:
            report("Starting", done, total)
    assert capsys.readouterr().err.splitlines() == lines


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    import pty

    ours, theirs = pty.openpty()
    environ = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-c", RUN], stderr=theirs, stdout=subprocess.DEVNULL, env=environ
    ) as process:
        os.close(theirs)
        text = read_to_end(ours)
        assert process.wait() == 0
    assert "rows written" in text
    assert re.search(r"[1-9]0/100", text)  # which of the steps are drawn depends on how busy the machine is
    assert "/s" in text
    assert "0:00:01" in text
