"""First pass over the records: collect the identifiers of all entities, so that any record may refer to any other."""

import re
import sys
from dataclasses import dataclass
from typing import Any

from kg.loaders.curated.dataset import DATASET
from kg.loaders.curated.draft import Draft, RecordPlace
from kg.loaders.files.records import Document
from kg.loaders.graph import Section
from kg.loaders.problems import did_you_mean, one_of, shown
from kg.ontology import Class, Vocabulary
from kg.ontology.model import SOURCE, SOURCE_CLASS, STATEMENT

EXPECTATIONS = "expectations"


def read_identifiers(documents: tuple[Document, ...], vocabulary: Vocabulary, draft: Draft) -> dict[str, str]:
    """Return the class of every entity by its identifier; add faults of sections and identifiers to the draft."""
    individuals = vocabulary.individuals.values()
    register = _Register(vocabulary, draft, {i.id: i.cls for i in individuals}, {i.id: i.file for i in individuals})
    for document in documents:
        if document.entry and register.classes.keys().isdisjoint(document.entry.classes):
            register.classes |= document.entry.classes
            register.files |= dict.fromkeys(document.entry.classes, document.file)
            continue
        for name, records in document.content().items():
            if name not in (EXPECTATIONS, DATASET):
                register.add_section(Section(document.file, name), records)
    return register.classes


@dataclass(slots=True)
class _Register:
    """The identifiers so far, with class and file of each."""

    vocabulary: Vocabulary
    draft: Draft
    classes: dict[str, str]
    files: dict[str, str]

    def add_section(self, section: Section, records: Any) -> None:
        if section.name == SOURCE:
            self._add_records(section, [records], self.vocabulary.classes[SOURCE_CLASS])
            return
        cls = self.vocabulary.by_section.get(section.name)
        if cls is None:
            choices, name = [*self.vocabulary.by_section, SOURCE], shown(section.name)
            remedy = did_you_mean(name, choices, "use one of them")
            self.draft.add_section_fault(section, f"unknown section {name}", one_of(choices, 40), remedy, on_key=True)
        elif not isinstance(records, list):
            expected = "a list of records, each beginning with `-`"
            self.draft.add_section_fault(section, f"{section.name} is no list", expected, "write a list or remove it")
        elif not self.vocabulary.is_a(cls.name, STATEMENT):
            self._add_records(section, records, cls)

    def _add_records(self, section: Section, records: list[Any], cls: Class) -> None:
        pattern = re.compile(self.vocabulary.patterns[cls.name])
        for position, record in enumerate(records):
            slug = record.get("id") if isinstance(record, dict) else None
            if type(slug) is str:
                self._check(RecordPlace(section, position), cls, slug, pattern)
                identifier = sys.intern(f"{cls.segment}/{slug}")
                self.classes[identifier] = cls.name
                self.files[identifier] = section.file
            elif isinstance(record, dict):
                what, remedy = ("no id", "add `id:`") if slug is None else (f"id {shown(slug)}", "write it in quotes")
                self.draft.add_fault(RecordPlace(section, position), what, "a short name in lower case", remedy, "id")

    def _check(self, place: RecordPlace, cls: Class, slug: str, pattern: re.Pattern[str]) -> None:
        if pattern.fullmatch(slug) is None:
            expected = f"lower-case letters, digits and hyphens ({pattern.pattern})"
            self.draft.add_fault(place, f"id {shown(slug)}", expected, "rename it", "id")
        if file := self.files.get(f"{cls.segment}/{slug}"):
            what = f"id {shown(slug)} is taken by one in {file}"
            self.draft.add_fault(place, what, "each id once", "choose another or merge the two", "id")
