"""Generate a corpus of any size in the project's YAML, shaped like the curated data. Same size and seed, same bytes.

python bench/corpus.py 100000 FOLDER
"""

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

FIRST = [
    "Dace",
    "Ina",
    "Sigma",
    "Agra",
    "Aino",
    "Inga",
    "Māris",
    "Valdis",
    "Ilze",
    "Aija",
    "Zane",
    "Kristīne",
    "Jānis",
    "Pēteris",
    "Andris",
    "Ģirts",
    "Mārīte",
]
LAST = [
    "Bērziņš",
    "Kalniņa",
    "Ozols",
    "Liepiņa",
    "Krūmiņš",
    "Šķēle",
    "Žagare",
    "Čakste",
    "Ķirsis",
    "Ņilova",
    "Ļubāns",
    "Ēriksone",
    "Ūdre",
    "Ābols",
]
STEMS = [
    "Ādažu",
    "Preiļu",
    "Ogres",
    "Skrundas",
    "Salaspils",
    "Tukuma",
    "Valkas",
    "Alojas",
    "Iecavas",
    "Cēsu",
    "Rēzeknes",
    "Līvānu",
]
PER_REGISTRY, PER_SOURCE = 1000, 500
Item = TypeVar("Item")


@dataclass(frozen=True)
class Sizes:
    """The numbers of entities of each class in a corpus."""

    persons: int
    engagements: int

    @classmethod
    def of(cls, entities: int) -> "Sizes":
        """Return the sizes of a corpus of about so many nodes, entities and statements together."""
        few = cls(entities // 5, 0)
        # An event has two claims, a network one and three members, a municipality one.
        others = few.persons + 3 * few.events + 5 * few.networks + 2 * few.municipalities + few.observations
        return cls(few.persons, max(few.persons, entities - others - entities // PER_SOURCE - 2))

    @property
    def events(self) -> int:
        return max(1, self.persons // 10)

    @property
    def networks(self) -> int:
        return max(2, self.persons // 100)

    @property
    def municipalities(self) -> int:
        return min(119, max(3, self.persons // 20))

    @property
    def observations(self) -> int:
        return self.persons // 4


def corpus(sizes: Sizes, folder: Path, seed: int = 1) -> None:
    """Write registries of 1,000 records and sources of 500 statements each."""
    rng = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    for name in ("registry", "sources"):
        (folder / name).mkdir(parents=True)
    for section, records in _entities(rng, sizes):
        for number, batch in enumerate(_batches(records, PER_REGISTRY)):
            body = "".join(f"  - {{{record}}}\n" for record in batch)
            _write(folder / "registry" / f"{section}-{number:04}.yaml", f"{section}:\n{body}")
    for number, statements in enumerate(_batches(_statements(rng, sizes), PER_SOURCE)):
        sections: dict[str, list[str]] = {}
        for line, (section, record) in enumerate(statements, 1):
            sections.setdefault(section, []).append(f"  - {{{record}, line: {line}}}\n")
        head = f"source: {{id: s{number}, name: Raksts {number}, scope: seed, file: s{number}.txt}}\n"
        body = "".join(f"{section}:\n{''.join(records)}" for section, records in sections.items())
        _write(folder / "sources" / f"s{number:05}.yaml", head + body)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _entities(rng: random.Random, sizes: Sizes) -> Iterator[tuple[str, Iterable[str]]]:
    def stem() -> str:
        return rng.choice(STEMS)

    def person(number: int) -> str:
        first, last = rng.choice(FIRST), rng.choice(LAST)
        return f"id: p{number:07}, name: {first} {last}, aliases: [{first[0]}. {last}]"

    yield "projects", ["id: p1, name: Mācīties salīdzinot"]
    yield "indicators", ["id: dalibnieki, name: dalībnieku skaits"]
    yield "networks", (f"id: t{i}, name: {stem()} tīkls {i}" for i in range(sizes.networks))
    yield "municipalities", (f"id: m{i}, name: {stem()} novads {i}, kind: novads" for i in range(sizes.municipalities))
    yield "people", (person(i) for i in range(sizes.persons))
    yield "events", (f"id: e{i}, name: {stem()} tikšanās {i}, kind: seminar" for i in range(sizes.events))


def _statements(rng: random.Random, sizes: Sizes) -> Iterator[tuple[str, str]]:
    def one(kind: str, number: int) -> str:
        return f"{kind}{rng.randrange(number)}"

    for i in range(sizes.networks):
        yield "claims", f"about: network/t{i}, of_project: project/p1"
        for _ in range(3):
            agent = f"agent: {one('municipality/m', sizes.municipalities)}"
            yield "network_memberships", f"{agent}, role: role/network-member, context: network/t{i}"
    for i in range(sizes.municipalities):
        yield "claims", f"about: municipality/m{i}, valid_from: 2009"
    for i in range(sizes.events):
        context = f"in_context_of: {one('network/t', sizes.networks)}"
        yield "claims", f"about: event/e{i}, event_status: held, {context}"
    for i in range(sizes.engagements):
        who = f"agent: person/p{i if i < sizes.persons else rng.randrange(sizes.persons):07}"
        whose = f"on_behalf_of: {one('municipality/m', sizes.municipalities)}"
        if i % 2:
            event = f"context: {one('event/e', sizes.events)}"
            yield "event_participations", f"{who}, role: role/speaker, {event}, {whose}"
        else:
            network = f"context: {one('network/t', sizes.networks)}"
            month = f"valid_from: 20{rng.randint(10, 25)}-{rng.randint(1, 12):02}"
            yield "network_participations", f"{who}, role: role/municipal-expert, {network}, {whose}, {month}"
    for _ in range(sizes.observations):
        about = f"about: {one('event/e', sizes.events)}, indicator: indicator/dalibnieki"
        yield "observations", f"{about}, amount: {rng.randint(5, 5000)}, unit: specialists"


if __name__ == "__main__":
    corpus(Sizes.of(int(sys.argv[1])), Path(sys.argv[2]))
