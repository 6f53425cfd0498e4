"""Records -> `Draft`, on all cores or from the cache."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import chain
from typing import Any

import orjson

from kg.loaders.curated.draft import Draft
from kg.loaders.curated.draft_codec import decode_draft, encode_draft
from kg.loaders.curated.identifiers import read_identifiers
from kg.loaders.curated.record_fields import Pair, RecordFields, record_fields
from kg.loaders.curated.section_reader import SectionReader
from kg.loaders.files.cache import CacheEntry, FileCache
from kg.loaders.files.records import Document
from kg.loaders.files.workers import chunks_by_size, parallel_map
from kg.loaders.graph import Section
from kg.ontology import Vocabulary
from kg.ontology.model import SOURCE, SOURCE_CLASS

_CHUNK = 2 * 1024 * 1024  # bytes of records that a process checks at a time


def build_draft(
    documents: tuple[Document, ...], vocabulary: Vocabulary, *, complete: bool = True, cache: FileCache | None = None
) -> Draft:
    """Return the draft of all records.

    Large sets of files are checked on all cores, in chunks that do not depend on the number of cores.

    Args:
        documents: the files.
        vocabulary: the vocabulary that they must follow.
        complete: whether these are all files; if not, entities that are missing may be in another.
        cache: used for documents with a digest, and filled with their entries.
    """
    draft = Draft(complete)
    entity_classes = read_identifiers(documents, vocabulary, draft)
    if cache is not None and any(document.digest for document in documents):
        _add_cached(documents, vocabulary, entity_classes, draft, cache)
        return draft
    chunks = chunks_by_size(documents, _size, _CHUNK)
    if len(chunks) < 2:
        _read_documents(documents, vocabulary, entity_classes, draft)
        return draft

    def encoded_draft(chunk: list[Document]) -> bytes:
        part = Draft(complete)
        _read_documents(chunk, vocabulary, entity_classes, part)
        return encode_draft(part)

    for encoded in parallel_map(encoded_draft, chunks):
        decode_draft(encoded, draft)
    return draft


def _add_cached(
    documents: tuple[Document, ...],
    vocabulary: Vocabulary,
    entity_classes: Mapping[str, str],
    draft: Draft,
    cache: FileCache,
) -> None:
    """Add all documents to a draft; use cache entries of files that did not change, if no entity came or went."""
    digest = blake2b(orjson.dumps(entity_classes)).digest()

    def new_entries(chunk: list[Document]) -> list[CacheEntry]:
        by_class, entries = record_fields(vocabulary, entity_classes), []
        for document in chunk:
            part = Draft(draft.complete)
            _read_document(document, vocabulary, by_class, entity_classes, part)
            classes = {entity.id: entity.cls for entity in part.entities.values()}
            # The parent process has the JSON.
            entries.append(CacheEntry(digest, b"", tuple(document.content()), classes, encode_draft(part)))
        return entries

    valid = [d.entry if d.entry and d.entry.entities_digest == digest else None for d in documents]
    changed = [document for document, entry in zip(documents, valid, strict=True) if entry is None]
    new = chain.from_iterable(parallel_map(new_entries, chunks_by_size(changed, _size, _CHUNK)))
    for document, old_entry in zip(documents, valid, strict=True):
        entry = old_entry or next(new)._replace(json=bytes(document.json))
        decode_draft(entry.draft, draft)
        if draft.complete and not draft.faults.get(document.file):
            cache.add(document.digest, entry, new=old_entry is None)


def _size(document: Document) -> int:
    return len(document.json)


def _read_documents(
    documents: Iterable[Document], vocabulary: Vocabulary, entity_classes: Mapping[str, str], draft: Draft
) -> None:
    by_class = record_fields(vocabulary, entity_classes)
    for document in documents:
        _read_document(document, vocabulary, by_class, entity_classes, draft)


def _read_document(
    document: Document,
    vocabulary: Vocabulary,
    by_class: Mapping[str, RecordFields],
    entity_classes: Mapping[str, str],
    draft: Draft,
) -> None:
    """Add the records of one file to a draft."""
    content = document.content()
    source = None
    if SOURCE in content:
        section = Section(document.file, SOURCE)
        reader = SectionReader(section, by_class[SOURCE_CLASS], by_class, entity_classes, None, draft)
        source = _read_source(reader, content[SOURCE])
    for name, records in content.items():
        cls = vocabulary.by_section.get(name)
        if cls is not None and isinstance(records, list):
            section = Section(document.file, name)
            SectionReader(section, by_class[cls.name], by_class, entity_classes, source, draft).read(records)


def _read_source(reader: SectionReader, record: Any) -> Pair | None:
    """Add the source of a file; return the link that its statements have to it, None if it is no mapping."""
    if not isinstance(record, dict):
        reader.draft.add_section_fault(
            reader.section, "source is no mapping", "`id:`, `name:` …", "write the keys below it"
        )
        return None
    reader.read([record])
    return SOURCE, f"{reader.fields.cls.segment}/{record.get('id')}"
