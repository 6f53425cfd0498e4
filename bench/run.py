"""Measure the named sections, or all, and write them into docs/benchmarks.md.

python bench/run.py [SECTION…]
"""

import re
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
# The order of the page. Each is a module of this folder whose function `section` measures and returns Markdown.
SECTIONS = [name for name in ("reading", "load", "questions", "page") if find_spec(name)]
HEAD = """# Benchmarks

Written by `make bench`: all measurements are made side by side with peers, in one run on one machine. Compare the
ratios. `python bench/run.py SECTION` measures one section again: {sections}.
"""


def main(names: list[str]) -> None:
    """Measure, print and write the named sections, or all; other sections stay as they are."""
    if unknown := set(names) - set(SECTIONS):
        sys.exit(f"no section {', '.join(sorted(unknown))}; expected {', '.join(SECTIONS)}")
    texts = read(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name in names or SECTIONS:
        texts[name] = import_module(name).section()
        PAGE.write_text(page(texts), encoding="utf-8", newline="\n")
        print(texts[name])


def read(text: str) -> dict[str, str]:
    """Return the sections of a page by the name in the comment above each."""
    parts = re.split(r"^<!-- (\w+) -->\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def page(texts: dict[str, str]) -> str:
    """Return the whole page."""
    head = HEAD.format(sections=", ".join(f"`{name}`" for name in SECTIONS))
    return "\n".join([head, *(f"<!-- {name} -->\n{texts[name].strip()}\n" for name in SECTIONS if name in texts)])


if __name__ == "__main__":
    main(sys.argv[1:])
