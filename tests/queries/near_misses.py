"""Small worlds: for every question one that has its row, and statements near to it that must not change the answer."""

from __future__ import annotations

from typing import NamedTuple

Cell = str | int | None | tuple[str, ...]
Given = dict[str, str | int | None]


class World(NamedTuple):
    """What is written in one file, the rows that a question then has, and what may be added without changing them.

    Each near-miss is another file; where it does not name its source it is one like the first. `said` is how many
    statements are behind each row.
    """

    text: str
    rows: tuple[tuple[Cell, ...], ...]
    said: tuple[int, ...]
    misses: dict[str, str]
    given: Given = {}  # noqa: RUF012 - nobody writes into it


SEED = "source: {id: s9, name: Otrs raksts, scope: seed}\n"
EXTERNAL = "source: {id: x9, name: Ārējs avots, scope: external}\n"

# Networks, with the statements without which they are not complete.
_NETWORKS = """
projects: [{id: p1, name: {lv: Projekts, en: Project}}]
networks:
  - {id: t2, name: {lv: Otrais tīkls, en: Second network}}
  - {id: t3, name: {lv: Trešais tīkls, en: Third network}}
  - {id: t3-2, name: {lv: Apakštīkls, en: Sub-network}}
claims:
  - {about: network/t2, of_project: project/p1, line: 1}
  - {about: network/t3, of_project: project/p1, line: 1}
  - {about: network/t3-2, of_project: project/p1, sub_organization_of: network/t3, line: 2}
"""
_S1 = "source: {id: s1, name: {lv: Pirmais raksts, en: First article}, scope: seed}\n"
_EVENT = "{about: event/%s, event_status: held, in_context_of: network/t2, line: 50}"

WORLDS = {
    "experts-across-networks": World(
        _S1
        + _NETWORKS
        + """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}]
municipalities: [{id: m1, name: {lv: Ādažu novads, en: Ādaži Municipality}, kind: novads}]
network_participations:
  - {agent: person/p001, role: role/network-coordinator, context: network/t2, line: 3}
  - {agent: person/p001, role: role/municipal-expert, context: network/t3-2, on_behalf_of: municipality/m1, line: 4}
""",
        # In one network for a municipality, in the other for nobody: that one must not hide the municipality.
        (
            (
                "person/p001",
                "Anna Ozola",
                ("network/t2", "network/t3"),
                ("pašvaldības eksperts", "tīkla koordinators"),
                ("Ādažu novads",),
            ),
        ),
        (2,),
        {
            "a network and its own sub-network": """
people: [{id: p002, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t3, line: 5}
  - {agent: person/p002, role: role/municipal-expert, context: network/t3-2, line: 5}
""",
            "the second network only planned": """
people: [{id: p002, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 5}
  - {agent: person/p002, role: role/municipal-expert, context: network/t3, line: 5, status: planned}
""",
            "the second network only derived": """
people: [{id: p002, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 5}
  - {agent: person/p002, role: role/municipal-expert, context: network/t3, line: 5, status: derived}
""",
            "the second network only by one event of it": f"""
people: [{{id: p002, name: Ilze Bērza}}]
events: [{{id: e1, name: Sanāksme, kind: network-meeting}}]
claims: [{_EVENT % "e1"}]
network_participations: [{{agent: person/p002, role: role/municipal-expert, context: network/t3, line: 5}}]
event_participations: [{{agent: person/p002, role: role/speaker, context: event/e1, line: 5}}]
""",
            "the second network only in another scope": EXTERNAL
            + """
people: [{id: p002, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 5}
  - {agent: person/p002, role: role/municipal-expert, context: network/t3, line: 5}
""",
            "two roles in one network": """
people: [{id: p002, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 5}
  - {agent: person/p002, role: role/network-coordinator, context: network/t2, line: 5}
""",
            "two people of one name": """
people: [{id: p002, name: Ilze Bērza}, {id: p003, name: Ilze Bērza}]
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, line: 5}
  - {agent: person/p003, role: role/municipal-expert, context: network/t3, line: 5}
""",
            "an organisation in both": """
network_memberships:
  - {agent: municipality/m1, role: role/network-member, context: network/t2, line: 5}
  - {agent: municipality/m1, role: role/network-member, context: network/t3, line: 5}
""",
        },
    ),
    "network-participants": World(
        _S1
        + _NETWORKS
        + """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}]
municipalities: [{id: m1, name: {lv: Ādažu novads, en: Ādaži Municipality}, kind: novads}]
network_participations:
  - {agent: person/p001, role: role/municipal-expert, context: network/t3-2, on_behalf_of: municipality/m1, line: 3}
""",
        (
            (
                "person/p001",
                "Anna Ozola",
                "pašvaldības eksperts",
                "network/t3-2",
                "Apakštīkls",
                "network/t3",
                ("Ādažu novads",),
                "stated",
            ),
        ),
        (2,),
        {
            "planned": """
network_participations: [{agent: person/p001, role: role/municipal-expert, context: network/t2, line: 5, status: planned}]
""",
            "derived": """
network_participations: [{agent: person/p001, role: role/municipal-expert, context: network/t2, line: 5, status: derived}]
""",
            "another scope": EXTERNAL
            + """
network_participations: [{agent: person/p001, role: role/municipal-expert, context: network/t2, line: 5}]
""",
            "speaker at a meeting of the network": f"""
events: [{{id: e1, name: Sanāksme, kind: network-meeting}}]
claims: [{_EVENT % "e1"}]
event_participations: [{{agent: person/p001, role: role/speaker, context: event/e1, line: 5}}]
""",
            "expert of the project of the network": """
project_participations: [{agent: person/p001, role: role/project-expert, context: project/p1, line: 5}]
""",
            "a municipality that is a member": """
network_memberships: [{agent: municipality/m1, role: role/network-member, context: network/t2, line: 5}]
""",
            "somebody else of the same name": """
people: [{id: p002, name: Anna Ozola}]
positions: [{agent: person/p002, role: role/head, context: municipality/m1, line: 5}]
""",
            "the same said by a second source": """
network_participations:
  - {agent: person/p001, role: role/municipal-expert, context: network/t3-2, on_behalf_of: municipality/m1, line: 5}
""",
            "the nesting said of something else": """
networks: [{id: t4, name: Ceturtais tīkls}]
claims: [{about: network/t4, of_project: project/p1, sub_organization_of: network/t3, line: 5}]
""",
        },
    ),
    "network-visits": World(
        _S1
        + _NETWORKS.replace(
            "claims:",
            """
municipalities:
  - {id: m1, name: {lv: Ādažu novads, en: Ādaži Municipality}, kind: novads}
  - {id: m2, name: Ogres novads, kind: novads}
events: [{id: v1, name: Vizīte Ādažos, kind: visit}, {id: v3, name: Vizīte, kind: visit}]
network_memberships: [{agent: municipality/m2, role: role/network-member, context: network/t2, line: 3}]
event_participations: [{agent: municipality/m1, role: role/host, context: event/v1, line: 3}]
claims:
  - {about: event/v1, event_status: held, in_context_of: network/t2, line: 3}
  - {about: event/v3, event_status: held, in_context_of: network/t2, line: 3}""",
        ),
        (("network/t2", "Otrais tīkls", "municipality/m1", "Ādažu novads", ("event/v1",)),),
        (2,),
        {
            "a visit that is only planned": """
events: [{id: v2, name: Vizīte Ogrē, kind: visit}]
claims: [{about: event/v2, event_status: planned, in_context_of: network/t2, line: 5}]
event_participations: [{agent: municipality/m2, role: role/host, context: event/v2, line: 5}]
""",
            "a host that is only planned": f"""
events: [{{id: v2, name: Vizīte Ogrē, kind: visit}}]
claims: [{_EVENT % "v2"}]
event_participations: [{{agent: municipality/m2, role: role/host, context: event/v2, line: 5, status: planned}}]
""",
            "the host of a seminar": f"""
events: [{{id: e2, name: Seminārs Ogrē, kind: seminar}}]
claims: [{_EVENT % "e2"}]
event_participations: [{{agent: municipality/m2, role: role/host, context: event/e2, line: 5}}]
""",
            "the organiser of a visit": """
event_participations: [{agent: municipality/m2, role: role/organiser, context: event/v1, line: 5}]
""",
            "a visit of a project": """
events: [{id: v2, name: Vizīte Ogrē, kind: visit}]
claims: [{about: event/v2, event_status: held, in_context_of: project/p1, line: 5}]
event_participations: [{agent: municipality/m2, role: role/host, context: event/v2, line: 5}]
""",
            "a visit to an organisation": f"""
organisations: [{{id: o1, name: Dienas centrs, kind: day-centre}}]
events: [{{id: v2, name: Vizīte centrā, kind: visit}}]
claims: [{_EVENT % "v2"}]
event_participations: [{{agent: organisation/o1, role: role/host, context: event/v2, line: 5}}]
""",
            "another scope": EXTERNAL
            + f"""
events: [{{id: v2, name: Vizīte Ogrē, kind: visit}}]
claims: [{_EVENT % "v2"}]
event_participations: [{{agent: municipality/m2, role: role/host, context: event/v2, line: 5}}]
""",
            "the network of the visit only in another scope": EXTERNAL
            + """
claims: [{about: event/v1, in_context_of: network/t3, line: 5}]
""",
            "the host only in another scope": EXTERNAL
            + """
event_participations: [{agent: municipality/m2, role: role/host, context: event/v3, line: 5}]
""",
            "the same said by a second source": """
claims: [{about: event/v1, in_context_of: network/t2, line: 5}]
event_participations: [{agent: municipality/m1, role: role/host, context: event/v1, line: 5}]
""",
        },
    ),
    "sub-networks": World(
        _S1
        + """
projects: [{id: p1, name: {lv: Projekts, en: Project}}, {id: p2, name: Otrs projekts}]
networks:
  - {id: t2, name: Otrais tīkls}
  - {id: t3, name: {lv: Trešais tīkls, en: Third network}}
  - {id: t3-2, name: {lv: Apakštīkls, en: Sub-network}}
  - {id: t3-2-1, name: Dziļākais tīkls}
claims:
  - {about: network/t2, of_project: project/p2, line: 1}
  - {about: network/t3, of_project: project/p1, line: 1}
  - {about: network/t3-2, of_project: project/p1, sub_organization_of: network/t3, line: 2, rank: preferred}
  - {about: network/t3-2-1, of_project: project/p1, sub_organization_of: network/t3-2, line: 2}
""",
        (
            ("network/t3", "Trešais tīkls", "network/t3-2", "Apakštīkls", "project/p1", "Projekts"),
            ("network/t3-2", "Apakštīkls", "network/t3-2-1", "Dziļākais tīkls", "project/p1", "Projekts"),
        ),
        (2, 2),
        {
            "another network of the project": """
networks: [{id: t4, name: Ceturtais tīkls}]
claims: [{about: network/t4, of_project: project/p1, line: 5}]
""",
            "nested only in another scope": EXTERNAL
            + """
networks: [{id: t4, name: Ceturtais tīkls}]
claims: [{about: network/t4, of_project: project/p1, sub_organization_of: network/t3, line: 5}]
""",
            "a network of the same name that is in none": """
networks: [{id: t4, name: Apakštīkls}]
claims: [{about: network/t4, of_project: project/p1, line: 5}]
""",
            "members and participants": """
people: [{id: p001, name: Anna Ozola}]
municipalities: [{id: m1, name: Ādažu novads, kind: novads}]
network_memberships: [{agent: municipality/m1, role: role/network-member, context: network/t3, line: 5}]
network_participations: [{agent: person/p001, role: role/municipal-expert, context: network/t3, line: 5}]
""",
            "the same said by a second source": """
claims: [{about: network/t3-2, of_project: project/p1, sub_organization_of: network/t3, line: 5}]
""",
            "the same said in another scope": EXTERNAL
            + """
claims: [{about: network/t3-2, of_project: project/p1, sub_organization_of: network/t3, line: 5}]
""",
            "a claim that does not hold": """
claims: [{about: network/t3-2, of_project: project/p2, sub_organization_of: network/t2, line: 5}]
""",
            "a sub-network of another network": """
networks: [{id: t4, name: Ceturtais tīkls}]
claims: [{about: network/t4, of_project: project/p1, sub_organization_of: network/t2, line: 5}]
""",
        },
        {"network": "t3"},
    ),
    "event-speakers": World(
        _S1
        + _NETWORKS.replace(
            "claims:",
            """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}, {id: p002, name: {lv: Ilze Bērza, en: Elsa Birch}}]
organisations: [{id: o1, name: {lv: Institūts, en: Institute}, kind: institute}]
topics: [{id: t1, name: {lv: labā prakse | pieredze, en: good practice}}]
events: [{id: e1, name: {lv: Seminārs, en: Seminar}, kind: seminar}]
contributions: [{agent: person/p002, role: role/author, context: source/s1, line: 9}]
project_participations: [{agent: organisation/o1, role: role/contractor, context: project/p1, line: 9}]
event_participations:
  - {agent: person/p001, role: role/presenter, context: event/e1, part: 1, topic: topic/t1, presents: network/t2,
     line: 3}
claims:
  - {about: event/e1, event_status: held, in_context_of: network/t2, line: 3}
  - {about: event/e1, start_date: 2015-03, line: 3, rank: preferred}""",
        ),
        # The topic holds the sign that separates the parts of lists in the queries.
        (
            (
                "event/e1",
                "Seminārs",
                "2015-03",
                "person/p001",
                "Anna Ozola",
                "prezentētājs",
                1,
                ("labā prakse | pieredze",),
                ("Otrais tīkls",),
                "stated",
            ),
        ),
        (2,),
        {
            "only a participant": """
event_participations: [{agent: person/p002, role: role/participant, context: event/e1, line: 5}]
""",
            "only organiser and host": """
event_participations:
  - {agent: person/p002, role: role/organiser, context: event/e1, line: 5}
  - {agent: person/p002, role: role/host, context: event/e1, line: 5}
""",
            "planned": """
event_participations: [{agent: person/p002, role: role/speaker, context: event/e1, line: 5, status: planned}]
""",
            "an organisation": """
event_participations: [{agent: organisation/o1, role: role/presenter, context: event/e1, line: 5}]
""",
            "another scope": EXTERNAL
            + """
event_participations: [{agent: person/p002, role: role/speaker, context: event/e1, line: 5}]
""",
            "who photographed the event": """
contributions: [{agent: person/p002, role: role/photographer, context: source/s1, depicts: event/e1, line: 5}]
""",
            "active in the network of the event": """
network_participations: [{agent: person/p002, role: role/network-coordinator, context: network/t2, line: 5}]
""",
            "somebody else of the same name": """
people: [{id: p003, name: Anna Ozola}]
contributions: [{agent: person/p003, role: role/author, context: source/s1, line: 5}]
""",
            "the date said in another scope": EXTERNAL
            + """
claims: [{about: event/e1, start_date: 2015-03, line: 5}]
""",
            "a date that does not hold": """
claims: [{about: event/e1, start_date: 2015-04, line: 5}]
""",
            "another property of the same value": """
claims: [{about: event/e1, end_date: 2015-03, line: 5}]
""",
            "the same said by a second source": """
event_participations:
  - {agent: person/p001, role: role/presenter, context: event/e1, part: 1, topic: topic/t1, presents: network/t2,
     line: 5}
""",
        },
    ),
    "social-service-heads": World(
        _S1
        + """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}, {id: p002, name: {lv: Ilze Bērza, en: Elsa Birch}}]
municipalities: [{id: m1, name: {lv: Ādažu novads, en: Ādaži Municipality}, kind: novads}]
organisations:
  - {id: o1, name: {lv: Sociālais dienests, en: Social service}, kind: social-service}
  - {id: o2, name: {lv: Sociālā nodaļa, en: Department}, kind: department}
claims:
  - {about: organisation/o1, unit_of: municipality/m1, line: 2, rank: preferred}
  - {about: organisation/o2, unit_of: municipality/m1, line: 2}
positions: [{agent: person/p001, role: role/head, context: organisation/o1, line: 3}]
contributions: [{agent: person/p002, role: role/author, context: source/s1, line: 9}]
""",
        (
            (
                "person/p001",
                "Anna Ozola",
                "organisation/o1",
                "Sociālais dienests",
                "municipality/m1",
                "Ādažu novads",
                ("source/s1",),
                "stated",
            ),
        ),
        (2,),
        {
            "another office there": """
positions: [{agent: person/p002, role: role/adviser, context: organisation/o1, line: 5}]
""",
            "head of a department": """
positions: [{agent: person/p002, role: role/head, context: organisation/o2, line: 5}]
""",
            "head of a department called Sociālais dienests": """
organisations: [{id: o3, name: Sociālais dienests, kind: department}]
positions: [{agent: person/p002, role: role/head, context: organisation/o3, line: 5}]
""",
            "head of the municipality": """
positions: [{agent: person/p002, role: role/head, context: municipality/m1, line: 5}]
""",
            "planned": """
positions: [{agent: person/p002, role: role/head, context: organisation/o1, line: 5, status: planned}]
""",
            "another scope": EXTERNAL
            + """
positions: [{agent: person/p002, role: role/head, context: organisation/o1, line: 5}]
""",
            "who speaks for the office": """
projects: [{id: p1, name: Projekts}]
events: [{id: e1, name: Seminārs, kind: seminar}]
claims: [{about: event/e1, event_status: held, in_context_of: project/p1, line: 5}]
event_participations:
  - {agent: person/p002, role: role/speaker, context: event/e1, on_behalf_of: organisation/o1, line: 5}
""",
            "somebody else of the same name": """
people: [{id: p003, name: Anna Ozola}]
positions: [{agent: person/p003, role: role/head, context: organisation/o2, line: 5}]
""",
            "the municipality said in another scope": EXTERNAL
            + """
claims: [{about: organisation/o1, unit_of: municipality/m1, line: 5}]
""",
            "a municipality that does not hold": """
municipalities: [{id: m2, name: Ogres novads, kind: novads}]
claims: [{about: organisation/o1, unit_of: municipality/m2, line: 5}]
""",
            "the same said by a second source": """
claims: [{about: organisation/o1, unit_of: municipality/m1, line: 5}]
""",
        },
    ),
    "projects-and-implementers": World(
        _S1
        + """
projects: [{id: p1, name: {lv: Projekts, en: Project}}, {id: p2, name: {lv: Otrs, en: Another}, kind: unnamed}]
organisations:
  - {id: o1, name: {lv: Savienība, en: Association}, kind: local-government-association}
  - {id: o2, name: {lv: Aģentūra, en: Agency}, kind: agency}
  - {id: o3, name: {lv: Institūts, en: Institute}, kind: institute}
programmes:
  - {id: f1, name: {lv: Programma, en: Programme}, kind: funding-programme}
  - {id: f2, name: Fonds, kind: fund}
claims:
  - {about: project/p1, number: "7", programme: programme/f1, start_date: 2014, end_date: 2016-04, line: 2,
     rank: preferred}
  - {about: organisation/o3, unit_of: organisation/o1, line: 2}
  - {about: programme/f2, number: "8", line: 2}
project_participations:
  - {agent: organisation/o1, role: role/implementer, context: project/p1, line: 3}
  - {agent: organisation/o2, role: role/partner, context: project/p1, line: 3}
  - {agent: organisation/o1, role: role/implementer, context: project/p2, line: 3}
""",
        (
            (
                "project/p1",
                "Projekts",
                "7",
                ("Savienība",),
                ("Aģentūra",),
                "programme/f1",
                "Programma",
                "2014",
                "2016-04",
            ),
            ("project/p2", None, None, ("Savienība",), (), None, None, None, None),
        ),
        (6, 1),
        {
            "a contractor": """
project_participations: [{agent: organisation/o3, role: role/contractor, context: project/p1, line: 5}]
""",
            "a cooperation partner": """
project_participations: [{agent: organisation/o3, role: role/cooperation-partner, context: project/p1, line: 5}]
""",
            "a planned partner": """
project_participations: [{agent: organisation/o3, role: role/partner, context: project/p1, line: 5, status: planned}]
""",
            "another scope": EXTERNAL
            + """
claims: [{about: project/p2, number: "9", programme: programme/f2, start_date: 2013, end_date: 2015, line: 5}]
project_participations:
  - {agent: organisation/o3, role: role/implementer, context: project/p1, line: 5}
  - {agent: organisation/o3, role: role/partner, context: project/p2, line: 5}
""",
            "a fund that only pays": """
fundings: [{funds: project/p2, funded_by: programme/f2, share: 100, line: 5}]
""",
            "a project of which nothing of this is said": """
projects: [{id: p3, name: Trešais projekts}]
claims: [{about: project/p3, aim: labā prakse, line: 5}]
""",
            "dates of an event of the project": """
events: [{id: e1, name: Seminārs, kind: seminar}]
claims: [{about: event/e1, event_status: held, in_context_of: project/p2, start_date: 2015, end_date: 2016, line: 5}]
""",
            "values that do not hold": """
claims: [{about: project/p1, number: "9", programme: programme/f2, start_date: 2013, end_date: 2015, line: 5}]
""",
            "other properties of the same values": """
claims:
  - {about: project/p1, aim: ["7", "2014", "2016-04"], line: 5}
  - {about: programme/f1, number: "7", line: 5}
""",
            "the same said by a second source": """
claims: [{about: project/p1, number: "7", programme: programme/f1, start_date: 2014, end_date: 2016-04, line: 5}]
project_participations:
  - {agent: organisation/o2, role: role/partner, context: project/p1, line: 5}
  - {agent: organisation/o1, role: role/implementer, context: project/p2, line: 5}
""",
        },
    ),
    "outputs-by-network": World(
        _S1
        + _NETWORKS.replace(
            "claims:",
            """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}, {id: p002, name: {lv: Ilze Bērza, en: Elsa Birch}}]
organisations: [{id: o1, name: {lv: Institūts, en: Institute}, kind: institute}]
outputs: [{id: u1, name: {lv: Plāns, en: Plan}, kind: strategic-plan}]
contributions:
  - {agent: person/p001, role: role/developer, context: output/u1, line: 3}
  - {agent: person/p002, role: role/author, context: source/s1, line: 9}
project_participations: [{agent: organisation/o1, role: role/contractor, context: project/p1, line: 9}]
claims:
  - {about: output/u1, output_status: completed, produced_in: network/t3-2, line: 3, rank: preferred}""",
        ),
        (
            (
                "output/u1",
                "Plāns",
                "strategic-plan",
                "completed",
                "network/t3-2",
                "Apakštīkls",
                "network/t3",
                ("Anna Ozola",),
            ),
        ),
        (4,),
        {
            "its author": """
contributions: [{agent: person/p002, role: role/author, context: output/u1, line: 5}]
""",
            "a planned developer": """
contributions: [{agent: organisation/o1, role: role/developer, context: output/u1, line: 5, status: planned}]
""",
            "another scope": EXTERNAL
            + """
outputs: [{id: u2, name: Pārskats, kind: overview}]
claims: [{about: output/u2, output_status: completed, produced_in: network/t2, line: 5}]
contributions: [{agent: person/p002, role: role/developer, context: output/u1, line: 5}]
""",
            "an output of which it is not said where it was made": """
outputs: [{id: u2, name: Plāns, kind: strategic-plan}]
claims: [{about: output/u2, output_status: completed, line: 5}]
contributions: [{agent: person/p002, role: role/developer, context: output/u2, line: 5}]
""",
            "an output of a project": """
outputs: [{id: u2, name: Plāns, kind: strategic-plan}]
claims: [{about: output/u2, output_status: completed, produced_in: project/p1, line: 5}]
""",
            "an output of another network": """
outputs: [{id: u2, name: Plāns, kind: strategic-plan}]
claims: [{about: output/u2, output_status: completed, produced_in: network/t2, line: 5}]
""",
            "its making and standing said in another scope": EXTERNAL
            + """
claims: [{about: output/u1, output_status: completed, produced_in: network/t3-2, line: 5}]
""",
            "a standing that does not hold": """
claims: [{about: output/u1, output_status: planned, line: 5}]
""",
            "the same said by a second source": """
claims: [{about: output/u1, output_status: completed, produced_in: network/t3-2, line: 5}]
""",
        },
        {"network": "t3"},
    ),
    "person-affiliations": World(
        _S1
        + """
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}, {id: p002, name: {lv: Anna Ozola, en: Anne Oak}}]
organisations:
  - {id: o1, name: {lv: Savienība, en: Association}, kind: local-government-association}
  - {id: o2, name: Dome, kind: council}
claims: [{about: organisation/o2, website: "https://example.org/", line: 1}]
positions:
  - {agent: person/p001, role: role/adviser, context: organisation/o1, remit: {lv: mājokļi, en: housing},
     valid_from: 2014, valid_to: 2015-06, line: 3}
contributions: [{agent: person/p002, role: role/author, context: source/s1, line: 9}]
""",
        (
            (
                "person/p001",
                "Anna Ozola",
                "organisation/o1",
                "Savienība",
                "padomnieks",
                "mājokļi",
                "2014",
                "2015-06",
                "stated",
            ),
        ),
        (1,),
        {
            "somebody else of the same name": """
positions: [{agent: person/p002, role: role/head, context: organisation/o1, line: 5}]
""",
            "planned": """
positions: [{agent: person/p001, role: role/head, context: organisation/o2, line: 5, status: planned}]
""",
            "another scope": EXTERNAL
            + """
positions: [{agent: person/p001, role: role/head, context: organisation/o2, line: 5}]
""",
            "an address for an organisation": """
contributions:
  - {agent: person/p001, role: role/thanks-giver, context: source/s1, on_behalf_of: organisation/o2, line: 5}
""",
            "expert of a project": """
projects: [{id: p1, name: Projekts}]
project_participations:
  - {agent: person/p001, role: role/project-expert, context: project/p1, on_behalf_of: organisation/o2, line: 5}
""",
            "the same said by a second source": """
positions:
  - {agent: person/p001, role: role/adviser, context: organisation/o1, remit: {lv: mājokļi, en: housing},
     valid_from: 2014, valid_to: 2015-06, line: 5}
""",
        },
        {"person": "p001"},
    ),
    "sources-and-authors": World(
        """
source: {id: s1, name: {lv: Pirmais raksts, en: First article}, scope: seed}
people: [{id: p001, name: {lv: Anna Ozola, en: Anne Oak}}, {id: p002, name: {lv: Ilze Bērza, en: Elsa Birch}}]
organisations: [{id: o1, name: {lv: Savienība, en: Association}, kind: local-government-association}]
claims:
  - {about: source/s1, issued: 2015-03-10, publisher: organisation/o1, line: 1, rank: preferred}
  - {about: source/s1, url: "https://example.org/1", line: 1, rank: preferred}
contributions:
  - {agent: person/p001, role: role/author, context: source/s1, line: 9}
  - {agent: organisation/o1, role: role/photographer, context: source/s1, line: 9}
positions: [{agent: person/p002, role: role/head, context: organisation/o1, line: 9}]
""",
        (
            (
                "source/s1",
                "Pirmais raksts",
                "2015-03-10",
                "organisation/o1",
                "Savienība",
                "https://example.org/1",
                ("Anna Ozola",),
                ("Savienība",),
            ),
        ),
        (5,),
        {
            "who gives thanks in it": EXTERNAL
            + """
contributions: [{agent: person/p002, role: role/thanks-giver, context: source/s1, addressed_to: organisation/o1, line: 5}]
""",
            "a planned author": EXTERNAL
            + """
contributions: [{agent: person/p002, role: role/author, context: source/s1, line: 5, status: planned}]
""",
            "the author of an output that it speaks of": EXTERNAL
            + """
projects: [{id: p1, name: Projekts}]
outputs: [{id: u1, name: Plāns, kind: strategic-plan}]
claims: [{about: output/u1, output_status: completed, produced_in: project/p1, line: 5}]
contributions: [{agent: person/p002, role: role/author, context: output/u1, line: 5}]
""",
            "the author of a source of another scope": EXTERNAL
            + """
contributions: [{agent: person/p002, role: role/author, context: source/x9, line: 5}]
""",
            "a date of its own change": EXTERNAL
            + """
claims: [{about: source/s1, modified: 2015-03-11, line: 5}]
""",
            "the same said by a second source": EXTERNAL
            + """
claims: [{about: source/s1, issued: 2015-03-10, publisher: organisation/o1, url: "https://example.org/1", line: 5}]
contributions: [{agent: person/p001, role: role/author, context: source/s1, line: 5}]
""",
            "values that do not hold": EXTERNAL
            + """
municipalities: [{id: m1, name: Ādažu novads, kind: novads}]
claims: [{about: source/s1, issued: 2015-03-12, publisher: municipality/m1, url: "https://example.org/2", line: 5}]
""",
        },
    ),
}
