"""A corpus of any size in the project's own YAML, with the shape of the curated data. Same size and seed, same bytes.

    python bench/corpus.py 100000 FOLDER
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

FIRST = "Dace Ina Sigma Agra Aino Inga Māris Valdis Ilze Aija Zane Kristīne Jānis Pēteris Andris Ģirts Mārīte Žanete".split()
LAST = "Bērziņš Kalniņa Ozols Liepiņa Krūmiņš Šķēle Žagare Čakste Ķirsis Ņilova Ļubāns Ēriksone Ūdre Ābols Grīnberga".split()
STEMS = "Ādažu Preiļu Ogres Skrundas Salaspils Tukuma Valkas Alojas Iecavas Cēsu Rēzeknes Līvānu".split()
EXPERT, MEMBER = "role/municipal-expert", "role/network-member"
PER_FILE = 1000


def corpus(size: int, folder: Path, seed: int = 1) -> None:
    """Write about `size` entities (things and statements) as registries of 1,000 records and sources of about 500."""
    rng = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    persons, events = size // 5, size // 50
    networks, municipalities = max(2, size // 500), min(119, max(3, size // 100))
    observations = size // 20
    members = networks * 3
    project = 1
    sources = max(1, size // 600)
    rest = size - persons - 2 * events - networks - 2 * municipalities - 2 * observations - members - project - sources
    engagements = max(persons, rest - networks - events)
    (folder / "registry").mkdir(parents=True)
    (folder / "sources").mkdir()
    _registry(folder, "projects", ["{id: p1, name: Mācīties salīdzinot}"])
    _registry(folder, "indicators", ["{id: dalibnieki, name: dalībnieku skaits}"])
    _registry(folder, "networks", [f"{{id: t{i}, name: {rng.choice(STEMS)} tīkls {i}}}" for i in range(networks)])
    names = (f"{STEMS[i % len(STEMS)]} novads {i}" for i in range(municipalities))
    _registry(folder, "municipalities", [f"{{id: m{i}, name: {name}, kind: novads}}" for i, name in enumerate(names)])
    people = (f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(persons))
    _registry(folder, "people", [f"{{id: p{i:07}, name: {name}, aliases: [{name[0]}. {name.split()[1]}]}}" for i, name in enumerate(people)])
    _registry(folder, "events", [f"{{id: e{i}, name: {rng.choice(STEMS)} tikšanās {i}, kind: seminar}}" for i in range(events)])
    said = _said(rng, persons, events, networks, municipalities, observations, members, engagements)
    _sources(folder, said, sources)


def _said(
    rng: random.Random, persons: int, events: int, networks: int, municipalities: int, observations: int, members: int, engagements: int
) -> Iterator[tuple[str, str]]:
    for i in range(networks):
        yield "claims", f"about: network/t{i}, of_project: project/p1"
    for i in range(municipalities):
        yield "claims", f"about: municipality/m{i}, valid_from: 2009"
    for i in range(events):
        yield "claims", f"about: event/e{i}, event_status: held, in_context_of: network/t{rng.randrange(networks)}"
    for i in range(members):
        yield "network_memberships", f"agent: municipality/m{i % municipalities}, role: {MEMBER}, context: network/t{i % networks}"
    for i in range(engagements):
        who = f"agent: person/p{i if i < persons else rng.randrange(persons):07}"
        municipality = f"on_behalf_of: municipality/m{rng.randrange(municipalities)}"
        if i % 2:
            context = f"context: event/e{rng.randrange(events)}" if events else "context: event/e0"
            yield "event_participations", f"{who}, role: role/speaker, {context}, {municipality}"
        else:
            month = f"valid_from: 20{rng.randint(10, 25)}-{rng.randint(1, 12):02}"
            yield "network_participations", f"{who}, role: {EXPERT}, context: network/t{rng.randrange(networks)}, {municipality}, {month}"
    for _ in range(observations):
        amount = rng.randint(5, 5000)
        yield "observations", f"about: event/e{rng.randrange(events)}, indicator: indicator/dalibnieki, amount: {amount}, unit: specialists"


def _registry(folder: Path, section: str, records: list[str]) -> None:
    for start in range(0, len(records), PER_FILE):
        lines = [f"{section}:\n", *(f"  - {record}\n" for record in records[start : start + PER_FILE])]
        path = folder / "registry" / f"{section}-{start // PER_FILE:04}.yaml"
        path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _sources(folder: Path, said: Iterator[tuple[str, str]], sources: int) -> None:
    everything = list(said)
    each = -(-len(everything) // sources)
    for number in range(sources):
        sections: dict[str, list[str]] = {}
        for line, (section, record) in enumerate(everything[number * each : (number + 1) * each], 1):
            sections.setdefault(section, []).append(f"  - {{{record}, line: {line}}}\n")
        head = f"source: {{id: s{number}, name: Raksts {number}, scope: seed, file: s{number}.txt}}\n"
        body = "".join(f"{section}:\n{''.join(records)}" for section, records in sections.items())
        path = folder / "sources" / f"s{number:05}.yaml"
        path.write_text(head + body, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    corpus(int(sys.argv[1]), Path(sys.argv[2]))
