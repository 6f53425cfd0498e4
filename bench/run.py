"""Measure the sections named, or all, and write them into docs/benchmarks.md.

python bench/run.py [SECTION…]
"""

import re
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
# The order of the page. Each is a module beside this one with a function `section`, which measures and gives Markdown.
SECTIONS = [name for name in ("reading", "load", "questions", "page") if find_spec(name)]
HEAD = """# Benchmarks

Written by `make bench`: everything is measured side by side with peers in one run on one machine, so a ratio is
what to read. `python bench/run.py SECTION` measures one section anew: {sections}.
"""


def main(wanted: list[str]) -> None:
    """Measure, print and write; sections that are not wanted stay as they are."""
    if unknown := set(wanted) - set(SECTIONS):
        sys.exit(f"no section {', '.join(sorted(unknown))}; expected {', '.join(SECTIONS)}")
    found = read(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name in wanted or SECTIONS:
        found[name] = import_module(name).section()
        PAGE.write_text(page(found), encoding="utf-8", newline="\n")
        print(found[name])


def read(text: str) -> dict[str, str]:
    """The sections of a page by name: a comment stands above each."""
    parts = re.split(r"^<!-- (\w+) -->\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def page(found: dict[str, str]) -> str:
    """The whole page."""
    head = HEAD.format(sections=", ".join(f"`{name}`" for name in SECTIONS))
    return "\n".join([head, *(f"<!-- {name} -->\n{found[name].strip()}\n" for name in SECTIONS if name in found)])


if __name__ == "__main__":
    main(sys.argv[1:])
