"""Where the curated data are: in the folder one works in, or inside the installed package."""

from pathlib import Path


def data_folder() -> Path:
    """`data` here, if it holds a registry; else the data that came with the package."""
    here = Path("data")
    if (here / "registry").is_dir():
        return here
    shipped = Path(__file__).parent / "curated"
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "data"
