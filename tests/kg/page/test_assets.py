"""The script of the page, joined from its modules."""

import re
from pathlib import Path

from kg.page.assets import script

FOLDER = Path(__file__).parents[3] / "kg" / "page" / "script"
TYPES_ONLY = "types"  # modules with nothing that runs


def variable(path: Path) -> str:
    """Name the variable that holds a module: its path within the folder."""
    return re.sub(r"\W", "_", path.relative_to(FOLDER).with_suffix("").as_posix())


def test_every_module_is_in_the_page_once() -> None:
    names = re.findall(r"^const module_(\w+) = ", script(), re.MULTILINE)
    assert sorted(names) == sorted(variable(path) for path in FOLDER.rglob("*.js") if path.stem != TYPES_ONLY)


def test_every_module_comes_after_those_that_it_imports() -> None:
    defined = set()
    for made, used in re.findall(
        r"^const (module_\w+) = \(\(\)|^const \{[^}]*\} = (module_\w+);", script(), re.MULTILINE
    ):
        if made:
            current = made
            defined.add(made)
        else:
            assert used in defined - {current}
    assert len(defined) > 30
    assert not re.search(r"^(import|export)\b", script(), re.MULTILINE)


def test_the_page_holds_no_comments_of_the_sources() -> None:
    assert [line for line in script().splitlines() if line.lstrip().startswith(("//", "/**", "*"))] == []
    assert "sourceMappingURL" not in script()
