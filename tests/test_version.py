"""The page, the bundle, the book and the engines name the same version of the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from command import ROOT, kg

from kg.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from kg.server.connection import Connection

STEM = "experts-across-networks"


def test_everything_names_the_same_version(module_connection: Connection, tmp_path: Path) -> None:
    assert module_connection
    project = Project.open(ROOT / "data")
    project.load()
    versions = {"project": project.version}
    for name in ("cypher", "sparql"):
        bundle = tmp_path / f"{name}.json"
        assert kg("ask", STEM, "--engine", name, "--bundle", str(bundle)).returncode == 0
        versions[name] = json.loads(bundle.read_text(encoding="utf-8"))["data_version"]
    book = kg("ask", "--all", "--engine", "sparql", "--format", "markdown").stdout
    versions["book"] = book.splitlines()[2].removeprefix("Data version ").rstrip(".")
    assert set(versions.values()) == {project.version}, versions
    for audience in ("public", "internal"):
        page = project.page(tmp_path / f"{audience}.html", audience).read_text(encoding="utf-8")
        assert f" · {project.version}" in page
    partial = kg("page", "-o", str(tmp_path / "near.html"), "--focus", "person/p018")
    assert partial.returncode == 0
    assert f" · {project.version}" in (tmp_path / "near.html").read_text(encoding="utf-8")
