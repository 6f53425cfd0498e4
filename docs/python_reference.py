"""The reference of the Python API, generated from signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Any

_BEGINNING = """\
# Python

Generated from docstrings by `docs/generate.py`; a test keeps it fresh.

`import kg` gives every command as a call. `data` is a folder of curated YAML (by default `data` in the current folder,
or the data of the package), `ontology` a folder of Turtle (by default that of the package). The
[environment](command-line.md) names the Neo4j server. Open a `kg.Project` once to make several calls.
"""
_CLASSES = ("Project", "Options")
_ERRORS = "KgError", "BadData", "QuestionError", "VocabularyError", "Refused", "LoadError", "ServerError"


def python_reference() -> str:
    """Return the page in Markdown."""
    import kg

    names = [name for name in kg.__all__ if name not in (*_CLASSES, *_ERRORS)]
    parts = [_BEGINNING, "\n## Calls\n", *(_call(f"kg.{name}", getattr(kg, name)) for name in names)]
    for name in _CLASSES:
        parts += [f"\n## kg.{name}\n", f"\n{_text(getattr(kg, name))}\n"]
        parts += [_call(member, value) for member, value in _members(getattr(kg, name))]
    parts += ["\n## Errors\n", "\n| error | exit code | meaning |\n| --- | --- | --- |\n"]
    parts += [_error(name, getattr(kg, name)) for name in _ERRORS]
    return "".join(parts)


def _members(cls: type) -> list[tuple[str, Any]]:
    """Return the public methods and computed attributes of a class, in the order of the file."""
    return [
        (name, value)
        for name, value in vars(cls).items()
        if not name.startswith("_") and (callable(value) or isinstance(value, classmethod) or hasattr(value, "func"))
    ]


def _call(name: str, value: Any) -> str:
    if hasattr(value, "func"):  # a cached property
        return f"\n### {name}\n\n{_text(value.func)}\n"
    function = inspect.unwrap(getattr(value, "__func__", value))
    signature = re.sub(r"\((self|cls)(, )?", "(", str(_plain(inspect.signature(function))))
    return f"\n### {name}\n\n```text\n{name}{signature}\n```\n\n{_text(function)}\n"


class _Plain(str):
    """A text that a signature shows without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def _plain(signature: inspect.Signature) -> inspect.Signature:
    """Return a signature whose annotations have no quotes and whose default functions are names."""
    parameters = [
        p.replace(
            annotation=_Plain(p.annotation) if isinstance(p.annotation, str) else p.annotation,
            default=_Plain(p.default.__name__) if inspect.isfunction(p.default) else p.default,
        )
        for p in signature.parameters.values()
    ]
    return signature.replace(parameters=parameters, return_annotation=_Plain(signature.return_annotation))


def _error(name: str, error: Any) -> str:
    return f"| `kg.{name}` | {error.exit_code} | {_text(error).splitlines()[0]} |\n"


def _text(value: Any) -> str:
    """Return a docstring as Markdown, with its sections as lists."""
    lines = []
    for line in (inspect.getdoc(value) or "").splitlines():
        if re.fullmatch(r"(Args|Attributes|Raises|Returns|Yields):", line):
            lines += [f"{line[:-1]}:", ""]
        elif line.startswith("        "):
            lines[-1] += " " + line.strip()
        elif line.startswith("    "):
            head, colon, rest = line.strip().partition(": ")
            lines.append(f"- `{head}`: {rest}" if colon else f"- {head}")
        else:
            lines.append(line)
    return "\n".join(lines).strip()
