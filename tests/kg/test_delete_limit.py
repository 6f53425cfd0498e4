"""Every public entry refuses a load that would delete most of what is loaded."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import kg
from kg.loaders import check, read
from kg.loaders.curated.dataset import dataset_of
from kg.loaders.neo4j.diff import Refused
from kg.loaders.neo4j.sync import Options, sync

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.ontology import Vocabulary
    from kg.server.connection import Connection

LOADED = "MATCH (n:Entity) RETURN n.id, properties(n) ORDER BY n.id"
OTHER = "source: {id: s1, name: {lv: Cits raksts}, scope: external, recorded: 2026-11-22}\n"


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """Write a folder of two small files with the identity of the curated dataset, and return it."""
    (tmp_path / "dataset.yaml").write_text("dataset: {id: lv-coop}\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def by_command(*arguments: str) -> Callable[[Path, Connection, Vocabulary], str]:
    def load(small_folder: Path, _: Connection, __: Vocabulary) -> str:
        command = [sys.executable, "-m", "kg", *arguments, "--data", str(small_folder)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=small_folder)
        assert done.returncode == 2, done.stderr
        return done.stderr

    return load


def by_call(call: Callable[[Path], object]) -> Callable[[Path, Connection, Vocabulary], str]:
    def load(small_folder: Path, _: Connection, __: Vocabulary) -> str:
        with pytest.raises(Refused) as refused:
            call(small_folder)
        return str(refused.value)

    return load


def by_sync(small_folder: Path, connection: Connection, vocabulary: Vocabulary) -> str:
    records = read([small_folder])
    options = Options(dataset=dataset_of(records.documents, small_folder))
    with pytest.raises(Refused) as refused:
        sync(check(records, vocabulary), vocabulary, connection.driver, connection.database, options)
    return str(refused.value)


ENTRIES = {
    "kg load": by_command("load"),
    "kg load --bulk": by_command("load", "--bulk"),
    "kg run": by_command("run"),
    "kg unload": by_command("unload"),
    "kg.load": by_call(kg.load),
    "kg.load bulk": by_call(lambda small_folder: kg.load(small_folder, bulk=True)),
    "kg.unload": by_call(kg.unload),
    "sync": by_sync,
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_most_of_a_graph_is_not_deleted_by_default(
    entry: str, small_folder: Path, module_connection: Connection, vocabulary: Vocabulary
) -> None:
    kg.load()
    before = module_connection.driver.execute_query(LOADED).records
    message = ENTRIES[entry](small_folder, module_connection, vocabulary)
    assert "would delete" in message
    assert f"expected at most {0 if entry == 'kg unload' else 20}%" in message
    assert "--allow-deletes" in message
    assert module_connection.driver.execute_query(LOADED).records == before


def test_a_higher_limit_allows_it(small_folder: Path, module_connection: Connection) -> None:
    kg.load()
    assert kg.load(small_folder, options=Options(delete_limit=1)).deleted > 700
    assert kg.unload(small_folder, options=Options(delete_limit=1)).deleted > 0
    assert module_connection.driver.execute_query("MATCH (n:Entity) RETURN count(n)").records[0][0] == 0
