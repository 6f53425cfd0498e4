"""The same calls that the command line makes, for Python: `import kg`.

Imports are inside the functions, so that nothing is paid for what is not used.
"""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from neo4j import Driver

    from kg.asked import Asked
    from kg.plan import Plan
    from kg.status import Status
    from loaders import Graph, Records
    from loaders.sync import Options, Summary
    from ontology import Vocabulary
    from queries import Question

Engine = Literal["cypher", "sparql"]
HALF = "a load by {last.holder}, begun {last.since}, is half done: answers may lack something, `kg load` completes it"


def vocabulary(ontology: Path | None = None) -> Vocabulary:
    """The vocabulary, of a folder of Turtle or our own."""
    from ontology import Vocabulary

    return Vocabulary.read(ontology) if ontology else Vocabulary.read()


def graph(data: Path | None = None, ontology: Path | None = None) -> Graph:
    """The checked graph of a data folder.

    Raises:
        loaders.BadData: something in the files is wrong; it carries every problem.
    """
    return checked(data, vocabulary(ontology))[1]


def checked(data: Path | None, words: Vocabulary, more: Iterable[Path] = ()) -> tuple[Records, Graph]:
    """Records and graph of a data folder and of files beside it, with their expectations met.

    Raises:
        loaders.BadData: as `graph`.
    """
    from kg.places import data_folder, kept_of
    from loaders import BadData, check, read
    from loaders.register import EXPECTATIONS

    folder = data or data_folder()
    kept = kept_of(folder, words)
    records = read(
        [folder, *(path for path in more if folder.resolve() not in (path.resolve(), *path.resolve().parents))], kept
    )
    try:
        found = check(records, words, kept)
    finally:
        kept.save()
    if any(document.holds(EXPECTATIONS) for document in records.documents):
        from kg.expectations import disappointed

        if problems := disappointed(records, found, words):
            raise BadData(problems)
    return records, found


def load(
    data: Path | None = None,
    ontology: Path | None = None,
    paths: Iterable[Path] = (),
    options: Options | None = None,
    bulk: bool | None = None,
) -> Summary:
    """Make Neo4j hold exactly what the data folder says, or what some of its files say.

    With `bulk` by Neo4j's offline import into the local server; where that is left open, a large first load does so.

    Raises:
        loaders.BadData: nothing is written.
        loaders.changes.Refused: more would be deleted than the options allow; nothing is written.
        loaders.changes.LoadError: another load is under way, or the database cannot be made equal.
        kg.server.ServerError: the server cannot be had.
    """
    from kg.connection import connect
    from kg.offline import import_graph, is_wanted
    from loaders.changes import Wanted
    from loaders.pause import uncollected
    from loaders.rows import Rows
    from loaders.sync import sync_wanted

    words = vocabulary(ontology)
    with uncollected():
        records, found = checked(data, words)
        how = of_folder(options, records, data, paths)
        wanted = Wanted(found, Rows(words, how.dataset))
        with connect(os.environ) as connection:
            if how.paths is not None or not is_wanted(bulk, found, how.dataset.id, connection):
                return sync_wanted(wanted, connection.driver, connection.database, how)
        return import_graph(wanted, os.environ, how)


def plan(
    data: Path | None = None,
    ontology: Path | None = None,
    paths: Iterable[Path] = (),
    options: Options | None = None,
) -> Plan:
    """What `load` would change, with old and new values; nothing is written.

    Raises:
        as `load`.
    """
    from kg.connection import connect
    from kg.plan import planned

    words = vocabulary(ontology)
    records, found = checked(data, words)
    how = of_folder(options, records, data, paths)
    with connect(os.environ) as connection:
        return planned(found, words, connection, how)


def unload(data: Path | None = None, ontology: Path | None = None, options: Options | None = None) -> Summary:
    """Take what a data folder brought in out of Neo4j again; with `Options(delete_limit=1)`, for that deletes all of it.

    Raises:
        as `load`.
    """
    from kg.connection import connect
    from kg.places import data_folder
    from loaders import Graph, read
    from loaders.sync import sync

    how = of_folder(options, read([data or data_folder()]), data)
    with connect(os.environ) as connection:
        return sync(Graph({}), vocabulary(ontology), connection.driver, connection.database, how)


def status(data: Path | None = None, ontology: Path | None = None, options: Options | None = None) -> Status:
    """Whether the graph database is behind the files and by what, and what is recorded of the last load.

    Raises:
        as `load`.
    """
    from kg.connection import connect
    from kg.plan import planned
    from kg.status import Status
    from loaders.lock import record

    words = vocabulary(ontology)
    records, found = checked(data, words)
    with connect(os.environ) as connection:
        plan = planned(found, words, connection, of_folder(options, records, data))
        with connection.driver.session(database=connection.database) as session:
            return Status(connection.uri, plan, record(session))


def of_folder(options: Options | None, records: Records, data: Path | None, paths: Iterable[Path] = ()) -> Options:
    """Options with the dataset of a folder and those of its files that are asked for.

    Raises:
        loaders.changes.Refused: a path names no file of the folder.
    """
    from dataclasses import replace

    from kg.places import data_folder
    from loaders.dataset import dataset_of
    from loaders.part import within
    from loaders.sync import Options

    dataset = dataset_of(records.documents, data or data_folder())
    chosen = within(paths, records.documents, dataset)
    return replace(options or Options(), dataset=dataset, paths=chosen)


def questions(ontology: Path | None = None, folder: Path | None = None) -> dict[str, Question]:
    """The catalogue of questions by stem, and those of a folder of one's own."""
    return catalogue(vocabulary(ontology), folder)


def catalogue(words: Vocabulary, folder: Path | None = None) -> dict[str, Question]:
    """As `questions`, of a vocabulary that is read already.

    Raises:
        queries.QuestionError: a question is not whole, or one of the folder is called as one of ours.
    """
    from kg.rdf import prefixes
    from queries import QuestionError, read_catalogue

    found = read_catalogue(words, prefixes(words))
    own = read_catalogue(words, prefixes(words), folder) if folder else {}
    for stem in own.keys() & found.keys():
        raise QuestionError(f"{folder}/{stem}.rq: the catalogue has a {stem}, expected a name of its own, rename it")
    return found | own


def ask(
    stem: str,
    *,
    engine: Engine = "cypher",
    data: Path | None = None,
    ontology: Path | None = None,
    folder: Path | None = None,
    **parameters: str | int | None,
) -> Asked:
    """Ask a question by its stem: Neo4j in Cypher, or the data folder as RDF in SPARQL.

    Raises:
        queries.QuestionError: there is no such question, parameter or thing.
    """
    from functools import partial

    from kg.asked import Asked
    from kg.engine import engine as opened
    from queries import find
    from queries.engines import parameters as values

    words = vocabulary(ontology)
    question = find(catalogue(words, folder), stem)
    values(question, parameters, words)  # what is wrong here needs no server to be said
    again = partial(opened, engine, data, words)
    with again() as engine_:
        answer = engine_.answer(question, parameters)
    return Asked(answer.question, answer.parameters, answer.rows, again)


def require_loaded(driver: Driver, database: str | None, words: Vocabulary) -> None:
    """Refuse to answer from a database that nothing of ours was loaded into; warn where a load stopped half-way.

    Raises:
        queries.QuestionError: it is empty.
    """
    from loaders.lock import record
    from loaders.query import rows
    from loaders.schema import ours
    from queries import QuestionError
    from queries.engines import reader

    with reader(driver, database) as session:
        if not session.execute_read(rows, f"{ours(words)} RETURN n.id LIMIT 1"):
            raise QuestionError("the graph database is empty, expected a loaded graph, run `kg load` first")
        last = record(session)
    if last is not None and last.unfinished:
        warnings.warn(HALF.format(last=last), stacklevel=2)
