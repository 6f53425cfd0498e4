"""`kg page`, `kg export`, `kg vocabulary`: what others open and reuse."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Data, Form, Given, Ontology, parameters
from kg.cli.output import Format, print_records
from kg.project import Project

app = typer.Typer()


class Audience(StrEnum):
    """Who will read it; the public sees some people by their role only."""

    public = "public"
    internal = "internal"


class Language(StrEnum):
    """The languages of the page."""

    lv = "lv"
    en = "en"


class Export(StrEnum):
    """The forms that others read: three of RDF, and files for Neo4j's import tool."""

    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"
    neo4j_csv = "neo4j-csv"


To = Annotated[Audience, typer.Option(help="Who will read it.")]


@app.command()
def page(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file.")] = Path("out/graph.html"),
    focus: Annotated[str | None, typer.Option(metavar="ID", help="Only this thing and what is near to it.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=9, help="In how many steps it is near.")] = 1,
    question: Annotated[str | None, typer.Option("--ask", metavar="STEM", help="Answer this question first.")] = None,
    param: Given = None,
    scope: Annotated[str | None, typer.Option(help="Only what sources of this scope say.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Only what held on this day.")] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language in which it opens.")] = Language.lv,
    audience: To = Audience.public,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Draw the graph as one HTML file that needs nothing else.

    Example: kg page --focus person/p018 --depth 2
    """
    from kg.page import FirstView

    view = FirstView(language=language.value, focus=focus, depth=depth, question=question, given=parameters(param))
    print(Project.open(data, ontology).page(output, audience.value, view, scope=scope, as_of=as_of))


@app.command()
def export(
    form: Annotated[Export, typer.Argument(metavar="FORM", help="The form.")] = Export.turtle,
    place: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The file; of neo4j-csv, the folder.", show_default="in out")
    ] = None,
    named: Annotated[Export | None, typer.Option("--format", help="The form, as an option.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="PATH, as an option.")] = None,
    audience: To = Audience.public,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Write the graph as RDF (Turtle, N-Triples, JSON-LD) or as CSV files for Neo4j's import tool.

    Example: kg export neo4j-csv out/neo4j-csv
    """
    from kg.progress import shown

    project = Project.open(data, ontology)
    with shown() as report:
        print(project.export((named or form).value, output or place, audience.value, report))


@app.command()
def vocabulary(
    ontology: Ontology = None,
    form: Form = Format.table,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the YAML, for editors.")] = False,
) -> None:
    """List classes and properties; with --format markdown, the whole reference."""
    from kg.publish.vocabulary_reference import listing, reference

    declared = Project.open(None, ontology).vocabulary
    if schema:
        import json

        from kg.publish.json_schema import json_schema

        print(json.dumps(json_schema(declared), ensure_ascii=False, indent=1))
    elif form is Format.markdown:
        print(reference(declared), end="")
    else:
        print_records(listing(declared), form)
