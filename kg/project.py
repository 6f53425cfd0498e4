"""`Project`: the one place where vocabulary, records, graph, questions and engines are put together.

Everything is made when it is first asked for, once. Commands, the Python API, the page, the exports, MCP and the
SPARQL worker are a few lines on it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kg.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from neo4j import Result

    from kg.loaders import Graph, Records
    from kg.loaders.curated.dataset import Dataset
    from kg.loaders.neo4j.diff import Target
    from kg.loaders.neo4j.load_plan import Plan
    from kg.loaders.neo4j.status import Status
    from kg.loaders.neo4j.sync import Options, Summary
    from kg.ontology import Vocabulary
    from kg.page import FirstView
    from kg.progress import Report
    from kg.publish.entity_card import EntityCard
    from kg.publish.exports import ExportForm
    from kg.publish.offline_network import OfflineNetwork
    from kg.queries import Answer, Question
    from kg.queries.engines.answer import Engine

EngineName = Literal["cypher", "sparql"]
Audience = Literal["public", "internal"]
Values = dict[str, str | int | None]
SECONDS = 30.0  # after which an ad-hoc query is stopped


@dataclass(frozen=True)
class Project:
    """A data folder under a vocabulary.

    Attributes:
        data: the folder of curated YAML.
        vocabulary: what the files may say.
        beside: files that are checked together with those of the folder.
        own_questions: a folder of questions to be added to the catalogue.
        environ: names the Neo4j server, as `kg.server.connection.connect` reads it.
    """

    data: Path
    vocabulary: Vocabulary
    beside: tuple[Path, ...] = ()
    own_questions: Path | None = None
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @classmethod
    def open(
        cls,
        data: Path | str | None = None,
        ontology: Path | str | None = None,
        *,
        beside: Iterable[Path] = (),
        own_questions: Path | str | None = None,
    ) -> Project:
        """Open a folder of curated YAML, by default `data` here or the data that came with the package.

        Raises:
            kg.VocabularyError: the Turtle in `ontology` does not declare a vocabulary.
        """
        from kg.ontology import Vocabulary
        from kg.paths import data_folder

        vocabulary = Vocabulary.read(Path(ontology)) if ontology else Vocabulary.read()
        folder = Path(data) if data else data_folder()
        return cls(folder, vocabulary, tuple(beside), Path(own_questions) if own_questions else None)

    @cached_property
    def records(self) -> Records:
        """What the files hold, in the order of their names."""
        return self._checked[0]

    @cached_property
    def graph(self) -> Graph:
        """The checked graph, with the expectations beside the data met; `kg.BadData` carries every problem."""
        return self._checked[1]

    @cached_property
    def dataset(self) -> Dataset:
        """The identity of the data, by which a load knows what it may delete; the files need not be valid."""
        from kg.loaders import read
        from kg.loaders.curated.dataset import dataset_of

        return self._checked[2] if "_checked" in self.__dict__ else dataset_of(read([self.data]).documents, self.data)

    @cached_property
    def _checked(self) -> tuple[Records, Graph, Dataset]:
        from kg.loaders import BadData, FileCache, check, read
        from kg.loaders.curated.dataset import dataset_of
        from kg.loaders.rdf.expectations import unmet_expectations

        cache = FileCache.of_folder(self.data, self.vocabulary.files)
        folder = self.data.resolve()
        outside = [path for path in self.beside if folder not in (path.resolve(), *path.resolve().parents)]
        records = read([self.data, *outside], cache)
        graph, dataset = check(records, self.vocabulary, cache), dataset_of(records.documents, self.data)
        if problems := unmet_expectations(records, graph, self.vocabulary):
            raise BadData(problems)
        return records, graph, dataset

    @cached_property
    def target(self) -> Target:
        """What Neo4j shall hold of the graph."""
        return self._target(self.graph)

    def _target(self, graph: Graph) -> Target:
        from kg.loaders.neo4j.diff import Target
        from kg.loaders.neo4j.node_rows import NodeRows

        return Target(graph, NodeRows(self.vocabulary, self.dataset))

    @cached_property
    def version(self) -> str:
        """The version of the data: 16 hexadecimal digits that change with anything in the graph."""
        from kg.loaders.version import data_version

        return data_version(self.target.hashes)

    def seen_by(self, audience: Audience) -> Graph:
        """The graph as an audience may see it: in public some people bear the name of their role only."""
        from kg.loaders.redaction import redact_internal_people

        return self.graph if audience == "internal" else redact_internal_people(self.graph, self.vocabulary)

    def load(self, paths: Iterable[Path] = (), options: Options | None = None, bulk: bool | None = None) -> Summary:
        """Make Neo4j hold exactly what the data folder says, or what some of its files say; see `kg.load`."""
        from kg.loaders.files.gc_pause import gc_paused
        from kg.loaders.neo4j.sync import sync_target
        from kg.server.bulk_load import import_graph, is_bulk
        from kg.server.connection import connect

        with gc_paused():
            graph, chosen = self.graph, self._options(options, paths)
            with connect(self.environ) as connection:
                if chosen.paths is not None or not is_bulk(bulk, graph, self.dataset.id, connection):
                    return sync_target(self.target, connection.driver, connection.database, chosen)
            return import_graph(self.target, self.environ, chosen)

    def plan(self, paths: Iterable[Path] = (), options: Options | None = None) -> Plan:
        """Return what `load` would change, with old and new values; nothing is written."""
        from kg.loaders.neo4j.load_plan import make_plan
        from kg.server.connection import connect

        target, chosen = self.target, self._options(options, paths)
        with connect(self.environ) as connection:
            return make_plan(target, connection.driver, connection.database, chosen)

    def unload(self, options: Options | None = None) -> Summary:
        """Delete from Neo4j what the data folder brought in; needs `Options(delete_limit=1)`, since it is all."""
        from kg.loaders import Graph
        from kg.loaders.neo4j.sync import sync_target
        from kg.server.connection import connect

        chosen = self._options(options)
        with connect(self.environ) as connection:
            return sync_target(self._target(Graph({})), connection.driver, connection.database, chosen)

    def status(self, options: Options | None = None) -> Status:
        """Return how far Neo4j is behind the files, and the record of the last load."""
        from kg.loaders.neo4j.load_plan import make_plan
        from kg.loaders.neo4j.lock import last_load
        from kg.loaders.neo4j.status import Status
        from kg.server.connection import connect

        target, chosen = self.target, self._options(options)
        with connect(self.environ) as connection:
            plan = make_plan(target, connection.driver, connection.database, chosen)
            with connection.driver.session(database=connection.database) as session:
                return Status(connection.uri, plan, last_load(session))

    def _options(self, options: Options | None, paths: Iterable[Path] = ()) -> Options:
        """Return options with the dataset, and the files that are asked for."""
        from kg.loaders.neo4j.diff_files import paths_within
        from kg.loaders.neo4j.sync import Options

        asked = list(paths)
        files = paths_within(asked, self.records.documents, self.dataset) if asked else None
        return replace(options or Options(), dataset=self.dataset, paths=files)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions of the catalogue by stem, with those of the own folder."""
        from kg.queries.catalogue.read_catalogue import read_with_own

        return read_with_own(self.vocabulary, self.own_questions)

    @contextmanager
    def engine(self, name: EngineName = "cypher") -> Iterator[Engine]:
        """Open the engine `cypher` (the database, which must be loaded) or `sparql` (the files as RDF)."""
        if name == "sparql":
            yield self.rdf_engine(self.graph)
            return
        from kg.queries.engines.neo4j_engine import Neo4jEngine, require_loaded
        from kg.server.connection import connect

        with connect(self.environ) as connection:
            require_loaded(connection.driver, connection.database, self.vocabulary)
            yield Neo4jEngine(self.vocabulary, connection.driver, connection.database, lambda: self.graph)

    def rdf_engine(self, graph: Graph) -> Engine:
        """Return the engine that asks a graph, all of ours or a part, as RDF."""
        from kg.queries.engines.rdf_engine import RdfEngine

        return RdfEngine(self.vocabulary, graph, lambda: self.version)

    def ask(self, stem: str, given: Values | None = None, engine: EngineName = "cypher") -> Answer:
        """Answer a question by its stem; see `kg.ask`."""
        from kg.queries import find
        from kg.queries.catalogue.parameters import parameters as check_parameters

        question = find(self.questions, stem)
        check_parameters(question, given or {}, self.vocabulary)  # wrong ones are reported without a server
        with self.engine(engine) as opened:
            answer = opened.answer(question, given or {})
        return replace(answer, open_engine=partial(self.engine, engine), draw=self.network)

    @contextmanager
    def cypher(self, query: str, parameters: Mapping[str, Any], seconds: float = SECONDS) -> Iterator[Result]:
        """Ask Neo4j an ad-hoc query that only reads; rows come as they are read."""
        from kg.queries.ad_hoc.cypher import reading
        from kg.server.connection import connect

        with connect(self.environ) as c, reading(query, parameters, c.driver, c.database, seconds) as result:
            yield result

    def sparql(
        self, query: str, parameters: Mapping[str, Any], seconds: float = SECONDS
    ) -> AbstractContextManager[tuple[list[str], Iterator[dict[str, Any]]]]:
        """Ask the files as RDF an ad-hoc query, in a process that is stopped when time is over: columns and rows."""
        from kg.queries.ad_hoc.sparql import reading

        read = partial(_read, self.data, self.vocabulary.files[0].parent)
        return reading(query, parameters, read, seconds)

    def show(self, identifier: str) -> EntityCard:
        """Return an entity with everything that is said about it, and by which source."""
        from kg.publish.entity_card import describe

        return describe(identifier, self.graph, self.vocabulary)

    def page(
        self,
        path: Path,
        audience: Audience = "public",
        view: FirstView | None = None,
        *,
        scope: str | None = None,
        as_of: str | None = None,
    ) -> Path:
        """Write the graph page, one HTML file that needs nothing else; see `kg.write_page`."""
        from kg.page import FirstView, scope_and_answers, write_page

        first = view or FirstView()
        graph, answers = scope_and_answers(
            self.seen_by(audience), self.vocabulary, first, self.questions, self.rdf_engine, scope=scope, as_of=as_of
        )
        return write_page(graph, self.vocabulary, path, view=first, answers=answers, version=self.version)

    def network(
        self, subject: str | Answer | None = None, depth: int = 1, audience: Audience = "public"
    ) -> OfflineNetwork:
        """Return an entity with its neighbours, an answer with what is behind it, or all as a network of pyvis."""
        from kg.publish.pyvis_network import network_of

        return network_of(subject, depth, self.seen_by(audience), self.vocabulary)

    def export(
        self, form: ExportForm, path: Path | None = None, audience: Audience = "public", progress: Report = silent
    ) -> Path:
        """Write the graph in a form of `kg.publish.exports`, by default below `out`."""
        from kg.publish.exports import write_export

        return write_export(form, self._target(self.seen_by(audience)), path, progress)


def _read(data: Path, ontology: Path) -> tuple[Graph, Vocabulary]:
    """Return graph and vocabulary, read again in another process."""
    project = Project.open(data, ontology)
    return project.graph, project.vocabulary
