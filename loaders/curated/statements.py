"""Second pass over the records: what each says, checked value by value against the vocabulary."""

from collections.abc import Iterable, Mapping, Set
from hashlib import blake2b
from itertools import chain
from typing import Any

import orjson

from kg.loaders.curated.draft import Draft, Said, Thing
from kg.loaders.curated.draft_codec import pack, unpack
from kg.loaders.curated.identifiers import register
from kg.loaders.curated.record_fields import Field, Pair, Plan, plans
from kg.loaders.curated.values import Absent, Wrong
from kg.loaders.files.cache import FileCache, Made
from kg.loaders.files.records import Document
from kg.loaders.files.workers import chunks_by_size, parallel_map
from kg.loaders.graph import Node, Section
from kg.loaders.problems import Fault, did_you_mean, one_of, shown
from kg.ontology import Vocabulary

# What a claim says of itself; every other key is a property of the thing that it is about.
OF_CLAIM = ("about", "line", "locator", "status", "rank")
STATED = ("status", "stated")
_AT_ONCE = 2 * 1024 * 1024  # bytes of records that one process checks in a go


def build(
    documents: tuple[Document, ...], vocabulary: Vocabulary, *, whole: bool = True, kept: FileCache | None = None
) -> Draft:
    """Every record as a thing or a statement; what claims say of things is kept aside until all are known.

    Large sets of files are checked on all cores, in parts that do not depend on the number of cores.

    Args:
        documents: the files.
        vocabulary: what they may say.
        whole: whether these are all files; if not, what they refer to may be in another.
        kept: takes what is made of them, for another run.
    """
    draft = Draft(whole)
    known = register(documents, vocabulary, draft)
    if kept is not None and any(document.digest for document in documents):
        _say_kept(documents, vocabulary, known, draft, kept)
        return draft
    parts = chunks_by_size(documents, _size, _AT_ONCE)
    if len(parts) < 2:
        _say_all(documents, vocabulary, known, draft)
        return draft

    def packed(part: list[Document]) -> bytes:
        found = Draft(whole)
        _say_all(part, vocabulary, known, found)
        return pack(found)

    for each in parallel_map(packed, parts):
        unpack(each, draft)
    return draft


def _say_kept(
    documents: tuple[Document, ...], vocabulary: Vocabulary, known: Mapping[str, str], draft: Draft, kept: FileCache
) -> None:
    """Add what all files say: as it was kept where neither they nor the things that there are have changed."""
    things = blake2b(orjson.dumps(known)).digest()

    def made(part: list[Document]) -> list[Made]:
        by_class, several = plans(vocabulary, known), []
        for document in part:
            found = Draft(draft.whole)
            _say(document, vocabulary, by_class, known, found)
            ids = {thing.id: thing.cls for thing in found.things.values()}
            # Its JSON is where it is asked for.
            several.append(Made(things, b"", tuple(document.content()), ids, pack(found)))
        return several

    holding = [document.made if document.made and document.made.known == things else None for document in documents]
    new = [document for document, before in zip(documents, holding, strict=True) if before is None]
    of_new = chain.from_iterable(parallel_map(made, chunks_by_size(new, _size, _AT_ONCE)))
    for document, before in zip(documents, holding, strict=True):
        now = before or next(of_new)
        unpack(now.said, draft)
        if draft.whole and not draft.faults.get(document.file):
            kept.keep(document.digest, before or now._replace(json=bytes(document.json)), new=before is None)


def _size(document: Document) -> int:
    return len(document.json)


def _say_all(documents: Iterable[Document], vocabulary: Vocabulary, known: Mapping[str, str], draft: Draft) -> None:
    """Add what some files say."""
    by_class = plans(vocabulary, known)
    for document in documents:
        _say(document, vocabulary, by_class, known, draft)


def _say(
    document: Document, vocabulary: Vocabulary, by_class: Mapping[str, Plan], known: Mapping[str, str], draft: Draft
) -> None:
    content = document.content()
    source = _source(document.file, content, by_class["Source"], draft)
    for name, records in content.items():
        cls = vocabulary.by_section.get(name)
        if cls is None or not isinstance(records, list):
            continue
        section, plan = Section(document.file, name), by_class[cls.name]
        for place, record in enumerate(records):
            if type(record) is not dict:
                what = f"{shown(record)} is no record"
                draft.fault(section, place, what, "`key: value` pairs", "write it as a mapping")
            elif cls.name == "Claim":
                _claims(section, place, record, source, plan, by_class, known, draft)
            elif plan.statement:
                _statement(section, place, record, source, plan, draft)
            else:
                _thing(section, place, record, plan, draft)


def _source(file: str, content: Mapping[str, Any], plan: Plan, draft: Draft) -> Pair | None:
    """The link that all statements of the file have to its source; None if the file names none."""
    if "source" not in content:
        return None
    record = content["source"]
    if not isinstance(record, dict):
        fault = Fault(("source",), False, "source is no mapping", "`id:`, `name:` …", "write the keys below it")
        draft.faults[file].append(fault)
        return None
    _thing(Section(file, "source"), 0, record, plan, draft)
    return "source", f"{plan.cls.segment}/{record.get('id')}"


def _thing(section: Section, place: int, record: Mapping[str, Any], plan: Plan, draft: Draft) -> None:
    thing = Thing(f"{plan.cls.segment}/{record.get('id')}", plan.cls.name, {}, [], section, place)
    for key, value in record.items():
        held = plan.fields.get(key)
        if key == "id":
            continue
        if held is None:
            _unknown(draft, section, place, key, [*plan.fields, "id"], plan)
        elif held.use.term.claimed:
            remedy = f"write it under `claims:` of a source, about {shown(thing.id)}"
            expected = "a claim with source and line"
            draft.fault(section, place, f"{key} without a source", expected, remedy, key, on_key=True)
        else:
            pairs = _taken(draft, section, place, held, key, value)
            if held.thing:
                thing.links += pairs
            else:
                thing.properties |= pairs
    if type(record.get("id")) is str:
        draft.things[thing.id] = thing


def _taken(draft: Draft, section: Section, place: int, held: Field, key: str, value: Any) -> list[Pair]:
    """What a key gives, or the wrong value as it stands with its fault noted."""
    return _tried(draft, section, place, held, key, value)[0]


def _tried(draft: Draft, section: Section, place: int, held: Field, key: str, value: Any) -> tuple[list[Pair], bool]:
    """As `_taken`, with whether the value is wrong."""
    try:
        return [held.pair(value)] if held.plain and type(value) is not list else held.spread(value), False
    except Wrong as found:
        for wrong in found.parts():
            if draft.whole or not isinstance(wrong, Absent):
                draft.fault(section, place, wrong.what, wrong.expected, wrong.remedy, key, *wrong.within)
        return held.keep(value), True


def _statement(
    section: Section, place: int, record: Mapping[str, Any], source: Pair | None, plan: Plan, draft: Draft
) -> None:
    fields = plan.fields
    values: list[Pair] = [pair for key, pair in plan.defaults.items() if key not in record]
    links: list[Pair] = []
    for key, value in record.items():
        held = fields.get(key)
        if held is None:
            _unknown(draft, section, place, key, [*fields], plan)
            continue
        # The short way for what was taken before: most values of most records.
        known = held.pairs.get(value) if type(value) is held.repeated else None
        if known is not None:
            (links if held.thing else values).append(known)
        else:
            pairs = _taken(draft, section, place, held, key, value)
            (links if held.thing else values).extend(pairs)
    if not plan.required <= record.keys():
        for key in sorted(plan.required - record.keys()):
            draft.fault(section, place, f"no {key}", fields[key].wanted, f"add `{key}:`")
    _alternatives(draft, section, place, record.keys(), plan)
    _state(draft, section, place, plan, values, links, source)


def _alternatives(draft: Draft, section: Section, place: int, given: Set[str], plan: Plan) -> None:
    for keys, exactly_one in plan.alternatives:
        if keys.isdisjoint(given):
            draft.fault(section, place, f"no {' or '.join(sorted(keys))}", "one of them", "add it")
        elif exactly_one and len(keys & given) > 1:
            draft.fault(section, place, f"both {' and '.join(sorted(keys & given))}", "one of them", "keep one")


def _state(
    draft: Draft, section: Section, place: int, plan: Plan, values: list[Pair], links: list[Pair], source: Pair | None
) -> None:
    """Add a statement, under an identifier that follows from all that it says."""
    if source is None:
        draft.fault(
            section, place, "a statement without a source", "a `source:` in this file", "say which source says it"
        )
    else:
        links.append(source)
    values.sort()
    links.sort()
    content = orjson.dumps((plan.cls.name, values, links))
    identifier = f"{plan.cls.segment}/{blake2b(content, digest_size=8).hexdigest()}"
    before = len(draft.statements)
    node = Node(identifier, plan.cls.name, tuple(values), tuple(links), section, place)
    draft.statements[identifier] = node
    if len(draft.statements) == before:
        draft.repeated(section, place)
    draft.spoken.update([target for predicate, target in links if predicate in plan.speaking])
    if plan.derived_relationship is not None and STATED in values:
        ends = dict(links)
        if "agent" in ends and "context" in ends:
            draft.derived_relationships.append((ends["agent"], (plan.derived_relationship, ends["context"])))


def _claims(
    section: Section,
    place: int,
    record: Mapping[str, Any],
    source: Pair | None,
    plan: Plan,
    by_class: Mapping[str, Plan],
    known: Mapping[str, str],
    draft: Draft,
) -> None:
    """One claim for every value that a record gives to a property of the thing it is about."""
    about = record.get("about")
    if "about" not in record:
        draft.fault(section, place, "no about", plan.fields["about"].wanted, "add `about:`")
        return
    if type(about) is not str or about not in known:
        _taken(draft, section, place, plan.fields["about"], "about", about)
        return
    shared = dict(plan.defaults.values())
    for key in OF_CLAIM[1:]:
        if key in record:
            shared |= _taken(draft, section, place, plan.fields[key], key, record[key])
    of_thing = by_class[known[about]]
    said = [key for key in record if key not in OF_CLAIM]
    for key in said:
        held = of_thing.fields.get(key)
        if held is None:
            choices = [*OF_CLAIM, *(k for k in of_thing.fields if k not in OF_CLAIM)]
            _unknown(draft, section, place, key, choices, of_thing)
            continue
        pairs, wrong = _tried(draft, section, place, held, key, record[key])
        for name, value in pairs:
            for each in value if isinstance(value, tuple) else (value,):
                draft.claims[about, name].append(Said(each, shared.get("rank") == "preferred", wrong, section, place))
                _claim(draft, section, place, plan, {**shared, "property": name}, about, each, held.thing, source)
    if not said:
        expected = f"a property of {shown(about)}"
        draft.fault(section, place, "a claim that says nothing", expected, "add what the source says")
    _alternatives(draft, section, place, {*record, "value"}, plan)


def _claim(
    draft: Draft,
    section: Section,
    place: int,
    plan: Plan,
    properties: dict[str, Any],
    about: str,
    value: Any,
    thing: bool,
    source: Pair | None,
) -> None:
    links = [("about", about)]
    if thing:
        links.append(("valueEntity", value))
    else:
        properties["value"] = str(value).lower() if isinstance(value, bool) else str(value)
    _state(draft, section, place, plan, list(properties.items()), links, source)


def _unknown(draft: Draft, section: Section, place: int, key: str, choices: list[str], plan: Plan) -> None:
    remedy = did_you_mean(shown(key), choices, "remove it or correct it")
    what = f"unknown key {shown(key)} of {plan.cls.label.en}"
    draft.fault(section, place, what, one_of(choices, 40), remedy, key, on_key=True)
