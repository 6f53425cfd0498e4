"""`kg page`, `kg export`, `kg vocabulary`: files for others."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Data, Form, Given, Ontology, parameters
from kg.cli.output import Format, print_records
from kg.project import Project

if TYPE_CHECKING:
    from pyvis.network import Network

app = typer.Typer()


class Audience(StrEnum):
    """The audiences; in public some people are shown by their role only."""

    public = "public"
    internal = "internal"


class Language(StrEnum):
    """The languages of the page."""

    lv = "lv"
    en = "en"


class Export(StrEnum):
    """The forms of an export: three of RDF, and files for Neo4j's import tool."""

    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"
    neo4j_csv = "neo4j-csv"


AudienceOption = Annotated[Audience, typer.Option(help="Who will read the file.")]
PageFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The file to write.", show_default="in out"),
]
Focus = Annotated[str | None, typer.Option(metavar="ID", help="Show only this entity and its neighbours.")]
Depth = Annotated[int, typer.Option(min=1, max=9, help="Steps to the furthest neighbours.")]
Stem = Annotated[str | None, typer.Option("--ask", metavar="STEM", help="Answer this question first.")]
Scope = Annotated[str | None, typer.Option(help="Only what sources of this scope say.")]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Only what holds on this day, month or year.")]
Pyvis = Annotated[bool, typer.Option("--pyvis", help="Draw a plain picture with pyvis, without panels.")]
LanguageOption = Annotated[Language, typer.Option("--lang", help="Language in which the page opens.")]


@app.command()
def page(
    output: PageFile = None,
    focus: Focus = None,
    depth: Depth = 1,
    question: Stem = None,
    param: Given = None,
    scope: Scope = None,
    as_of: AsOf = None,
    language: LanguageOption = Language.lv,
    audience: AudienceOption = Audience.public,
    pyvis: Pyvis = False,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Write the graph page, one HTML file that needs nothing else.

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
    _write_network(project.network(focus, depth, audience.value), output or Path("out/pyvis.html"))


def _write_network(network: Network, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(network.generate_html(), encoding="utf-8", newline="\n")
    print(path)


@app.command()
def export(
    form: Annotated[Export, typer.Argument(metavar="FORM", help="Form of the export.")] = Export.turtle,
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The file; for neo4j-csv the folder.", show_default="in out")
    ] = None,
    form_option: Annotated[Export | None, typer.Option("--format", help="FORM, as an option.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="PATH, as an option.")] = None,
    audience: AudienceOption = Audience.public,
    data: Data = None,
    ontology: Ontology = None,
) -> None:
    """Write the graph as RDF (Turtle, N-Triples, JSON-LD) or as CSV files for Neo4j's import tool.

    Example: kg export neo4j-csv out/neo4j-csv
    """
    from kg.progress import shown

    project = Project.open(data, ontology)
    with shown() as report:
        print(project.export((form_option or form).value, output or path, audience.value, report))


@app.command()
def vocabulary(
    ontology: Ontology = None,
    form: Form = Format.table,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the YAML, for editors.")] = False,
) -> None:
    """List classes and properties; --format markdown prints the whole reference."""
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
