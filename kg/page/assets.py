"""Script and style sheets of the page, each joined into one text for the browser."""

from __future__ import annotations

import re
from importlib.resources import files
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENTRY = "page"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\.[\w./-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
STYLES = ("base", "head", "board", "panels", "text", "map", "print")


def script() -> str:
    """Return the entry with all its imports: each module becomes a function, after its imports, without comments."""
    modules: dict[str, str] = {}
    _add_module(ENTRY, files("kg.page").joinpath("script"), modules)
    return '"use strict";\n' + COMMENT.sub("", "".join(modules.values()))


def _add_module(name: str, folder: Traversable, modules: dict[str, str]) -> None:
    """Add a module, named by its path within the folder, after the modules that it imports."""
    text = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
    for _, path in IMPORT.findall(text):
        imported = _resolve(name, path)
        if imported not in modules:
            _add_module(imported, folder, modules)
    body = IMPORT.sub(lambda match: f"const {match[1]} = {_variable(_resolve(name, match[2]))};\n", text)
    exports = ", ".join(EXPORT.findall(text))
    modules[name] = f"const {_variable(name)} = (() => {{\n{EXPORT.sub('', body)}return {{ {exports} }};\n}})();\n"


def _resolve(name: str, path: str) -> str:
    """Return the name of the module that another one imports by a relative path."""
    return normpath(join(dirname(name), path))


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name)


def style() -> str:
    """Return the style sheets, joined."""
    folder = files("kg.page").joinpath("style")
    return "".join(folder.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
