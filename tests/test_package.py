"""What is installed by `pip install .` is whole: it works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def kg(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed `kg` where there is no checkout; `-P` keeps the current folder off the path."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    code = "import sys; from kg.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(command, cwd=installed.parent, env=environment, capture_output=True, text=True, timeout=120)


def test_the_wheel_holds_what_is_not_python(installed: Path) -> None:
    names = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    wanted = {
        "kg/curated/registry/people.yaml",
        "kg/curated/expectations.yaml",
        "kg/cli/help.txt",
        "kg/server/neo4j.lock.toml",
        "kg/py.typed",
        "kg/ontology/classes.ttl",
        "kg/loaders/neo4j/how-to-import.txt",
        "kg/queries/engines/receipts.rq",
        "kg/queries/parameters.yaml",
        "kg/queries/questions/people/experts-across-networks.yaml",
        "kg/queries/questions/people/experts-across-networks.cypher",
        "kg/queries/questions/people/experts-across-networks.rq",
    }
    assert wanted <= names
    folders = {name.split("/")[0] for name in names}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"kg"}


def test_modules_of_the_user_by_our_names_stand_in_nobodys_way(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "loaders").mkdir()
    (tmp_path / "loaders" / "__init__.py").write_text("y = 2\n", encoding="utf-8")
    (tmp_path / "ontology.py").write_text("z = 3\n", encoding="utf-8")
    code = "import kg, queries, loaders, ontology; print(len(kg.questions()), queries.x, loaders.y, ontology.z)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "60 1 2 3\n"


@pytest.mark.slow
def test_it_checks_asks_and_exports_what_it_brings(installed: Path, tmp_path: Path) -> None:
    source = subprocess.run(
        [sys.executable, "-P", "-c", "import kg; print(kg.__file__)"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert source.startswith(str(installed))
    assert kg(installed, "check").returncode == 0
    answer = kg(installed, "ask", "experts-across-networks", "--engine", "sparql", "--format", "csv")
    assert answer.stdout.splitlines()[1].startswith("person/p018,Dace Šileika")
    assert kg(installed, "page", "-o", str(tmp_path / "graph.html")).returncode == 0
    assert kg(installed, "export", "-o", str(tmp_path / "kg.ttl")).returncode == 0
