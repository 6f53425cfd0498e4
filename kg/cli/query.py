"""`kg cypher`, `kg sparql`: free queries that only read, with an end in rows and time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from kg.cli.options import Data, Form, Given, Ontology, parameters
from kg.cli.output import Format, counted, print_stream
from kg.project import Project

app = typer.Typer()

Limit = Annotated[
    int | None, typer.Option(metavar="ROWS", min=1, help="Stop after so many rows.", show_default="no limit")
]
Timeout = Annotated[float, typer.Option(metavar="SECONDS", min=0.001, help="Stop after so many seconds.")]


@app.command()
def cypher(
    query: Annotated[str, typer.Argument(help="A query that only reads.")],
    param: Given = None,
    limit: Limit = None,
    timeout: Timeout = 30,
    form: Form = Format.table,
) -> None:
    """Ask Neo4j in Cypher. What does more than read the graph is refused.

    Example: kg cypher 'MATCH (n:Network) RETURN n.code, n.name ORDER BY n.code'
    """
    from kg.cli.cell_format import plain, readable
    from kg.loaders.neo4j.node_rows import LOAD_PROPERTIES

    shaped = plain if form in (Format.json, Format.jsonl) else readable
    with Project.open().cypher(query, parameters(param), timeout) as result:
        columns = list(result.keys())
        rows = ({name: shaped(record[name], LOAD_PROPERTIES) for name in columns} for record in result)
        print_stream(at_most(limit, rows), form, columns)


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes are known.")],
    param: Given = None,
    limit: Limit = None,
    timeout: Timeout = 30,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Ask the files as RDF in SPARQL. Needs no server, and asks no other.

    A parameter stands for $ and its name: text, or an IRI as person:p018 or <https://…>.

    Example: kg sparql 'SELECT ?name WHERE { ?n a kg:Network ; skos:prefLabel ?name } ORDER BY ?name'
    """
    with Project.open(data, ontology).sparql(query, parameters(param), timeout) as (columns, rows):
        print_stream(at_most(limit, rows), form, columns)


def at_most(limit: int | None, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The first rows; if there are more, it is said on standard error."""
    for number, row in enumerate(rows):
        if number == limit:
            print(f"stopped after {counted(number, 'row')}: there are more", file=sys.stderr)
            return
        yield row
