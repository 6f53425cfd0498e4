"""Fixtures that write curated texts to a folder and assemble them."""

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
    """Return the text of a valid file; other files may refer to the entities that it declares."""
    return WORLD.read_text(encoding="utf-8")


@pytest.fixture
def assembled(tmp_path: Path, vocabulary: Vocabulary) -> Callable[[Mapping[str, str | bytes]], Assembled]:
    """Return a function that writes texts by file name into an empty folder and assembles them."""
    folder = tmp_path / "corpus"
    folder.mkdir()

    def assemble_texts(files: Mapping[str, str | bytes]) -> Assembled:
        for file in folder.iterdir():
            file.unlink()
        for name, text in files.items():
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        graph, problems = assemble(read([folder]), vocabulary)
        return Assembled(graph, [str(problem).replace(f"{folder}/", "") for problem in problems])

    return assemble_texts
