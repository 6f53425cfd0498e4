"""The Python API, `import kg`: everything that the command line does, as calls.

Each call opens a `kg.Project`, the folder `data` under the vocabulary `ontology`. For several calls open it once, with
`kg.Project.open()`. Errors are of the family `kg.KgError`; their `exit_code` is that of the command line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.progress import silent
from kg.project import SECONDS, Audience, EngineName, Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import rdflib
    from pyvis.network import Network

    from kg.loaders import Graph, Problem
    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.status import Status
    from kg.loaders.neo4j.sync import Options, Summary
    from kg.ontology import Vocabulary
    from kg.progress import Report
    from kg.publish.entity_card import EntityCard
    from kg.publish.exports import ExportForm
    from kg.queries import Answer, Question

Folder = Path | str | None
Record = dict[str, Any]


def vocabulary(ontology: Folder = None) -> Vocabulary:
    """Return the vocabulary of a folder of Turtle, by default our own.

    Raises:
        kg.VocabularyError: the Turtle does not declare one.
    """
    return Project.open(None, ontology).vocabulary


def graph(data: Folder = None, ontology: Folder = None) -> Graph:
    """Return the checked graph of a data folder.

    Raises:
        kg.BadData: something in the files is wrong; it carries every problem.
    """
    return Project.open(data, ontology).graph


def check(data: Folder = None, ontology: Folder = None) -> list[Problem]:
    """Return every problem of the files of a data folder; none where all is well."""
    from kg.loaders import BadData

    try:
        graph(data, ontology)
    except BadData as error:
        return error.problems
    return []


def load(
    data: Folder = None,
    ontology: Folder = None,
    paths: Iterable[Path] = (),
    options: Options | None = None,
    bulk: bool | None = None,
) -> Summary:
    """Make Neo4j hold exactly what the data folder says, or what some of its files say; see `Project.load`.

    Raises:
        kg.BadData: the files are wrong; nothing is written.
        kg.Refused: more would be deleted than the options allow; nothing is written.
        kg.LoadError: another load is under way, or the database cannot be made equal.
        kg.ServerError: there is no server.
    """
    return Project.open(data, ontology).load(paths, options, bulk)


def plan(
    data: Folder = None, ontology: Folder = None, paths: Iterable[Path] = (), options: Options | None = None
) -> Plan:
    """Return what `load` would change, with old and new values; nothing is written."""
    return Project.open(data, ontology).plan(paths, options)


def unload(data: Folder = None, ontology: Folder = None, options: Options | None = None) -> Summary:
    """Delete from Neo4j what a data folder brought in; needs `Options(delete_limit=1)`, since it is all."""
    return Project.open(data, ontology).unload(options)


def status(data: Folder = None, ontology: Folder = None, options: Options | None = None) -> Status:
    """Return how far Neo4j is behind the files, and the record of the last load."""
    return Project.open(data, ontology).status(options)


def questions(ontology: Folder = None, folder: Folder = None) -> Mapping[str, Question]:
    """Return the catalogue of questions by stem, with those of a folder of one's own.

    Raises:
        kg.QuestionError: a question is not whole, or one of the folder is called as one of the catalogue.
    """
    return Project.open(None, ontology, own_questions=folder).questions


def ask(
    stem: str,
    *,
    engine: EngineName = "cypher",
    data: Folder = None,
    ontology: Folder = None,
    folder: Folder = None,
    **parameters: str | int | None,
) -> Answer:
    """Answer a question by its stem: from Neo4j in Cypher, or from the files as RDF in SPARQL.

    Raises:
        kg.QuestionError: there is no such question, parameter or entity.
    """
    return Project.open(data, ontology, own_questions=folder).ask(stem, parameters, engine)


def cypher(query: str, *, seconds: float = SECONDS, **parameters: Any) -> list[Record]:
    """Return the rows of an ad-hoc Cypher query that only reads.

    Raises:
        kg.QuestionError: it would do more than read, is not Cypher, or took too long.
        kg.ServerError: there is no server.
    """
    with Project.open().cypher(query, parameters, seconds) as result:
        return result.data()


def sparql(
    query: str, *, data: Folder = None, ontology: Folder = None, seconds: float = SECONDS, **parameters: Any
) -> list[Record]:
    """Return the rows of an ad-hoc SPARQL query on the files as RDF.

    Raises:
        kg.QuestionError: it is not SPARQL, asks other services, or took too long.
    """
    with Project.open(data, ontology).sparql(query, parameters, seconds) as (_, rows):
        return list(rows)


def show(identifier: str, data: Folder = None, ontology: Folder = None) -> EntityCard:
    """Return an entity with everything that is said about it, and by which source.

    Raises:
        kg.QuestionError: there is no such entity; the message names the closest.
    """
    return Project.open(data, ontology).show(identifier)


def write_page(
    path: Path | str,
    data: Folder = None,
    ontology: Folder = None,
    audience: Audience = "public",
    *,
    scope: str | None = None,
    as_of: str | None = None,
    **view: Any,
) -> Path:
    """Write the graph page, one HTML file that needs nothing else.

    Args:
        path: the file; its folder is made.
        data: the folder of curated YAML.
        ontology: the folder of the vocabulary.
        audience: who will read it.
        scope: only what sources of this scope say.
        as_of: only what held on this day, month or year.
        **view: what the reader sees first, by the names of `kg.page.FirstView`: `language`, `focus`, `depth`,
            `question`, `given`.

    Raises:
        kg.QuestionError: there is no such entity, scope or question, or it lacks a parameter.
    """
    from kg.page import FirstView

    return Project.open(data, ontology).page(Path(path), audience, FirstView(**view), scope=scope, as_of=as_of)


def network(
    subject: str | Answer | None = None,
    data: Folder = None,
    ontology: Folder = None,
    audience: Audience = "public",
    *,
    depth: int = 1,
) -> Network:
    """Return a picture of an entity, an answer or, without either, of all, as a network of pyvis.

    Raises:
        kg.QuestionError: there is no such entity, or the files are not those that answered.
    """
    return Project.open(data, ontology).network(subject, depth, audience)


def export(
    form: ExportForm = "turtle",
    path: Folder = None,
    data: Folder = None,
    ontology: Folder = None,
    audience: Audience = "public",
    progress: Report = silent,
) -> Path:
    """Write the graph as `turtle`, `ntriples`, `jsonld` or, for Neo4j's import tool, `neo4j-csv`; return where."""
    return Project.open(data, ontology).export(form, Path(path) if path else None, audience, progress)


def rdflib_graph(data: Folder = None, ontology: Folder = None, audience: Audience = "public") -> rdflib.Graph:
    """Return the graph of a data folder as one of rdflib, with the prefixes bound."""
    from kg.publish.exports import rdflib_graph

    project = Project.open(data, ontology)
    return rdflib_graph(project.seen_by(audience), project.vocabulary)
