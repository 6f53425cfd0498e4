"""Records + vocabulary -> `Graph`, or every problem at once."""

from collections.abc import Iterable
from operator import attrgetter

from kg.loaders.curated.cycles import report_cycles
from kg.loaders.curated.dataset import dataset_problems
from kg.loaders.curated.derivation import add_derived_relationships, fill_defaults, fill_properties
from kg.loaders.curated.draft import Draft, DraftEntity
from kg.loaders.curated.statements import build_draft
from kg.loaders.curated.values import expected_form
from kg.loaders.files.cache import FileCache
from kg.loaders.files.gc_pause import gc_paused
from kg.loaders.files.records import Records, read_positions
from kg.loaders.graph import Graph, Section
from kg.loaders.problems import BadData, Problem, shown
from kg.ontology import Vocabulary
from kg.ontology.model import ALIASES, NAME, SOURCE
from kg.ontology.naming import english


def check(records: Records, vocabulary: Vocabulary, cache: FileCache | None = None) -> Graph:
    """Return the graph of all records.

    Args:
        records: the content of the files.
        vocabulary: the vocabulary that they must follow.
        cache: filled with the results and saved, for later runs.

    Raises:
        BadData: with every problem of every file.
    """
    try:
        graph, problems = assemble(records, vocabulary, cache)
    finally:
        if cache is not None:
            cache.save()
    if problems:
        raise BadData(problems)
    return graph


def assemble(records: Records, vocabulary: Vocabulary, cache: FileCache | None = None) -> tuple[Graph, list[Problem]]:
    """Return the graph, which includes invalid values, and every problem."""
    with gc_paused():
        return _assemble(records, vocabulary, cache)


def _assemble(records: Records, vocabulary: Vocabulary, cache: FileCache | None) -> tuple[Graph, list[Problem]]:
    draft = build_draft(records.documents, vocabulary, complete=not records.problems, cache=cache)
    _add_individuals(draft, vocabulary)
    fill_properties(draft, vocabulary)
    fill_defaults(draft, vocabulary)
    add_derived_relationships(draft)
    report_cycles(draft, vocabulary)
    draft.claims.clear()
    draft.derived_relationships.clear()
    if draft.complete:
        _check_required(draft, vocabulary)
        _check_mentioned(draft, vocabulary)
    draft.mentioned.clear()
    nodes = list(draft.statements.values())
    draft.statements.clear()
    while draft.entities:  # free each entity when its node exists: large graphs would need twice the memory
        nodes.append(draft.entities.popitem()[1].node())
    nodes.sort(key=attrgetter("id"))
    files = {document.file for document in records.documents}
    return Graph({node.id: node for node in nodes}), sorted(
        [*records.problems, *dataset_problems(records.documents), *_problems(draft, files)]
    )


def _add_individuals(draft: Draft, vocabulary: Vocabulary) -> None:
    """Add the entities that the vocabulary itself declares."""
    for i in vocabulary.individuals.values():
        aliases = {ALIASES: i.aliases} if i.aliases else {}
        properties = {NAME: i.name.lv, english(NAME): i.name.en, **aliases}
        draft.entities[i.id] = DraftEntity(i.id, i.cls, properties, [], Section(i.file, ""), i.line)


def _check_required(draft: Draft, vocabulary: Vocabulary) -> None:
    """Check that every entity has the properties that its class requires; statements are checked when read."""
    required = {c: [u for u in uses.values() if u.minimum] for c, uses in vocabulary.uses.items()}
    for entity in draft.entities.values():
        names = {*entity.properties, *(predicate for predicate, _ in entity.links)}
        for use in required[entity.cls]:
            if use.term.name not in names:
                key = use.term.key
                remedy = f"add `{key}:`" + (" by a claim" if use.term.claimed else "")
                draft.add_fault(entity, f"no {key} of {shown(entity.id)}", expected_form(use, vocabulary), remedy)


def _check_mentioned(draft: Draft, vocabulary: Vocabulary) -> None:
    """Check that a statement mentions every entity."""
    classes = {c for c in vocabulary.classes if any(vocabulary.is_a(c, needed) for needed in vocabulary.needs_mention)}
    for entity in draft.entities.values():
        if entity.cls in classes and entity.id not in draft.mentioned:
            what, remedy = f"no source speaks of {shown(entity.id)}", "add a claim or an engagement, or remove it"
            draft.add_fault(entity, what, "a statement about it", remedy, "id")


def _problems(draft: Draft, files: set[str]) -> Iterable[Problem]:
    """Yield the faults with line and column; only now are the files read for positions."""
    for file, faults in draft.faults.items():
        positions = read_positions(file) if file in files else None
        for fault in faults:
            pointer = fault.pointer
            if positions is None:  # a file of the vocabulary: the position of the record is the line
                yield Problem(file, int(pointer[1]), 1, fault.what, fault.expected, fault.remedy)
                continue
            if pointer[:2] == (SOURCE, 0):  # the source of a file is a mapping, not a list
                pointer = (SOURCE, *pointer[2:])
            line, column = positions.position(pointer, on_key=fault.on_key)
            yield Problem(file, line, column, fault.what, fault.expected, fault.remedy)
