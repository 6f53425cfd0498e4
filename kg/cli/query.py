"""`kg cypher`, `kg sparql`: ad-hoc queries, read-only, with a limit of rows and time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from kg.cli.options import Data, Form, Given, Ontology, parameters
from kg.cli.output import Format, print_stream
from kg.project import Project
from kg.publish.markdown import counted

app = typer.Typer()

Limit = Annotated[
    int | None, typer.Option(metavar="ROWS", min=1, help="Stop after this many rows.", show_default="no limit")
]
Timeout = Annotated[float, typer.Option(metavar="SECONDS", min=0.001, help="Stop after this time.")]


@app.command()
def cypher(
    query: Annotated[str, typer.Argument(help="A read-only query.")],
    param: Given = None,
    limit: Limit = None,
    timeout: Timeout = 30,
    form: Form = Format.table,
) -> None:
    """Ask Neo4j in Cypher. A query that would do more than read the graph is refused.

    Example: kg cypher 'MATCH (n:Network) RETURN n.code, n.name ORDER BY n.code'
    """
    from kg.loaders.neo4j.node_rows import LOAD_PROPERTIES
    from kg.queries.ad_hoc.result_values import plain, readable

    printable = plain if form in (Format.json, Format.jsonl) else readable
    with Project.open().cypher(query, parameters(param), timeout) as result:
        columns = list(result.keys())
        rows = ({name: printable(record[name], LOAD_PROPERTIES) for name in columns} for record in result)
        print_stream(at_most(limit, rows), form, columns)


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes are declared.")],
    param: Given = None,
    limit: Limit = None,
    timeout: Timeout = 30,
    data: Data = None,
    ontology: Ontology = None,
    form: Form = Format.table,
) -> None:
    """Ask the files as RDF in SPARQL, without a server. SERVICE is refused.

    A parameter replaces $NAME in the query: by text, or by an IRI such as person:p018 or <https://…>.

    Example: kg sparql 'SELECT ?name WHERE { ?n a kg:Network ; skos:prefLabel ?name } ORDER BY ?name'
    """
    with Project.open(data, ontology).sparql(query, parameters(param), timeout) as (columns, rows):
        print_stream(at_most(limit, rows), form, columns)


def at_most(limit: int | None, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the first rows; report on standard error if there are more."""
    for number, row in enumerate(rows):
        if number == limit:
            print(f"stopped after {counted(number, 'row')}: there are more", file=sys.stderr)
            return
        yield row
