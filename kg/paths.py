"""Folders: the curated data, and the cache of a user."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

if TYPE_CHECKING:
    from kg.loaders import FileCache
    from kg.ontology import Vocabulary

APPLICATION: Final = "lv-coop-kg"


def cache_directory() -> Path:
    """Return the cache of a user: the server's jars, and checked files."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False)


def file_cache(data: Path, vocabulary: Vocabulary) -> FileCache:
    """Return the cache of the checked files of a data folder under a vocabulary."""
    from kg.loaders import FileCache

    key = f"{data}\n{data.resolve()}\n{vocabulary.files[0].parent.resolve()}"
    name = blake2b(key.encode(), digest_size=8).hexdigest()
    return FileCache(cache_directory() / "read" / name, vocabulary.files)


def data_folder() -> Path:
    """Return `data` in the working directory if it holds a registry; else the data that came with the package."""
    here = Path("data")
    if (here / "registry").is_dir():
        return here
    shipped = Path(__file__).parent / "curated"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "data"
