"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder of curated YAML.", show_default="data, or what came with kg"),
]
Ontology = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", help="Folder of the vocabulary in Turtle.", show_default="our own"),
]
Form = Annotated[Format, typer.Option("--format", help="How rows are printed.")]
Given = Annotated[
    list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter, may be repeated; NAME= for any.")
]


def parameters(given: list[str] | None) -> dict[str, str | int | None]:
    """`name=value` pairs as a mapping."""
    found: dict[str, str | int | None] = {}
    for pair in given or []:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"`{pair}`, expected name=value, write the sign =")
        found[name] = value
    return found
