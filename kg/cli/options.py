"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format


class Engine(StrEnum):
    """The engines that answer a question."""

    cypher = "cypher"
    sparql = "sparql"


Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder of curated YAML.", show_default="data, or what came with kg"),
]
Ontology = Annotated[
    Path | None,
    typer.Option("--ontology", metavar="DIR", help="Folder of the vocabulary in Turtle.", show_default="our own"),
]
Form = Annotated[Format, typer.Option("--format", help="Form of the rows.")]
Given = Annotated[
    list[str] | None,
    typer.Option("--param", metavar="NAME=VALUE", help="A parameter; may be repeated. NAME= stands for any value."),
]
EngineOption = Annotated[Engine, typer.Option("--engine", help="Ask Neo4j in Cypher, or the files as RDF in SPARQL.")]
OwnQuestions = Annotated[
    Path | None, typer.Option("--questions", metavar="DIR", help="Folder with your own questions.")
]
AllowDeletes = Annotated[bool, typer.Option("--allow-deletes", help="Delete without asking.")]


def parameters(pairs: list[str] | None) -> dict[str, str | int | None]:
    """Return `name=value` pairs as a mapping."""
    given: dict[str, str | int | None] = {}
    for pair in pairs or []:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"`{pair}`, expected name=value, write the sign =")
        given[name] = value
    return given
