"""First pass over the records: which things there are, so that any record may refer to any other."""

import re
import sys
from typing import Any

from kg.loaders.curated.dataset import DATASET
from kg.loaders.curated.draft import Draft
from kg.loaders.files.records import Document
from kg.loaders.graph import Section
from kg.loaders.problems import Fault, did_you_mean, one_of, shown
from kg.ontology import Class, Vocabulary

EXPECTATIONS = "expectations"


def register(documents: tuple[Document, ...], vocabulary: Vocabulary, draft: Draft) -> dict[str, str]:
    """The class of every thing by its identifier; faults of sections and identifiers go into the draft."""
    known = {i.id: i.cls for i in vocabulary.individuals.values()}
    written = {i.id: i.file for i in vocabulary.individuals.values()}
    for document in documents:
        if document.made and known.keys().isdisjoint(document.made.ids):
            known |= document.made.ids
            written |= dict.fromkeys(document.made.ids, document.file)
            continue
        for name, records in document.content().items():
            if name in (EXPECTATIONS, DATASET):
                continue
            section = Section(document.file, name)
            if name == "source":
                _identify(section, [records], vocabulary.classes["Source"], vocabulary, known, written, draft)
                continue
            cls = vocabulary.by_section.get(name)
            if cls is None:
                _unknown(section, vocabulary, draft)
            elif not isinstance(records, list):
                expected = "a list of records, each beginning with `-`"
                fault = Fault((name,), False, f"{name} is no list", expected, "write a list or remove it")
                draft.faults[document.file].append(fault)
            elif not vocabulary.is_a(cls.name, "Statement"):
                _identify(section, records, cls, vocabulary, known, written, draft)
    return known


def _unknown(section: Section, vocabulary: Vocabulary, draft: Draft) -> None:
    choices = [*vocabulary.by_section, "source"]
    name = shown(section.name)
    remedy = did_you_mean(name, choices, "use one of them")
    fault = Fault((section.name,), True, f"unknown section {name}", one_of(choices, 40), remedy)
    draft.faults[section.file].append(fault)


def _identify(
    section: Section,
    records: list[Any],
    cls: Class,
    vocabulary: Vocabulary,
    known: dict[str, str],
    written: dict[str, str],
    draft: Draft,
) -> None:
    pattern = re.compile(vocabulary.patterns[cls.name])
    for place, record in enumerate(records):
        slug = record.get("id") if isinstance(record, dict) else None
        if type(slug) is not str:
            if isinstance(record, dict):
                what, remedy = ("no id", "add `id:`") if slug is None else (f"id {shown(slug)}", "write it in quotes")
                draft.fault(section, place, what, "a short name in lower case", remedy, "id")
            continue
        if pattern.fullmatch(slug) is None:
            expected = f"lower-case letters, digits and hyphens ({pattern.pattern})"
            draft.fault(section, place, f"id {shown(slug)}", expected, "rename it", "id")
        identifier = sys.intern(f"{cls.segment}/{slug}")
        if identifier in known:
            what = f"id {shown(slug)} is taken by one in {written[identifier]}"
            draft.fault(section, place, what, "each id once", "choose another or merge the two", "id")
        known[identifier] = cls.name
        written[identifier] = section.file
