"""`kg mcp`: the questions of the catalogue as tools for agents."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Data, Engine, EngineOption, Ontology, OwnQuestions
from kg.project import Project

app = typer.Typer()


@app.command()
def mcp(
    engine: EngineOption = Engine.cypher,
    allow_cypher: Annotated[bool, typer.Option("--allow-cypher", help="Also offer ad-hoc Cypher, read-only.")] = False,
    questions: OwnQuestions = None,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Serve the questions as tools of the Model Context Protocol, over standard input and output.

    Example: kg mcp --engine sparql
    """
    from kg.mcp import serve

    project = Project.open(data, ontology, own_questions=questions)
    with project.engine(engine.value) as opened:
        serve(project, opened, allow_cypher=allow_cypher)
