"""Folders: the curated data, and the cache of a user."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from kg.about import APPLICATION


def cache_directory() -> Path:
    """Return the cache of a user: the server's jars, and checked files."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False)


def data_folder() -> Path:
    """Return `data` in the working directory if it holds a registry; else the data that came with the package."""
    here = Path("data")
    if (here / "registry").is_dir():
        return here
    shipped = Path(__file__).parent / "curated"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "data"
