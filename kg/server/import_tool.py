"""Build the database of the local server from CSV files, with Neo4j's offline import tool."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from itertools import takewhile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from kg.loaders.neo4j.import_files import ARGUMENTS
from kg.paths import cache_directory
from kg.progress import silent
from kg.server import java
from kg.server.errors import ServerError
from kg.server.jars import fetch_jars
from kg.server.local import locked_home, start_locked, stop_locked
from kg.server.release import require_same_series

if TYPE_CHECKING:
    from kg.progress import Report
    from kg.server.state import Running

_DATABASE: Final = "neo4j"
_OPTIONS: Final = ("-Xmx2g", "-XX:+UseParallelGC")
# Lines of the tool: the name of one of its four steps, and the percentage done of the step.
_STEP: Final = re.compile(r"\(([1-4])/4\) (\w+ \w+)")
_PERCENT: Final = re.compile(r"\s(\d+)%")
_CAUSE: Final = re.compile(r"(Caused by: )?[\w.$]+(Exception|Error): ")
_LABEL: Final = "importing into Neo4j, percent"


def import_csv(home: Path, folder: Path, report: Report = silent) -> Running:
    """Replace the database of a home by the files that `write_csv` wrote into a folder.

    The server is stopped before and started again afterwards. The new database is built beside the old one, which it
    replaces when it is complete: an import that ends before leaves the old data, and the next one starts again.
    Constraints and indexes are not created.

    Args:
        home: Directory of the server; made where it is missing.
        folder: Where the files and the arguments of the import tool are.
        report: Called with the progress of the import.

    Returns:
        The running server.

    Raises:
        ServerError: The tool refuses the files, or the server cannot be started.
    """
    home, folder = home.resolve(), folder.resolve()
    if not (folder / ARGUMENTS).exists():
        raise _refusal(folder, f"there is no {ARGUMENTS} in it")
    with locked_home(home):
        require_same_series(home)
        jars = fetch_jars(cache_directory(), report)
        stop_locked(home)
        for leftover in home.glob("import-*"):  # of a killed import
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="import-", dir=home, ignore_cleanup_errors=True) as name:
            new = Path(name)
            (new / "logs").mkdir()
            java.write_settings(new, 0, 0)
            _run_tool(new, jars, folder, report)
            _replace(home / "data", new / "data")
        return start_locked(home, report)


def _run_tool(new: Path, jars: Path, folder: Path, report: Report) -> None:
    """Run the import tool within the folder, with the arguments in it."""
    arguments = (
        "database",
        "import",
        "full",
        _DATABASE,
        f"--report-file={new / 'import.report'}",
        "--verbose",
        f"@{ARGUMENTS}",
    )
    with subprocess.Popen(
        java.admin_command(jars, *arguments, options=_OPTIONS),
        cwd=folder,
        env=java.admin_environment(new),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as tool:
        try:
            lines = _follow(tool.stdout, report) if tool.stdout else []
            failed = tool.wait() != 0
        except BaseException:  # Ctrl-C too
            tool.kill()
            raise
    if failed:
        raise _refusal(folder, _reason(lines))


def _refusal(folder: Path, reason: str) -> ServerError:
    return ServerError(
        f"Neo4j's import tool cannot read {folder}: {reason}; "
        "write the folder again with `kg export neo4j-csv`, or load without it: `kg load`"
    )


def _follow(output: IO[str], report: Report) -> list[str]:
    """Report the progress that the tool prints, and return its other lines."""
    lines, step = [], 0
    for line in output:
        if match := _STEP.search(line):
            step = int(match[1]) - 1
        elif match := _PERCENT.search(line):
            report(_LABEL, step * 25 + int(match[1]) // 4, 100)
        elif line.strip():
            lines.append(line.strip())
    return lines


def _reason(lines: list[str]) -> str:
    """Return the root cause in the tool's output, on one line."""
    starts = [number for number, line in enumerate(lines) if _CAUSE.match(line)]
    if not starts:
        return lines[-1] if lines else "it gave no reason"
    last = starts[-1]
    message = takewhile(lambda line: not line.startswith(("at ", "... ")), lines[last + 1 :])
    return " ".join([_CAUSE.sub("", lines[last]), *message])


def _replace(data: Path, new: Path) -> None:
    """Replace the old database by the new one."""
    for part in ("databases", "transactions"):
        old = data / part / _DATABASE
        shutil.rmtree(old, ignore_errors=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        (new / part / _DATABASE).replace(old)
