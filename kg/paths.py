"""Where things are: the curated data, what is kept between runs."""

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
    """Give the directory of a user that keeps what can be had again: the server's jars, what was made of files."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False)


def file_cache(data: Path, words: Vocabulary) -> FileCache:
    """What was made of the files of a data folder in other runs with the same vocabulary."""
    from kg.loaders import FileCache

    place = f"{data}\n{data.resolve()}\n{words.files[0].parent.resolve()}"
    return FileCache(cache_directory() / "read" / blake2b(place.encode(), digest_size=8).hexdigest(), words.files)


def data_folder() -> Path:
    """`data` here, if it holds a registry; else the data that came with the package."""
    here = Path("data")
    if (here / "registry").is_dir():
        return here
    shipped = Path(__file__).parent / "curated"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "data"
