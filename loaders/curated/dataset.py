"""`Dataset`: the identity of the data, so that a load deletes nothing that belongs to another dataset.

A folder names its dataset in one of its files, wherever the folder lies: `dataset: {id: lv-coop}`. Without that, the
identity follows from the path of the folder.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kg.loaders.files.records import Document, read_positions
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
        """Return the path of the file of a section within the folder, or within the vocabulary."""
        file = Path(section.file)
        if not section.name:
            return f"ontology/{file.name}"
        return file.relative_to(self.folder).as_posix() if file.is_relative_to(self.folder) else file.name


ANONYMOUS = Dataset("data", Path())  # of graphs that come from no folder


def dataset_of(documents: Iterable[Document], folder: Path) -> Dataset:
    """Return the dataset that the files name, or that of the path of the folder."""
    ids = [value["id"] for _, value in _declarations(documents) if isinstance(value, dict) and "id" in value]
    if ids:
        return Dataset(ids[0], folder)
    path = folder.resolve()
    slug = re.sub(r"[^a-z0-9]+", "-", path.name.lower()).strip("-") or "data"
    return Dataset(f"{slug}-{blake2b(str(path).encode(), digest_size=4).hexdigest()}", folder)


def dataset_problems(documents: Iterable[Document]) -> list[Problem]:
    """Return the problems of how the files name their dataset."""
    problems = []
    first = ""
    for file, value in _declarations(documents):
        what = ""
        if not isinstance(value, dict) or set(value) != {"id"} or type(value["id"]) is not str:
            what, expected, remedy = "the dataset is no mapping with an id", "`dataset: {id: …}`", "write it so"
        elif _SLUG.fullmatch(value["id"]) is None:
            what, expected = f"id {shown(value['id'])}", "lower-case letters, digits and hyphens"
            remedy = "rename it"
        elif first:
            what, expected, remedy = f"a second dataset beside that of {first}", "one", "remove one of the two"
        first = first or file
        if what:
            position = read_positions(file).position((DATASET,), on_key=True)
            problems.append(Problem(file, *position, what, expected, remedy))
    return problems


def _declarations(documents: Iterable[Document]) -> list[tuple[str, object]]:
    return [(d.file, d.content()[DATASET]) for d in documents if d.has_section(DATASET)]
