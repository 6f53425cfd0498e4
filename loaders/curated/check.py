"""Records + vocabulary -> `Graph`, or every problem at once."""

from collections.abc import Iterable
from operator import attrgetter

from kg.loaders.curated.cycles import circles
from kg.loaders.curated.dataset import problems
from kg.loaders.curated.derivation import default, derived_relationships, fill
from kg.loaders.curated.draft import Draft, Thing
from kg.loaders.curated.statements import build
from kg.loaders.curated.values import wanted
from kg.loaders.files.cache import FileCache
from kg.loaders.files.gc_pause import gc_paused
from kg.loaders.files.records import Records, locate
from kg.loaders.graph import Graph, Section
from kg.loaders.problems import BadData, Problem, shown
from kg.ontology import Use, Vocabulary


def check(records: Records, vocabulary: Vocabulary, kept: FileCache | None = None) -> Graph:
    """Make the graph of all records.

    Args:
        records: what the files hold.
        vocabulary: what they may say.
        kept: takes what is made of them, for another run.

    Raises:
        BadData: something is wrong; it carries every problem of every file.
    """
    graph, problems = assemble(records, vocabulary, kept)
    if problems:
        raise BadData(problems)
    return graph


def assemble(records: Records, vocabulary: Vocabulary, kept: FileCache | None = None) -> tuple[Graph, list[Problem]]:
    """The graph as far as it goes, with what is wrong still in it, and every problem."""
    with gc_paused():
        return _assemble(records, vocabulary, kept)


def _assemble(records: Records, vocabulary: Vocabulary, kept: FileCache | None) -> tuple[Graph, list[Problem]]:
    draft = build(records.documents, vocabulary, whole=not records.problems, kept=kept)
    _declare(draft, vocabulary)
    fill(draft, vocabulary)
    default(draft, vocabulary)
    derived_relationships(draft)
    circles(draft, vocabulary)
    draft.claims.clear()
    draft.derived_relationships.clear()
    if draft.whole:
        _complete(draft, vocabulary)
        _spoken_of(draft, vocabulary)
    draft.spoken.clear()
    nodes = list(draft.statements.values())
    draft.statements.clear()
    while draft.things:  # a thing goes as its node comes, for large graphs
        nodes.append(draft.things.popitem()[1].node())
    nodes.sort(key=attrgetter("id"))
    files = {document.file for document in records.documents}
    return Graph({node.id: node for node in nodes}), sorted(
        [*records.problems, *problems(records.documents), *_problems(draft, files)]
    )


def _declare(draft: Draft, vocabulary: Vocabulary) -> None:
    """The nodes that the vocabulary itself declares."""
    for i in vocabulary.individuals.values():
        aliases = {"aliases": i.aliases} if i.aliases else {}
        properties = {"name": i.name.lv, "nameEn": i.name.en, **aliases}
        draft.things[i.id] = Thing(i.id, i.cls, properties, [], Section(i.file, ""), i.line)


def _complete(draft: Draft, vocabulary: Vocabulary) -> None:
    """Every thing has what its class demands; statements were asked when they were built."""
    required = {c: [u for u in uses.values() if u.minimum] for c, uses in vocabulary.uses.items()}
    for thing in draft.things.values():
        has = {*thing.properties, *(predicate for predicate, _ in thing.links)}
        for use in required[thing.cls]:
            if use.term.name not in has:
                _missing(draft, thing, use, vocabulary)


def _missing(draft: Draft, thing: Thing, use: Use, vocabulary: Vocabulary) -> None:
    key = use.term.key
    remedy = f"add `{key}:`" + (" by a claim" if use.term.claimed else "")
    draft.fault(thing.section, thing.place, f"no {key} of {shown(thing.id)}", wanted(use, vocabulary), remedy)


def _spoken_of(draft: Draft, vocabulary: Vocabulary) -> None:
    """Nothing is in the graph of which no source speaks."""
    wanted = {c for c in vocabulary.classes if any(vocabulary.is_a(c, each) for each in vocabulary.spoken_of)}
    for thing in draft.things.values():
        if thing.cls in wanted and thing.id not in draft.spoken:
            what, remedy = f"no source speaks of {shown(thing.id)}", "add a claim or an engagement, or remove it"
            draft.fault(thing.section, thing.place, what, "a statement about it", remedy, "id")


def _problems(draft: Draft, files: set[str]) -> Iterable[Problem]:
    """Faults with their lines and columns: only now are the files read for places."""
    for file, faults in draft.faults.items():
        places = locate(file) if file in files else None
        for fault in faults:
            pointer = fault.pointer
            if places is None:  # a file of the vocabulary, where the place is the line
                yield Problem(file, int(pointer[1]), 1, fault.what, fault.expected, fault.remedy)
                continue
            if pointer[:2] == ("source", 0):  # the source of a file is one mapping, not a list
                pointer = ("source", *pointer[2:])
            line, column = places.place(pointer, on_key=fault.on_key)
            yield Problem(file, line, column, fault.what, fault.expected, fault.remedy)
