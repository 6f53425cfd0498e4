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
AMOUNTS = st.sampled_from([1, 2, 43, 2.5])
NETWORKS, EVENTS, MUNICIPALITIES = ["n1", "n2", "n3", "n4"], ["e1", "e2", "e3"], ["m1", "m2"]
PEOPLE = ["p001", "p002", "p003"]
THINGS: dict[str, list[Record]] = {
    "people": [{"id": i} for i in PEOPLE],
    "municipalities": [*({"id": i, "kind": "novads"} for i in MUNICIPALITIES), {"id": "m3", "kind": "unresolved"}],
    "organisations": [{"id": "o1", "kind": "social-service"}, {"id": "o2", "kind": "department"}],
    "projects": [{"id": "j1"}, {"id": "j2", "kind": "unnamed"}],
    "networks": [{"id": i} for i in NETWORKS],
    "programmes": [{"id": "f1", "kind": "fund"}, {"id": "f2", "kind": "call"}],
    "events": [{"id": "e1", "kind": "visit"}, {"id": "e2", "kind": "visit"}, {"id": "e3", "kind": "seminar"}],
    "outputs": [{"id": "u1", "kind": "overview"}, {"id": "u2", "kind": "handbook"}],
    "topics": [{"id": "t1"}, {"id": "t2"}],
    "places": [{"id": "l1", "kind": "territory"}, {"id": "l2", "kind": "city"}],
    "reforms": [{"id": "r1"}],
    "good_practices": [{"id": "g1"}, {"id": "g2"}],
    "indicators": [{"id": "pasakuma-dalibnieki"}, {"id": "tikla-pasvaldibas"}, {"id": "pasvaldibas-tikli"}],
}
SEGMENTS = {section: section.removesuffix("s").replace("_", "-") for section in THINGS}
SEGMENTS |= {"people": "person", "municipalities": "municipality"}


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
    ("network_memberships", _of("municipalities")[:1], ["network-member", "cooperation-partner"], _of("networks")),
    ("positions", _of("people"), ["head", "adviser"], ORGANISATIONS),
    ("positions", _of("people"), ["head"], ["organisation/o1"]),
    ("project_participations", AGENTS, ["implementer", "partner", "contractor"], _of("projects")),
    ("event_participations", AGENTS, ["host", "organiser", "participant"], _of("events")),
    ("event_participations", _of("municipalities"), ["host"], ["event/e1", "event/e2"]),
    ("event_participations", _of("people"), ["opener", "presenter", "speaker", "guide"], _of("events")),
    ("contributions", AGENTS, ["author", "photographer"], [f"source/{s}" for s in SOURCES]),
    ("contributions", _of("people")[:1], ["author"], [f"source/{s}" for s in SOURCES]),
    ("contributions", AGENTS, ["author", "developer"], _of("outputs")),
]
URLS = st.sampled_from(["https://example.org/1", "https://example.org/2"])
# Of which thing what may be claimed, and how often at least.
CLAIMED: list[tuple[str, int, dict[str, st.SearchStrategy[Any]]]] = [
    *((n, 1, {"of_project": st.sampled_from(_of("projects"))}) for n in _of("networks")),
    # Inside an earlier network, so that there is no cycle.
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
    *((t, 0, {"topic": st.sampled_from(_of("topics"))}) for t in COOPERATIONS + _of("events") + _of("good_practices")),
    *((p, 0, {"method": st.sampled_from(_of("topics"))}) for p in _of("projects")),
    *((o, 0, {"for_organisation": st.sampled_from(ORGANISATIONS)}) for o in _of("outputs")),
    *((o, 0, {"result_of": st.sampled_from(_of("events"))}) for o in _of("outputs")),
    *((g, 0, {"owned_by": st.sampled_from(ORGANISATIONS)}) for g in _of("good_practices")),
    *((g, 0, {"shown_at": st.sampled_from(_of("events"))}) for g in _of("good_practices")),
    ("programme/f1", 0, {"part_of": st.just("programme/f2")}),
    ("place/l2", 0, {"part_of": st.just("place/l1")}),
    ("municipality/m1", 0, {"replaced_by": st.sampled_from(["municipality/m2", "municipality/m3"]), "valid_to": DATES}),
    *((m, 0, {"valid_from": DATES}) for m in _of("municipalities")),
    (
        "reform/r1",
        0,
        {"original": st.sampled_from(_of("municipalities")), "resulting": st.sampled_from(_of("municipalities"))},
    ),
    *((e, 0, {"place": st.sampled_from(_of("places")), "date_text": NAMES}) for e in _of("events")),
    *((e, 0, {"date_basis": st.sampled_from(["derived", "external", "stated"])}) for e in _of("events")),
    # Earlier events, so that there is no cycle.
    *((e, 0, {"follows": st.sampled_from(_of("events")[:i])}) for i, e in enumerate(_of("events")) if i),
    ("municipality/m3", 0, {"candidate": st.sampled_from(["municipality/m1", "municipality/m2"])}),
    *(
        (o, 0, {"unit_of": st.sampled_from([*_of("municipalities"), *_of("organisations")[:i]])})
        for i, o in enumerate(_of("organisations"))
    ),
    *((f"source/{s}", 0, {"issued": DATES, "publisher": st.sampled_from(ORGANISATIONS), "url": URLS}) for s in SOURCES),
]


@st.composite
def corpora(draw: DrawFn) -> Corpus:
    """A corpus of a few things and some fifty statements from three sources."""
    said = [_engagement(draw) for _ in range(draw(st.integers(8, 28)))] + _claims(draw)
    said += [_figure(draw) for _ in range(draw(st.integers(2, 10)))]
    files: Corpus = {}
    for source in SOURCES:
        scope = draw(st.sampled_from(["seed", "seed", "external"]))
        files[source] = {"source": {"id": source, "name": draw(BOTH), "scope": scope}}
    for line, (section, record) in enumerate(said, 1):  # a line each, so that none is said twice in one place
        files[draw(st.sampled_from(SOURCES))].setdefault(section, []).append({**record, "line": line})
    mentioned = set(re.findall(r'"([a-z-]+/[a-z0-9-]+)"', json.dumps(files)))
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
    may: dict[str, st.SearchStrategy[Any]] = {
        "on_behalf_of": st.sampled_from(["municipality/m1", "municipality/m1", *ORGANISATIONS]),
        "valid_from": DATES,
        "valid_to": DATES,
    }
    if section == "positions":
        may |= {"remit": BOTH}
    if section == "event_participations":
        may |= {
            "part": st.integers(1, 2),
            "topic": st.lists(st.sampled_from(_of("topics")), min_size=1, unique=True),
            "presents": st.lists(st.sampled_from(AGENTS + _of("good_practices")), min_size=1, max_size=2, unique=True),
        }
    return section, record | {key: draw(values) for key, values in may.items() if draw(st.booleans())}


def _figure(draw: DrawFn) -> tuple[str, Record]:
    """An observation, or a funding."""
    record = {"amount": draw(AMOUNTS), "unit": draw(st.sampled_from(["eur", "residents"])), "status": draw(STATUSES)}
    if draw(st.booleans()):
        about = draw(st.sampled_from(AGENTS + _of("events") + _of("networks")))
        period = {"period_start": draw(DATES)} if draw(st.booleans()) else {}
        return "observations", {
            **record,
            "about": about,
            "indicator": draw(st.sampled_from(_of("indicators"))),
            **period,
        }
    given: Record = {"share": draw(AMOUNTS)} if draw(st.booleans()) else {"approximate": draw(st.booleans())}
    ends = {"funds": draw(st.sampled_from(_of("projects"))), "funded_by": draw(st.sampled_from(_of("programmes")))}
    return "fundings", {**record, **ends, **given}


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
