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
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file.", show_default="out/graph.html or pyvis.html"),
    ] = None,
    focus: Annotated[str | None, typer.Option(metavar="ID", help="Only this thing and what is near to it.")] = None,
    depth: Annotated[int, typer.Option(min=1, max=9, help="In how many steps it is near.")] = 1,
    question: Annotated[str | None, typer.Option("--ask", metavar="STEM", help="Answer this question first.")] = None,
    param: Given = None,
    scope: Annotated[str | None, typer.Option(help="Only what sources of this scope say.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Only what held on this day.")] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language in which it opens.")] = Language.lv,
    audience: To = Audience.public,
    pyvis: Annotated[bool, typer.Option("--pyvis", help="Draw a plain picture with pyvis, without panels.")] = False,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Draw the graph as one HTML file that needs nothing else.

    Example: kg page --focus person/p018 --depth 2
    """
    from kg.page import FirstView

    view = FirstView(language=language.value, focus=focus, depth=depth, question=question, given=parameters(param))
    project = Project.open(data, ontology)
    if not pyvis:
        print(project.page(output or Path("out/graph.html"), audience.value, view, scope=scope, as_of=as_of))
        return
    if question or param or scope or as_of or language is not Language.lv:
        what = "--pyvis draws all or what is near --focus, in Latvian"
        raise typer.BadParameter(f"{what}, expected none of --ask, --param, --scope, --as-of, --lang, leave them out")
    path = output or Path("out/pyvis.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(project.network(focus, depth, audience.value).generate_html(), encoding="utf-8", newline="\n")
    print(path)


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
