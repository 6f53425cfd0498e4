"""The cache never changes the result of a run."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.loaders import FileCache, assemble, read
from kg.loaders.curated import statements
from kg.loaders.files import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.loaders import Graph, Problem
    from kg.ontology import Vocabulary

DATA = Path(__file__).parents[3] / "data"
HEAD = "source: {id: x, name: Raksts, scope: seed, file: x.txt}\n"
EXPERT = (
    "network_participations:\n  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 3}\n"
)
UNREADABLE = "people: [}\n"
INVALID = "peoples: []\npeople:\n  - {id: P_4, name: Zane}\n  - {id: P_4, name: Zane}\n"
# Contents of the files of a folder beside the small corpus: valid and invalid, alone and together.
TEXTS = {
    "a.yaml": ["people:\n  - {id: p002, name: Ivo}\n", "people:\n  - {id: p002, name: Ilga}\n", "people: []\n"],
    "b.yaml": ["people:\n  - {id: p002, name: Ivo}\n", "municipalities:\n  - {id: p002, name: Ivo, kind: novads}\n"],
    "c.yaml": [HEAD + EXPERT, HEAD + EXPERT.replace("line: 3", "line: 4"), HEAD + EXPERT.replace("person", "persona")],
    "d.yaml": [HEAD.replace("id: x", "id: y") + EXPERT, HEAD + EXPERT, HEAD],
    "e.yaml": [UNREADABLE, "people:\n  - {id: p003, name: Uldis, born: 1970}\n", "dataset: {id: mine}\n", INVALID, ""],
    "f.yaml": [
        HEAD.replace("id: x", "id: z") + "claims:\n  - {about: network/t2, line: 1, valid_from: 2009}\n",
        HEAD.replace("id: x", "id: z") + "claims:\n  - {about: network/t2, line: 1, valid_from: 2010}\n",
        HEAD.replace("id: x", "id: v") + "claims:\n  - {about: network/t2, line: 2, valid_from: 2011}\n",
    ],
}
Folder = dict[str, str]
Result = tuple["Graph", "list[Problem]"]


def run(folder: Path, vocabulary: Vocabulary, cache: FileCache | None = None) -> Result:
    graph, problems = assemble(read([folder], cache), vocabulary, cache)
    if cache is not None:
        cache.save()
    return graph, problems


def cache_in(place: Path, vocabulary: Vocabulary) -> FileCache:
    """Return a cache for folders of any size."""
    return FileCache(place, vocabulary.files, min_size=0)


def write(folder: Path, texts: Mapping[str, str]) -> None:
    for file in folder.iterdir():
        file.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def folders() -> st.SearchStrategy[list[Folder]]:
    """Draw the states of a folder that is edited: some of the files, each with one of its texts."""
    files = {name: st.sampled_from(texts) for name, texts in TEXTS.items()}
    return st.lists(st.fixed_dictionaries({}, optional=files), min_size=2, max_size=5)


@pytest.fixture
def folder(tmp_path: Path, world: str) -> Path:
    """Return a folder with the small corpus and an expert."""
    data = tmp_path / "data"
    data.mkdir()
    write(data, {"w.yaml": world, "a.yaml": TEXTS["a.yaml"][0], "c.yaml": TEXTS["c.yaml"][0]})
    return data


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the folder of the cache, which does not exist yet."""
    return tmp_path / "cache" / "read" / "one"


@pytest.mark.slow
@given(edits=folders())
@example(edits=[{"c.yaml": HEAD + EXPERT, "e.yaml": UNREADABLE}, {"c.yaml": HEAD + EXPERT}])
@example(edits=[{"e.yaml": INVALID}, {"e.yaml": INVALID}])
def test_after_any_edits_the_result_is_that_without_a_cache(
    edits: list[Folder], vocabulary: Vocabulary, world: str
) -> None:
    with tempfile.TemporaryDirectory() as beside:
        data, place = Path(beside, "data"), Path(beside, "cache")
        data.mkdir()
        for texts in edits:
            write(data, {"w.yaml": world, **texts})
            assert run(data, vocabulary, cache_in(place, vocabulary)) == run(data, vocabulary)


def test_the_curated_data_are_the_same_from_the_cache(place: Path, vocabulary: Vocabulary) -> None:
    expected = run(DATA, vocabulary)
    for _ in range(2):
        assert run(DATA, vocabulary, cache_in(place, vocabulary)) == expected
    assert len(list(place.iterdir())) == len(list(DATA.rglob("*.yaml")))


def test_only_changed_files_are_read_and_checked(
    folder: Path, place: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, vocabulary, cache_in(place, vocabulary))
    seen: list[str] = []
    of_file, of_document = records.read_file, statements._read_document

    def read_file(file: Path, *more: Any) -> Any:
        seen.append(file.name)
        return of_file(file, *more)

    def read_document(document: Any, *more: Any) -> Any:
        seen.append(Path(document.file).name)
        return of_document(document, *more)

    monkeypatch.setattr(records, "read_file", read_file)
    monkeypatch.setattr(statements, "_read_document", read_document)
    run(folder, vocabulary, cache_in(place, vocabulary))
    assert seen == []
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][1], encoding="utf-8")
    run(folder, vocabulary, cache_in(place, vocabulary))
    assert seen == ["c.yaml", "c.yaml"]
    seen.clear()
    (folder / "a.yaml").write_text("people:\n  - {id: p002, name: Ivo}\n  - {id: p003, name: Ina}\n", encoding="utf-8")
    run(folder, vocabulary, cache_in(place, vocabulary))
    assert seen == ["a.yaml", "a.yaml", "c.yaml", "w.yaml"]  # a new entity: all files are checked again


def test_errors_are_reported_at_each_run(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][2], encoding="utf-8")
    first = run(folder, vocabulary, cache_in(place, vocabulary))[1]
    assert len(first) == 2  # a missing entity, and no statement about Ivo
    assert run(folder, vocabulary, cache_in(place, vocabulary))[1] == first


def test_a_removed_entity_is_missing_in_unchanged_files(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    run(folder, vocabulary, cache_in(place, vocabulary))
    (folder / "a.yaml").unlink()
    (problem,) = run(folder, vocabulary, cache_in(place, vocabulary))[1]
    assert (Path(problem.file).name, problem.line) == ("c.yaml", 3)


def test_another_vocabulary_invalidates_entries(
    folder: Path, place: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    run(folder, vocabulary, cache_in(place, vocabulary))
    file = folder / "a.yaml"
    other = tmp_path / "ontology.ttl"
    other.write_bytes(vocabulary.files[0].read_bytes() + b"\n")
    same = FileCache(place, vocabulary.files)
    changed = FileCache(place, (other, *vocabulary.files[1:]))
    assert same.find(same.digest(file, file.read_bytes())) is not None
    assert changed.find(changed.digest(file, file.read_bytes())) is None


@pytest.mark.parametrize("corrupt", [lambda content: content[:-9], lambda content: content[:40] + b"x" + content[41:]])
def test_a_corrupt_entry_is_replaced(folder: Path, place: Path, vocabulary: Vocabulary, corrupt: object) -> None:
    expected = run(folder, vocabulary, cache_in(place, vocabulary))
    entries = {entry: entry.read_bytes() for entry in place.iterdir()}
    for entry, content in entries.items():
        entry.write_bytes(corrupt(content))  # type: ignore[operator]
    assert run(folder, vocabulary, cache_in(place, vocabulary)) == expected
    assert {entry: entry.read_bytes() for entry in place.iterdir()} == entries


def test_unused_entries_and_unused_caches_are_removed(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    run(folder, vocabulary, cache_in(place, vocabulary))
    other = place.with_name("other")
    shutil.copytree(place, other)
    month = time.time() - 31 * 24 * 3600
    os.utime(other, (month, month))
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][1], encoding="utf-8")
    run(folder, vocabulary, cache_in(place, vocabulary))
    assert len(list(place.iterdir())) == 3
    assert not other.exists()


def test_a_folder_that_is_not_writable_is_no_error(folder: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    expected = run(folder, vocabulary)
    assert run(folder, vocabulary, cache_in(tmp_path / "file" / "one", vocabulary)) == expected


def test_few_and_very_many_files_are_not_cached(
    folder: Path, place: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, vocabulary, FileCache(place, vocabulary.files))
    monkeypatch.setattr("kg.loaders.files.cache._MAX_SIZE", 100)
    run(folder, vocabulary, cache_in(place, vocabulary))
    assert not place.exists()


def test_a_renamed_file_has_its_new_origin(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    run(folder, vocabulary, cache_in(place, vocabulary))
    (folder / "c.yaml").rename(folder / "g.yaml")
    assert run(folder, vocabulary, cache_in(place, vocabulary)) == run(folder, vocabulary)
