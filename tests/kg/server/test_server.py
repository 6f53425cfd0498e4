"""The local server and its jars, with a real Java and the real files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest
import requests
from typer.testing import CliRunner

from kg.cli.server import app
from kg.paths import cache_directory
from kg.server import ServerError, jars, java, local, release, state

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = "http://127.0.0.1:1"  # nothing listens there
START = "import sys, pathlib; from kg.server.local import start; print(start(pathlib.Path(sys.argv[1])).pid)"


@pytest.fixture
def own_jars(tmp_path: Path) -> Path:
    """Copy the cache by hard links, so that a test may replace its files; return the folder."""
    fetched = jars.fetch_jars(cache_directory())
    copy = tmp_path / fetched.name
    shutil.copytree(fetched, copy, copy_function=os.link)
    return copy


def test_a_running_server_is_found_again_at_once(neo4j_server: state.Running) -> None:
    begun = time.perf_counter()
    again = local.start(state.home_of(os.environ))
    assert again == neo4j_server == local.status(state.home_of(os.environ))
    assert time.perf_counter() - begun < 1


def test_it_listens_on_the_loopback_interface_only(neo4j_server: state.Running) -> None:
    listening = {
        (connection.laddr.ip.removeprefix("::ffff:"), connection.laddr.port)
        for connection in psutil.Process(neo4j_server.pid).net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {("127.0.0.1", neo4j_server.bolt_port), ("127.0.0.1", neo4j_server.http_port)}


@pytest.mark.parametrize(("gib", "mib"), [(1, 512), (4, 512), (8, 1024), (12, 1536), (16, 2048), (256, 2048)])
def test_the_heap_follows_the_memory_within_bounds(gib: int, mib: int) -> None:
    assert java.heap(gib * 1024**3) == mib


def test_the_heap_is_that_of_this_machine(neo4j_server: state.Running) -> None:
    heap = f"-Xmx{java.heap(psutil.virtual_memory().total)}m"
    assert heap in psutil.Process(neo4j_server.pid).cmdline()


def test_neo4j_browser_is_served_and_has_the_bolt_port(neo4j_server: state.Running) -> None:
    assert "<title>Neo4j Browser</title>" in requests.get(neo4j_server.browser, timeout=20).text
    discovery = requests.get(f"http://127.0.0.1:{neo4j_server.http_port}/", timeout=20).json()
    assert discovery["bolt_direct"] == neo4j_server.uri


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by the profile's rights")
def test_files_with_the_password_are_readable_by_the_user_only(neo4j_server: state.Running) -> None:
    home = state.home_of(os.environ)
    files = [file for file in home.iterdir() if file.is_file() and neo4j_server.password in file.read_text()]
    assert {file.name for file in files} == {"password", "server.json"}
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert home.stat().st_mode & 0o777 == 0o700
    command_line = psutil.Process(neo4j_server.pid).cmdline()
    assert not any(neo4j_server.password in part for part in [repr(neo4j_server), *command_line])


def test_two_processes_that_start_at_once_share_one_server(spare_home: Path) -> None:
    local.stop(spare_home)
    both = [
        subprocess.Popen([sys.executable, "-c", START, str(spare_home)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    pids = {process.communicate(timeout=120)[0].strip() for process in both}
    running = local.status(spare_home)
    assert running is not None
    assert pids == {str(running.pid)}
    home_directory = f"--home-dir={spare_home.resolve()}"
    javas = [process for process in psutil.process_iter() if home_directory in _command_line(process)]
    assert [java.pid for java in javas] == [running.pid]


def test_a_killed_server_is_started_anew(spare_home: Path) -> None:
    before = local.start(spare_home)
    victim = psutil.Process(before.pid)
    victim.kill()
    victim.wait(30)
    assert local.status(spare_home) is None
    after = local.start(spare_home)
    assert after.pid != before.pid
    assert after.password == before.password
    assert local.status(spare_home) == after


def test_a_pid_that_another_process_has_by_now_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "neo4j"
    home.mkdir()
    ours = psutil.Process()
    state.write(home, state.Running(ours.pid, ours.create_time(), 1, 1, "secret"))
    assert local.status(home) is None
    assert local.stop(home) is None
    assert not (home / "server.json").exists()


@pytest.mark.parametrize("written", ["", "{", "[]", '{"pid": 1}'])
def test_an_incomplete_state_file_counts_as_none(tmp_path: Path, written: str) -> None:
    (tmp_path / "server.json").write_text(written)
    assert local.status(tmp_path) is None


def test_a_stop_is_fast_and_leaves_no_state(spare_home: Path) -> None:
    running = local.start(spare_home)
    begun = time.perf_counter()
    assert local.stop(spare_home) == running
    assert time.perf_counter() - begun < 5
    assert not psutil.pid_exists(running.pid)
    assert not (spare_home / "server.json").exists()
    assert list((spare_home / "tmp").iterdir()) == []
    assert local.stop(spare_home) is None


@pytest.mark.slow
def test_a_server_that_does_not_start_shows_the_end_of_its_log(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    (tmp_path / "password").write_text("unused")
    with pytest.raises(ServerError) as caught:
        local.start(tmp_path)
    first, *log = str(caught.value).splitlines()
    assert first.startswith("the local Neo4j server ended while it was starting; fix what its log says")
    assert any("Unable to write directory path" in line for line in log)
    assert not (tmp_path / "server.json").exists()
    jars.fetch_jars(cache_directory())  # the failure made the next call check them


def test_a_home_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServerError, match=r"^cannot use .*: Not a directory; set KG_HOME to .*$"):
        local.start(tmp_path / "file" / "neo4j")


def test_complete_jars_cost_one_check(own_jars: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", CLOSED)
    next(own_jars.glob("*.jar")).unlink()  # not even noticed
    begun = time.perf_counter()
    assert jars.fetch_jars(own_jars.parent) == own_jars
    assert time.perf_counter() - begun < 0.1


def test_damaged_jars_are_fetched_again(own_jars: Path) -> None:
    changed, cut, missing, *_ = sorted(own_jars.glob("*.jar"), key=lambda jar: jar.stat().st_size)
    for jar in (changed, cut, missing):
        jar.unlink()  # never write through the hard link
    changed.write_bytes(b"not a jar")
    cut.touch()
    (own_jars / "unknown.jar").touch()
    jars.invalidate(own_jars)
    reports: list[tuple[int, int]] = []
    jars.fetch_jars(own_jars.parent, lambda _label, done, total: reports.append((done, total)))
    locked = release.locked_release().jars
    assert reports == [(len(locked) - 3 + done, len(locked)) for done in range(4)]
    assert {file.name for file in own_jars.iterdir()} == {jar.name for jar in locked} | {"complete"}
    assert all(jars._sha256(own_jars / jar.name) == jar.sha256 for jar in locked)


def test_offline_with_nothing_cached_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", CLOSED)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(ServerError, match=r"^cannot fetch \S+ for the local .*connect to the network.*$") as caught:
        jars.fetch_jars(tmp_path)
    assert "\n" not in str(caught.value)
    (folder,) = (entry for entry in tmp_path.iterdir() if entry.is_dir())
    assert list(folder.iterdir()) == []


def test_a_jar_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    from jgo.maven import MavenContext

    smallest = release.Jar("org.neo4j", "annotations", "5.26.26", sha256="0" * 64)
    with pytest.raises(ServerError, match="another SHA-256 than the lock says"):
        jars._fetch(smallest, tmp_path, MavenContext(repo_cache=tmp_path / "arriving"))
    assert list(tmp_path.rglob("*.jar")) == []


@pytest.mark.parametrize(
    ("chosen", "series", "number"),
    [("lts", "5", 214), ("latest", "2026", 234)],
)
def test_a_lock_names_no_host(chosen: str, series: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J", chosen)
    assert "://" not in release.lock_text()
    chosen_release = release.locked_release()
    assert chosen_release.version.split(".")[0] == series
    assert len({jar.name for jar in chosen_release.jars}) == len(chosen_release.jars) == number
    assert [jar.version for jar in chosen_release.jars if jar.artifact == "neo4j"] == [chosen_release.version]


def test_an_unknown_choice_of_neo4j_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NEO4J", "newest")
    with pytest.raises(ServerError, match=r"^KG_NEO4J is 'newest'; expected one of lts, latest: correct it, .*$"):
        release.locked_release()


def test_a_running_server_of_another_release_is_refused(
    neo4j_server: state.Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, version = state.home_of(os.environ), release.locked_release().version
    assert (home / "version").read_text() == f"{version}\n"
    monkeypatch.setenv("KG_NEO4J", "lts" if os.environ.get("KG_NEO4J") == "latest" else "latest")
    message = (
        f"were made by Neo4j {version}, expected {release.locked_release().version.split('.')[0]}.x: set KG_NEO4J to"
    )
    with pytest.raises(ServerError, match=message):
        local.start(home)


def test_a_home_without_a_version_is_of_the_first_series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "password").write_text("secret")
    monkeypatch.setenv("KG_NEO4J", "latest")
    with pytest.raises(ServerError, match=r"were made by Neo4j 5, expected 2026\.x"):
        local.start(tmp_path)


def test_the_commands_say_where_it_is(neo4j_server: state.Running) -> None:
    started, status, browse = (CliRunner().invoke(app, command) for command in ("start", "status", "browse"))
    assert [started.exit_code, status.exit_code, browse.exit_code] == [0, 0, 0]
    assert started.stdout == f"{neo4j_server.uri}\n"
    assert f"running: {neo4j_server.uri}\n" in status.stdout
    assert neo4j_server.browser in browse.stdout
    assert neo4j_server.password in browse.stdout


def test_status_and_stop_of_a_server_that_is_not_running(tmp_path: Path) -> None:
    environ = {"KG_HOME": str(tmp_path / "none")}
    status, stop = (CliRunner().invoke(app, command, env=environ) for command in ("status", "stop"))
    assert (status.exit_code, stop.exit_code) == (1, 0)
    assert status.stdout.startswith("not running\n")
    assert stop.stdout.startswith("not running")
    assert not (tmp_path / "none").exists()


def _command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []
