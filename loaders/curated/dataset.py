"""`Dataset`: which data a graph is of, so that a load deletes nothing that another dataset brought into the database.

A folder names itself in one of its files, wherever it lies: `dataset: {id: lv-coop}`. One that does not is known by
its place.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kg.loaders.files.records import Document, locate
from kg.loaders.graph import Section
from kg.loaders.problems import Problem, shown

DATASET = "dataset"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Dataset(NamedTuple):
    """The data of one folder.

    Attributes:
        id: its name, a slug.
        folder: where its files are.
    """

    id: str
    folder: Path

    def path(self, section: Section) -> str:
        """The file within the folder, or within the vocabulary, that a node is written in."""
        file = Path(section.file)
        if not section.name:
            return f"ontology/{file.name}"
        return file.relative_to(self.folder).as_posix() if file.is_relative_to(self.folder) else file.name


ANONYMOUS = Dataset("data", Path())  # of graphs that come from no folder


def dataset_of(documents: Iterable[Document], folder: Path) -> Dataset:
    """The dataset that the files name, or the one of that place."""
    named = [said["id"] for _, said in _said(documents) if isinstance(said, dict) and "id" in said]
    if named:
        return Dataset(named[0], folder)
    place = folder.resolve()
    slug = re.sub(r"[^a-z0-9]+", "-", place.name.lower()).strip("-") or "data"
    return Dataset(f"{slug}-{blake2b(str(place).encode(), digest_size=4).hexdigest()}", folder)


def problems(documents: Iterable[Document]) -> list[Problem]:
    """What is wrong with how the files name their dataset."""
    found = []
    first = ""
    for file, said in _said(documents):
        what = ""
        if not isinstance(said, dict) or set(said) != {"id"} or type(said["id"]) is not str:
            what, expected, remedy = "the dataset is no mapping with an id", "`dataset: {id: …}`", "write it so"
        elif _SLUG.fullmatch(said["id"]) is None:
            what, expected = f"id {shown(said['id'])}", "lower-case letters, digits and hyphens"
            remedy = "rename it"
        elif first:
            what, expected, remedy = f"a second dataset beside that of {first}", "one", "remove one of the two"
        first = first or file
        if what:
            found.append(Problem(file, *locate(file).place((DATASET,), on_key=True), what, expected, remedy))
    return found


def _said(documents: Iterable[Document]) -> list[tuple[str, object]]:
    return [(d.file, d.content()[DATASET]) for d in documents if d.holds(DATASET)]
