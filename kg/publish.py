"""What leaves the project as files: the graph page, RDF, and CSV for Neo4j's import tool, each for an audience.

Imports are inside the functions, so that nothing is paid for what is not used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kg.api import catalogue, checked, of_folder, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

    from kg.page import Language
    from kg.progress import Report
    from loaders import Graph
    from ontology import Vocabulary
    from queries.engines import Given

Form = Literal["turtle", "ntriples", "jsonld"]
Audience = Literal["public", "internal"]


def _for_audience(audience: Audience, data: Path | None, words: Vocabulary) -> Graph:
    """The checked graph of a data folder, as those may see it who will read it."""
    return _seen_by(audience, checked(data, words)[1], words)


def _seen_by(audience: Audience, found: Graph, words: Vocabulary) -> Graph:
    """A graph as those may see it who will read it."""
    from kg.audience import public

    return public(found, words) if audience == "public" else found


def write_page(
    path: Path,
    data: Path | None = None,
    ontology: Path | None = None,
    audience: Audience = "public",
    *,
    language: Language = "lv",
    scope: str | None = None,
    as_of: str | None = None,
    focus: str | None = None,
    depth: int = 1,
    question: str | None = None,
    given: Given | None = None,
) -> Path:
    """Write the graph page, one HTML file that needs nothing else.

    Args:
        path: the file; its folder is made.
        data: the folder of curated YAML, if not the usual one.
        ontology: the folder of the vocabulary, if not our own.
        audience: who will read it.
        language: of the page until the reader chooses.
        scope: only what sources of this scope say.
        as_of: only what held on this day, month or year.
        focus: only this thing and what is near to it.
        depth: in how many steps it is near.
        question: the stem of the question that is answered first.
        given: the parameters of that question, those of `kg ask`.

    Raises:
        loaders.BadData: something in the files is wrong.
        queries.QuestionError: there is no such thing, scope or question, or it lacks a parameter.
    """
    from kg import page

    words = vocabulary(ontology)
    found = _for_audience(audience, data, words)
    opening = page.Opening(language=language, focus=focus, depth=depth, question=question, given=given or {})
    path.parent.mkdir(parents=True, exist_ok=True)
    part, answers = page.part_and_answers(found, words, opening, catalogue(words), scope=scope, as_of=as_of)
    page.write_page(part, words, path, opening=opening, answers=answers)
    return path


def write_rdf(
    path: Path,
    data: Path | None = None,
    ontology: Path | None = None,
    form: Form = "turtle",
    audience: Audience = "public",
) -> Path:
    """Write the graph as RDF: Turtle, N-Triples or JSON-LD."""
    from kg.rdf import write

    words = vocabulary(ontology)
    found = _for_audience(audience, data, words)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as output:
        write(found, words, output, form)
    return path


def write_neo4j_csv(
    folder: Path,
    data: Path | None = None,
    ontology: Path | None = None,
    audience: Audience = "public",
    report: Report | None = None,
) -> Path:
    """Write the graph as CSV files for Neo4j's import tool, with its arguments, the schema and how to go on."""
    from kg.progress import silent
    from loaders.changes import Wanted
    from loaders.csv_files import write_csv
    from loaders.rows import Rows

    words = vocabulary(ontology)
    records, found = checked(data, words)
    dataset = of_folder(None, records, data).dataset
    write_csv(Wanted(_seen_by(audience, found, words), Rows(words, dataset)), folder, progress=report or silent)
    return folder


def rdflib_graph(data: Path | None = None, ontology: Path | None = None, audience: Audience = "public") -> rdflib.Graph:
    """The graph of a data folder as a graph of rdflib, with the prefixes bound: for notebooks and further RDF tools."""
    from io import BytesIO

    import rdflib

    from kg.rdf import prefixes, write

    words, content = vocabulary(ontology), BytesIO()
    write(_for_audience(audience, data, words), words, content, "ntriples")
    triples = rdflib.Graph()
    for name, iri in prefixes(words).items():
        triples.bind(name, iri, replace=True)
    return triples.parse(data=content.getvalue(), format="nt")
