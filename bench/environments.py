"""An environment of its own for each peer, made on the way and kept outside the repository."""

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


class TooSlow(Exception):
    """A peer was stopped."""


def python_of(peer: str) -> Path:
    """The interpreter of a peer's environment; another list of packages makes another environment."""
    wanted = PEERS / peer / "requirements.txt"
    digest = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = platformdirs.user_cache_path("lv-coop-kg", appauthor=False) / "peers" / f"{peer}-{digest}"
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        print(f"making the environment of {peer}", file=sys.stderr, flush=True)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
        (folder / "complete").touch()
    return python


def run_peer(peer: str, folder: Path, environ: dict[str, str], limit: float, *more: str) -> float:
    """The seconds that a peer's script says it took.

    Raises:
        TooSlow: it was still at it after so many seconds.
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
