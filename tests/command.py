"""The command `kg` as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KG = [sys.executable, "-m", "kg"]


def kg(*arguments: str, cwd: Path = ROOT, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` and keep what it prints."""
    environment = {**os.environ, **environ}
    return subprocess.run([*KG, *arguments], capture_output=True, text=True, cwd=cwd, env=environment, timeout=120)
