"""Build the database of the local server from CSV files, offline: the fast way in for a large graph."""

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
from kg.server.local import alone, boot, halt
from kg.server.release import require_same

if TYPE_CHECKING:
    from kg.progress import Report
    from kg.server.state import Running

_DATABASE: Final = "neo4j"
_OPTIONS: Final = ("-Xmx2g", "-XX:+UseParallelGC")
# The tool's lines: the name of one of its four steps, and how far that has come.
_STEP: Final = re.compile(r"\(([1-4])/4\) (\w+ \w+)")
_PERCENT: Final = re.compile(r"\s(\d+)%")
_CAUSE: Final = re.compile(r"(Caused by: )?[\w.$]+(Exception|Error): ")
_WHAT: Final = "importing into Neo4j, percent"


def import_csv(home: Path, folder: Path, report: Report = silent) -> Running:
    """Make the database of a home hold what a folder of `write_csv` wrote, and nothing else.

    The server is stopped for it and started afterwards. The new database is built beside the old one, which it
    replaces when it is whole: whatever ends the import before, the home has its old data and the next try begins anew.
    Constraints and indexes are not part of it.

    Args:
        home: Directory of the server; made where it is missing.
        folder: Where the files and the arguments of the import tool are.
        report: Told how far the import has come.

    Returns:
        The server, which answers.

    Raises:
        ServerError: The tool refuses the files, or the server cannot be had.
    """
    home, folder = home.resolve(), folder.resolve()
    if not (folder / ARGUMENTS).exists():
        raise _refused(folder, f"there is no {ARGUMENTS} in it")
    with alone(home):
        require_same(home)
        jars = fetch_jars(cache_directory(), report)
        halt(home)
        for left_over in home.glob("import-*"):  # by a killed import
            shutil.rmtree(left_over, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="import-", dir=home, ignore_cleanup_errors=True) as name:
            new = Path(name)
            (new / "logs").mkdir()
            java.write_settings(new, 0, 0)
            _run_tool(new, jars, folder, report)
            _replace(home / "data", new / "data")
        return boot(home, report)


def _run_tool(new: Path, jars: Path, folder: Path, report: Report) -> None:
    """Run the import tool with the arguments that the folder holds, whose files they name from there."""
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
            said = _follow(tool.stdout, report) if tool.stdout else []
            failed = tool.wait() != 0
        except BaseException:  # Ctrl-C too
            tool.kill()
            raise
    if failed:
        raise _refused(folder, _reason(said))


def _refused(folder: Path, reason: str) -> ServerError:
    return ServerError(
        f"Neo4j's import tool cannot read {folder}: {reason}; "
        "write the folder anew with `kg export neo4j-csv`, or load without it: `kg load`"
    )


def _follow(output: IO[str], report: Report) -> list[str]:
    """Report how far the tool has come, and give the other lines that it wrote."""
    said, step = [], 0
    for line in output:
        if found := _STEP.search(line):
            step = int(found[1]) - 1
        elif found := _PERCENT.search(line):
            report(_WHAT, step * 25 + int(found[1]) // 4, 100)
        elif line.strip():
            said.append(line.strip())
    return said


def _reason(said: list[str]) -> str:
    """Give what stands at the bottom of the tool's chain of causes, on one line."""
    starts = [number for number, line in enumerate(said) if _CAUSE.match(line)]
    if not starts:
        return said[-1] if said else "it gave no reason"
    last = starts[-1]
    message = takewhile(lambda line: not line.startswith(("at ", "... ")), said[last + 1 :])
    return " ".join([_CAUSE.sub("", said[last]), *message])


def _replace(held: Path, new: Path) -> None:
    """Put the new database in the place of the old one."""
    for part in ("databases", "transactions"):
        old = held / part / _DATABASE
        shutil.rmtree(old, ignore_errors=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        (new / part / _DATABASE).replace(old)
