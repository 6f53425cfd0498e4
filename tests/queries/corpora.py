"""Random small corpora in the project's own YAML: valid, but with everything that may be said twice, otherwise or not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DrawFn

Record = dict[str, Any]
Corpus = dict[str, dict[str, Any]]  # what each file holds, by name

STATUSES = st.sampled_from(["stated", "stated", "stated", "planned", "derived"])
# Namesakes, diacritics, order by letter, and the sign that separates lists in the queries.
NAMES = st.sampled_from(["Anna Ozola", "Ādams Āls", "Zane Žīgure", "Čakste", "anna", "A | B", "Anna Ozola"])
BOTH = st.one_of(NAMES, st.builds(lambda lv, en: {"lv": lv, "en": en}, NAMES, NAMES))
DATES: st.SearchStrategy[Any] = st.sampled_from([2014, "2015", "2015-03", "2015-03-04", "2016-12"])
NETWORKS, EVENTS, MUNICIPALITIES = ["n1", "n2", "n3", "n4"], ["e1", "e2", "e3"], ["m1", "m2"]
PEOPLE = ["p001", "p002", "p003"]
THINGS: dict[str, list[Record]] = {
    "people": [{"id": i} for i in PEOPLE],
    "municipalities": [{"id": i, "kind": "novads"} for i in MUNICIPALITIES],
    "organisations": [{"id": "o1", "kind": "social-service"}, {"id": "o2", "kind": "department"}],
    "projects": [{"id": "j1"}, {"id": "j2", "kind": "unnamed"}],
    "networks": [{"id": i} for i in NETWORKS],
    "programmes": [{"id": "f1", "kind": "fund"}, {"id": "f2", "kind": "call"}],
    "events": [{"id": "e1", "kind": "visit"}, {"id": "e2", "kind": "visit"}, {"id": "e3", "kind": "seminar"}],
    "outputs": [{"id": "u1", "kind": "overview"}, {"id": "u2", "kind": "handbook"}],
    "topics": [{"id": "t1"}, {"id": "t2"}],
}
SEGMENTS = {"people": "person", "municipalities": "municipality"} | {
    section: section.removesuffix("s") for section in THINGS if section not in ("people", "municipalities")
}


def _of(section: str) -> list[str]:
    return [f"{SEGMENTS[section]}/{record['id']}" for record in THINGS[section]]


ORGANISATIONS = _of("organisations") + _of("municipalities")
AGENTS = _of("people") + ORGANISATIONS
COOPERATIONS = [*_of("networks"), "project/j1"]
SOURCES = ["s1", "s2", "s3"]
# The section of statements, who, in which roles, in what: at random, and such as the questions ask for.
ENGAGEMENTS = [
    ("network_participations", _of("people"), ["municipal-expert", "network-coordinator"], _of("networks")),
    ("network_participations", _of("people")[:2], ["municipal-expert"], _of("networks")),
    ("network_participations", _of("people")[:1], ["network-coordinator"], _of("networks")),
    ("network_memberships", ORGANISATIONS, ["network-member"], _of("networks")),
    ("positions", _of("people"), ["head", "adviser"], ORGANISATIONS),
    ("positions", _of("people"), ["head"], ["organisation/o1"]),
    ("project_participations", AGENTS, ["implementer", "partner", "contractor"], _of("projects")),
    ("event_participations", AGENTS, ["host", "organiser", "participant"], _of("events")),
    ("event_participations", _of("municipalities"), ["host"], ["event/e1", "event/e2"]),
    ("event_participations", _of("people"), ["opener", "presenter", "speaker", "guide"], _of("events")),
    ("contributions", AGENTS, ["author", "photographer"], [f"source/{s}" for s in SOURCES]),
    ("contributions", AGENTS, ["author", "developer"], _of("outputs")),
]
URLS = st.sampled_from(["https://example.org/1", "https://example.org/2"])
# Of which thing what may be claimed, and how often at least.
CLAIMED: list[tuple[str, int, dict[str, st.SearchStrategy[Any]]]] = [
    *((n, 1, {"of_project": st.sampled_from(_of("projects"))}) for n in _of("networks")),
    # Inside an earlier network, so that there is no circle.
    *(
        (n, 0, {"sub_organization_of": st.sampled_from(_of("networks")[:i])})
        for i, n in enumerate(_of("networks"))
        if i
    ),
    *((e, 1, {"event_status": st.sampled_from(["held", "held", "planned"])}) for e in _of("events")),
    *((e, 1, {"in_context_of": st.sampled_from(COOPERATIONS)}) for e in _of("events")),
    *((e, 0, {"start_date": DATES}) for e in _of("events")),
    *((o, 1, {"output_status": st.sampled_from(["completed", "planned"])}) for o in _of("outputs")),
    *((o, 0, {"produced_in": st.sampled_from(COOPERATIONS)}) for o in _of("outputs")),
    *((p, 0, {"number": NAMES, "start_date": DATES, "end_date": DATES}) for p in _of("projects")),
    *((p, 0, {"programme": st.sampled_from(_of("programmes"))}) for p in _of("projects")),
    *((o, 0, {"unit_of": st.sampled_from(ORGANISATIONS)}) for o in _of("organisations")),
    *((f"source/{s}", 0, {"issued": DATES, "publisher": st.sampled_from(ORGANISATIONS), "url": URLS}) for s in SOURCES),
]


@st.composite
def corpora(draw: DrawFn) -> Corpus:
    """A corpus of a few things and some fifty statements from three sources."""
    said = [_engagement(draw) for _ in range(draw(st.integers(8, 28)))] + _claims(draw)
    files: Corpus = {}
    for source in SOURCES:
        scope = draw(st.sampled_from(["seed", "seed", "external"]))
        files[source] = {"source": {"id": source, "name": draw(BOTH), "scope": scope}}
    for line, (section, record) in enumerate(said, 1):  # a line each, so that none is said twice in one place
        files[draw(st.sampled_from(SOURCES))].setdefault(section, []).append({**record, "line": line})
    mentioned = set(re.findall(r'"([a-z]+/[a-z0-9]+)"', json.dumps(files)))
    files["registry"] = {
        section: [
            {**record, "name": draw(BOTH)} for record in records if f"{SEGMENTS[section]}/{record['id']}" in mentioned
        ]
        for section, records in THINGS.items()
    }
    files["registry"] = {section: records for section, records in files["registry"].items() if records}
    return files


def _engagement(draw: DrawFn) -> tuple[str, Record]:
    section, agents, roles, contexts = draw(st.sampled_from(ENGAGEMENTS))
    record = {
        "agent": draw(st.sampled_from(agents)),
        "role": f"role/{draw(st.sampled_from(roles))}",
        "context": draw(st.sampled_from(contexts)),
        "status": draw(STATUSES),
    }
    may: dict[str, st.SearchStrategy[Any]] = {"on_behalf_of": st.sampled_from(ORGANISATIONS)}
    if section == "positions":
        may |= {"remit": BOTH, "valid_from": DATES, "valid_to": DATES}
    if section == "event_participations":
        may |= {
            "part": st.integers(1, 2),
            "topic": st.lists(st.sampled_from(_of("topics")), min_size=1, unique=True),
            "presents": st.lists(st.sampled_from(AGENTS), min_size=1, max_size=2, unique=True),
        }
    return section, record | {key: draw(values) for key, values in may.items() if draw(st.booleans())}


def _claims(draw: DrawFn) -> list[tuple[str, Record]]:
    """Up to two claims of each property of each thing; where they differ the first is preferred."""
    found = []
    for thing, least, properties in CLAIMED:
        for key, choices in properties.items():
            values = draw(st.lists(choices, min_size=least, max_size=2))
            differ = len(set(map(str, values))) > 1
            for value in values:
                rank = {"rank": "preferred"} if differ and value == values[0] else {}
                found.append(("claims", {"about": thing, key: value, "status": draw(STATUSES), **rank}))
    return found


def write(corpus: Corpus, folder: Path) -> None:
    """Write a corpus; JSON is YAML."""
    for name, content in corpus.items():
        (folder / f"{name}.yaml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
