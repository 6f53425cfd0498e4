"""Commands on files pay for nothing that they do not use."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN = """
import sys
from kg.__main__ import main
code = main()
loaded = {"neo4j", "rdflib", "networkx", "pyvis", "pandas", "IPython", "mcp"} & set(sys.modules)
print(code, *sorted(loaded), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["show", "person/p018"],
        ["ask"],
        ["ask", "experts-across-networks", "--engine", "sparql", "--receipts"],
        ["export", "turtle"],
        ["export", "neo4j-csv"],
        ["vocabulary"],
    ],
    ids=" ".join,
)
def test_a_command_on_files_loads_no_driver_and_no_toolkit(arguments: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, *arguments, *([str(tmp_path / "out")] if arguments[0] == "export" else [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1].split() == ["0"]


def test_importing_kg_is_cheap() -> None:
    heavy = "{'neo4j', 'rdflib', 'networkx', 'pyvis', 'pyoxigraph', 'ryml', 'typer', 'yaml'}"
    code = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
