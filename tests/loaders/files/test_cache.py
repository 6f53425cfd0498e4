"""What is kept between runs never changes what a run finds."""

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
WRONG = "peoples: []\npeople:\n  - {id: P_4, name: Zane}\n  - {id: P_4, name: Zane}\n"
# What the files of a folder may hold, beside the world of the other tests: right and wrong, alone and together.
TEXTS = {
    "a.yaml": ["people:\n  - {id: p002, name: Ivo}\n", "people:\n  - {id: p002, name: Ilga}\n", "people: []\n"],
    "b.yaml": ["people:\n  - {id: p002, name: Ivo}\n", "municipalities:\n  - {id: p002, name: Ivo, kind: novads}\n"],
    "c.yaml": [HEAD + EXPERT, HEAD + EXPERT.replace("line: 3", "line: 4"), HEAD + EXPERT.replace("person", "persona")],
    "d.yaml": [HEAD.replace("id: x", "id: y") + EXPERT, HEAD + EXPERT, HEAD],
    "e.yaml": [UNREADABLE, "people:\n  - {id: p003, name: Uldis, born: 1970}\n", "dataset: {id: mine}\n", WRONG, ""],
    "f.yaml": [
        HEAD.replace("id: x", "id: z") + "claims:\n  - {about: network/t2, line: 1, valid_from: 2009}\n",
        HEAD.replace("id: x", "id: z") + "claims:\n  - {about: network/t2, line: 1, valid_from: 2010}\n",
        HEAD.replace("id: x", "id: v") + "claims:\n  - {about: network/t2, line: 2, valid_from: 2011}\n",
    ],
}
Folder = dict[str, str]
Found = tuple["Graph", "list[Problem]"]


def found(folder: Path, vocabulary: Vocabulary, cache: FileCache | None = None) -> Found:
    graph, problems = assemble(read([folder], cache), vocabulary, cache)
    if cache is not None:
        cache.save()
    return graph, problems


def kept_in(place: Path, vocabulary: Vocabulary) -> FileCache:
    """What an earlier run kept there, of folders of any size."""
    return FileCache(place, vocabulary.files, min_size=0)


def write(folder: Path, texts: Mapping[str, str]) -> None:
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def folders() -> st.SearchStrategy[list[Folder]]:
    """A folder as it is edited: each time some of its files, each with one of its texts."""
    files = {name: st.sampled_from(texts) for name, texts in TEXTS.items()}
    return st.lists(st.fixed_dictionaries({}, optional=files), min_size=2, max_size=5)


@pytest.fixture
def folder(tmp_path: Path, world: str) -> Path:
    """Give a folder with the world and an expert of it."""
    made = tmp_path / "data"
    made.mkdir()
    write(made, {"w.yaml": world, "a.yaml": TEXTS["a.yaml"][0], "c.yaml": TEXTS["c.yaml"][0]})
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give the folder of what is kept, which is not there yet."""
    return tmp_path / "cache" / "read" / "one"


@pytest.mark.slow
@given(edits=folders())
@example(edits=[{"c.yaml": HEAD + EXPERT, "e.yaml": UNREADABLE}, {"c.yaml": HEAD + EXPERT}])
@example(edits=[{"e.yaml": WRONG}, {"e.yaml": WRONG}])
def test_whatever_is_edited_a_run_finds_what_it_would_without(
    edits: list[Folder], vocabulary: Vocabulary, world: str
) -> None:
    with tempfile.TemporaryDirectory() as beside:
        data, place = Path(beside, "data"), Path(beside, "kept")
        data.mkdir()
        for texts in edits:
            write(data, {"w.yaml": world, **texts})
            assert found(data, vocabulary, kept_in(place, vocabulary)) == found(data, vocabulary)


def test_the_curated_data_are_the_same_from_what_was_kept(place: Path, vocabulary: Vocabulary) -> None:
    expected = found(DATA, vocabulary)
    for _ in range(2):
        assert found(DATA, vocabulary, kept_in(place, vocabulary)) == expected
    assert len(list(place.iterdir())) == len(list(DATA.rglob("*.yaml")))


def test_only_what_changed_is_read_and_checked(
    folder: Path, place: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(folder, vocabulary, kept_in(place, vocabulary))
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
    found(folder, vocabulary, kept_in(place, vocabulary))
    assert seen == []
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][1], encoding="utf-8")
    found(folder, vocabulary, kept_in(place, vocabulary))
    assert seen == ["c.yaml", "c.yaml"]
    seen.clear()
    (folder / "a.yaml").write_text("people:\n  - {id: p002, name: Ivo}\n  - {id: p003, name: Ina}\n", encoding="utf-8")
    found(folder, vocabulary, kept_in(place, vocabulary))
    assert seen == ["a.yaml", "a.yaml", "c.yaml", "w.yaml"]  # what others say is checked anew when there is a new thing


def test_what_is_wrong_is_told_again(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][2], encoding="utf-8")
    first = found(folder, vocabulary, kept_in(place, vocabulary))[1]
    assert len(first) == 2  # no such thing, and nothing that speaks of Ivo
    assert found(folder, vocabulary, kept_in(place, vocabulary))[1] == first


def test_a_thing_that_is_gone_is_missed_by_files_that_did_not_change(
    folder: Path, place: Path, vocabulary: Vocabulary
) -> None:
    found(folder, vocabulary, kept_in(place, vocabulary))
    (folder / "a.yaml").unlink()
    (problem,) = found(folder, vocabulary, kept_in(place, vocabulary))[1]
    assert (Path(problem.file).name, problem.line) == ("c.yaml", 3)


def test_another_vocabulary_finds_nothing(folder: Path, place: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    found(folder, vocabulary, kept_in(place, vocabulary))
    file = folder / "a.yaml"
    other = tmp_path / "ontology.ttl"
    other.write_bytes(vocabulary.files[0].read_bytes() + b"\n")
    same = FileCache(place, vocabulary.files)
    changed = FileCache(place, (other, *vocabulary.files[1:]))
    assert same.find(same.digest(file, file.read_bytes())) is not None
    assert changed.find(changed.digest(file, file.read_bytes())) is None


@pytest.mark.parametrize("spoil", [lambda content: content[:-9], lambda content: content[:40] + b"x" + content[41:]])
def test_an_entry_that_was_spoilt_is_made_anew(
    folder: Path, place: Path, vocabulary: Vocabulary, spoil: object
) -> None:
    expected = found(folder, vocabulary, kept_in(place, vocabulary))
    entries = {entry: entry.read_bytes() for entry in place.iterdir()}
    for entry, content in entries.items():
        entry.write_bytes(spoil(content))  # type: ignore[operator]
    assert found(folder, vocabulary, kept_in(place, vocabulary)) == expected
    assert {entry: entry.read_bytes() for entry in place.iterdir()} == entries


def test_entries_of_texts_that_are_gone_go_and_so_do_folders_that_nobody_reads(
    folder: Path, place: Path, vocabulary: Vocabulary
) -> None:
    found(folder, vocabulary, kept_in(place, vocabulary))
    other = place.with_name("other")
    shutil.copytree(place, other)
    month = time.time() - 31 * 24 * 3600
    os.utime(other, (month, month))
    (folder / "c.yaml").write_text(TEXTS["c.yaml"][1], encoding="utf-8")
    found(folder, vocabulary, kept_in(place, vocabulary))
    assert len(list(place.iterdir())) == 3
    assert not other.exists()


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    expected = found(folder, vocabulary)
    assert found(folder, vocabulary, kept_in(tmp_path / "file" / "one", vocabulary)) == expected


def test_of_few_files_nothing_is_kept_and_of_very_many(
    folder: Path, place: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(folder, vocabulary, FileCache(place, vocabulary.files))
    monkeypatch.setattr("kg.loaders.files.cache._MAX_SIZE", 100)
    found(folder, vocabulary, kept_in(place, vocabulary))
    assert not place.exists()


def test_a_file_that_moved_tells_its_new_place(folder: Path, place: Path, vocabulary: Vocabulary) -> None:
    found(folder, vocabulary, kept_in(place, vocabulary))
    (folder / "c.yaml").rename(folder / "g.yaml")
    assert found(folder, vocabulary, kept_in(place, vocabulary)) == found(folder, vocabulary)
