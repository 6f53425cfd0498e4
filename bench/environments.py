"""Create a virtual environment for each peer and for `kg`, cached outside the repository."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import venv
from pathlib import Path

import platformdirs

PEERS = Path(__file__).parent / "peers"
ROOT = Path(__file__).parents[1]


class TooSlow(Exception):
    """A peer exceeded its limit and was stopped."""


def python_of(peer: str) -> Path:
    """Return the interpreter of a peer's environment."""
    return _interpreter(peer, PEERS / peer / "requirements.txt")


def kg() -> Path:
    """Return the command `kg` in an environment with its required packages only: with pandas it starts later."""
    return _interpreter("kg", ROOT / "requirements.lock", "--no-deps", "--editable", str(ROOT)).with_name("kg")


def _interpreter(name: str, requirements: Path, *project: str) -> Path:
    """Return the interpreter of an environment; it is created for each list of packages and project."""
    digest = hashlib.sha256(f"{requirements.read_text(encoding='utf-8')}{sys.version}{project}".encode()).hexdigest()[
        :12
    ]
    folder = platformdirs.user_cache_path("lv-coop-kg", appauthor=False) / "peers" / f"{name}-{digest}"
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        print(f"creating the environment of {name}", file=sys.stderr, flush=True)
        venv.create(folder, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, "-r", str(requirements)], check=True)
        if project:
            subprocess.run([*install, *project], check=True)
        (folder / "complete").touch()
    return python


def run_peer(peer: str, folder: Path, environ: dict[str, str], limit: float, *more: str) -> float:
    """Run a peer's script and return the seconds that it reports.

    Raises:
        TooSlow: it ran longer than `limit` seconds.
    """
    command = [str(python_of(peer)), str(PEERS / peer / "load.py"), str(folder), *more]
    environ = os.environ | environ | {"PYTHONPATH": str(PEERS), "PYTHONWARNINGS": "ignore"}
    process = subprocess.Popen(
        command, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired as late:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise TooSlow(peer) from late
    if process.returncode:
        raise RuntimeError(f"{peer} failed: {err[-2000:]}")
    last = next(line for line in reversed(out.splitlines()) if line.startswith("{"))
    seconds: float = json.loads(last)["seconds"]
    print(f"{peer} {' '.join(more)}: {seconds:.2f} s", file=sys.stderr, flush=True)
    return seconds
