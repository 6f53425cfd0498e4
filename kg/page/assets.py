"""Script and style of the page out of their source files: what a browser needs, in one text each."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
STYLES = ("base", "head", "board", "panels", "text", "map", "print")


def script() -> str:
    """The modules as functions, each after those that it imports; comments are for who reads the sources."""
    folder = files("kg.page").joinpath("script")
    done: dict[str, str] = {}
    _add("page", folder, done)
    return '"use strict";\n' + COMMENT.sub("", "".join(done.values()))


def _add(name: str, folder: Traversable, done: dict[str, str]) -> None:
    text = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
    for _, needed in IMPORT.findall(text):
        if needed not in done:
            _add(needed, folder, done)
    body = IMPORT.sub(lambda found: f"const {found[1]} = {_variable(found[2])};\n", text)
    exports = ", ".join(EXPORT.findall(text))
    done[name] = f"const {_variable(name)} = (() => {{\n{EXPORT.sub('', body)}return {{ {exports} }};\n}})();\n"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")


def style() -> str:
    """The style sheets, one after the other."""
    folder = files("kg.page").joinpath("style")
    return "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
