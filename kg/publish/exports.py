"""The forms of an export, behind one interface."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import rdflib

    from kg.loaders import Graph
    from kg.loaders.neo4j.diff import Target
    from kg.ontology import Vocabulary
    from kg.progress import Report

ExportForm = Literal["turtle", "ntriples", "jsonld", "neo4j-csv"]


class Export(NamedTuple):
    """One form of an export.

    Attributes:
        path: the default file or folder.
        write: writes a graph and its dataset to a path, and reports its progress.
    """

    path: Path
    write: Callable[[Target, Path, Report], None]


def _write_rdf(target: Target, path: Path, _: Report, *, form: str) -> None:
    from kg.loaders.rdf.write import write_rdf

    with path.open("wb") as output:
        write_rdf(target.graph, target.rows.vocabulary, output, form)


def _write_neo4j_csv(target: Target, path: Path, progress: Report) -> None:
    from kg.loaders.neo4j.import_files import write_csv

    write_csv(target, path, progress=progress)


EXPORTS: Final[Mapping[ExportForm, Export]] = {
    "turtle": Export(Path("out/kg.ttl"), partial(_write_rdf, form="turtle")),
    "ntriples": Export(Path("out/kg.nt"), partial(_write_rdf, form="ntriples")),
    "jsonld": Export(Path("out/kg.jsonld"), partial(_write_rdf, form="jsonld")),
    "neo4j-csv": Export(Path("out/neo4j-csv"), _write_neo4j_csv),
}


def write_export(form: ExportForm, target: Target, path: Path | None, progress: Report) -> Path:
    """Write a graph in a form, by default to the usual path of that form; return where."""
    export = EXPORTS[form]
    output = path or export.path
    output.parent.mkdir(parents=True, exist_ok=True)
    export.write(target, output, progress)
    return output


def rdflib_graph(graph: Graph, vocabulary: Vocabulary) -> rdflib.Graph:
    """Return a graph as one of rdflib with the prefixes bound, for notebooks and other RDF tools."""
    from io import BytesIO

    import rdflib

    from kg.loaders.rdf.terms import prefixes
    from kg.loaders.rdf.write import write_rdf

    content = BytesIO()
    write_rdf(graph, vocabulary, content, "ntriples")
    triples = rdflib.Graph()
    for name, iri in prefixes(vocabulary).items():
        triples.bind(name, iri, replace=True)
    return triples.parse(data=content.getvalue(), format="nt")
