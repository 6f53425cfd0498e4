"""A small corpus of curated texts, written to a folder and assembled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from assembled import Assembled

from kg.loaders import assemble, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.ontology import Vocabulary

WORLD = Path(__file__).parent / "world.yaml"


@pytest.fixture(scope="session")
def world() -> str:
    """Give the text of a file that is whole by itself: other files may refer to what it declares."""
    return WORLD.read_text(encoding="utf-8")


@pytest.fixture
def made(tmp_path: Path, vocabulary: Vocabulary) -> Callable[[Mapping[str, str | bytes]], Assembled]:
    """Give a function that writes texts by file name into an empty folder and assembles them."""
    folder = tmp_path / "corpus"
    folder.mkdir()

    def make(files: Mapping[str, str | bytes]) -> Assembled:
        for old in folder.iterdir():
            old.unlink()
        for name, text in files.items():
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        graph, problems = assemble(read([folder]), vocabulary)
        return Assembled(graph, [str(problem).replace(f"{folder}/", "") for problem in problems])

    return make
