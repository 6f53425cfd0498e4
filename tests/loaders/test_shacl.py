"""SHACL and the checker agree: the shapes of the vocabulary, read by another program, find what the checker finds.

The checker reads the Turtle into plans of its own; pyshacl (https://www.w3.org/TR/shacl/) reads the same Turtle as the
standard has it. Wrong values stay in the graph that `assemble` gives, so both can be asked about the same errors.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from kg.rdf import triples
from loaders import assemble, read

if TYPE_CHECKING:
    from loaders import Graph
    from ontology import Vocabulary

DATA = Path(__file__).parents[2] / "data"

CORPUS = """\
source: {id: w, name: Pasaule, scope: seed, url: https://example.org/a}
people:
  - {id: p001, name: Anna, visibility: internal}
  - {id: p002, name: Berta}
organisations:
  - {id: dome, name: Dome, kind: council}
municipalities:
  - {id: ogre, name: Ogres novads, kind: novads}
projects:
  - {id: p1, name: Projekts}
networks:
  - {id: t2, name: Tīkls}
  - {id: t2-1, name: Apakštīkls}
events:
  - {id: e01, name: {lv: Seminārs}, kind: seminar}
programmes:
  - {id: fonds, name: Fonds, kind: fund}
indicators:
  - {id: dalibnieki, name: Dalībnieki}
topics:
  - {id: vide, name: Vide}
claims:
  - {about: network/t2, line: 1, of_project: project/p1}
  - {about: network/t2-1, line: 1, of_project: project/p1, sub_organization_of: network/t2, topic: topic/vide}
  - {about: event/e01, line: 2, event_status: held, in_context_of: [network/t2, project/p1]}
  - {about: event/e01, locator: 2. lapa, start_date: 2015-03-04, end_date: 2015-03, ordinal: 3, start_time: 09:30}
  - {about: event/e01, line: 3, start_date: 2015, rank: preferred, name: {en: Seminar}}
  - {about: municipality/ogre, line: 3, valid_from: 2021-07-01}
positions:
  - {agent: person/p001, role: role/head, context: organisation/dome, line: 3, status: planned}
network_memberships:
  - {agent: municipality/ogre, role: role/network-member, context: network/t2, line: 4, valid_from: 2015}
network_participations:
  - {agent: person/p002, role: role/municipal-expert, context: network/t2, on_behalf_of: municipality/ogre, line: 4}
fundings:
  - {funds: project/p1, funded_by: programme/fonds, share: 50.5, line: 5}
observations:
  - {about: event/e01, indicator: indicator/dalibnieki, amount: 3, unit: specialists, approximate: true, line: 6}
identifiers:
  - {about: municipality/ogre, notation: '0001', identifier_scheme: atvk, line: 7}
"""
AGENT, ROLE, CONTEXT = "agent: person/p001", "role: role/head", "context: organisation/dome"

# title: (text that the corpus has once, what stands there instead, what the checker says)
SEEN = {
    "no role of a statement": (ROLE + ", ", "", "no role"),
    "no agent of a statement": (AGENT + ", ", "", "no agent"),
    "no context of a statement": (", " + CONTEXT, "", "no context"),
    "no unit of an observation": (", unit: specialists", "", "no unit"),
    "no notation of an identifier": (", notation: '0001'", "", "no notation"),
    "no programme of a funding": (", funded_by: programme/fonds", "", "no funded_by"),
    "no name": (", name: Vide", "", "no name of topic/vide"),
    "a name in English only": ("{lv: Seminārs}", "{en: Workshop}", "no name of event/e01"),
    "no kind": (", kind: council", "", "no kind of organisation/dome"),
    "no scope of the source": (", scope: seed", "", "no scope of source/w"),
    "nothing of what only claims say": ("event_status: held, ", "", "no event_status of event/e01"),
    "no reference that only claims give": ("of_project: project/p1}", "code: T2}", "no of_project of network/t2"),
    "neither line nor locator": (", line: 3, status: planned", "", "no line or locator"),
    "neither line nor locator of a claim": (
        "line: 1, of_project: project/p1}",
        "of_project: project/p1}",
        "no line or locator",
    ),
    "neither amount nor share": (", share: 50.5", "", "no amount or share"),
    "no source": (CORPUS.splitlines(keepends=True)[0], "", "a statement without a source"),
    "an agent of another class": (AGENT, "agent: organisation/dome", "organisation/dome is of class Organisation"),
    "a context of another class": (CONTEXT, "context: network/t2", "network/t2 is of class Network"),
    "a superclass where a subclass is due": (
        "sub_organization_of: network/t2",
        "sub_organization_of: project/p1",
        "project/p1 is of class Project",
    ),
    "a claimed reference of another class": (
        "in_context_of: [network/t2, project/p1]",
        "in_context_of: [network/t2, person/p001]",
        "person/p001 is of class Person",
    ),
    "on behalf of a person": (
        "on_behalf_of: municipality/ogre",
        "on_behalf_of: person/p001",
        "person/p001 is of class Person",
    ),
    "an agent that does not exist": (AGENT, "agent: person/p009", "person/p009 does not exist"),
    "a claimed reference that does not exist": (
        "topic: topic/vide",
        "topic: topic/vides",
        "topic/vides does not exist",
    ),
    "a role of another list": (ROLE, "role: role/network-member", "role/network-member does not fit here"),
    "a role that does not exist": (ROLE, "role: role/boss", "role/boss does not exist"),
    "a code that does not exist": ("unit: specialists", "unit: apples", "unit apples"),
    "a code of another list": ("event_status: held", "event_status: completed", "event_status completed"),
    "a kind that only the superclass has": ("kind: novads", "kind: council", "kind council"),
    "an unknown status": ("status: planned", "status: dreamt", "status dreamt"),
    "an unknown visibility": ("visibility: internal", "visibility: secret", "visibility secret"),
    "an unknown rank": ("rank: preferred", "rank: best", "rank best"),
    "two agents": (AGENT, "agent: [person/p001, person/p002]", "a list for agent"),
    "two kinds": ("kind: council", "kind: [council, ministry]", "a list for kind"),
    "two dates": ("valid_from: 2021-07-01", "valid_from: ['2020', '2021']", "a list for valid_from"),
    "a day that is none": ("end_date: 2015-03", "end_date: 2015-02-29", "2015-02-29"),
    "a month that is none": ("end_date: 2015-03", "end_date: 2015-13", "2015-13"),
    "day before month": ("end_date: 2015-03", "end_date: 04.03.2015", "04.03.2015"),
    "a month of one digit": ("end_date: 2015-03", "end_date: 2015-3", "2015-3"),
    "a word for a date": ("end_date: 2015-03", "end_date: spring", "spring"),
    "a date of a statement that is none": ("valid_from: 2015}", "valid_from: 2015-00}", "2015-00"),
    "a word for a whole number": ("ordinal: 3", "ordinal: third", "third"),
    "a fraction for a whole number": ("ordinal: 3", "ordinal: 3.5", "3.5"),
    "quotes around a number": ("ordinal: 3", "ordinal: '3'", "`3`"),
    "the year zero": ("end_date: 2015-03", "end_date: '0000'", "0000"),
    "a word for a line": ("line: 3, status: planned", "line: three, status: planned", "three"),
    "a word for a number": ("share: 50.5", "share: half", "half"),
    "a word for true": ("approximate: true", "approximate: about", "about"),
    "line zero": ("line: 3, status: planned", "line: 0, status: planned", "number 0"),
    "ordinal zero": ("ordinal: 3", "ordinal: 0", "number 0"),
    "less than nothing": ("share: 50.5", "share: -1", "number -1"),
    "more than all": ("share: 50.5", "share: 100.5", "number 100.5"),
    "a time that is none": ("start_time: 09:30", "start_time: 25:00", "25:00"),
    "an address without scheme": ("https://example.org/a", "www.example.org", "www.example.org"),
    "an id that its class does not take": ("id: p002", "id: berta", "id berta"),
    "an id in capitals": ("id: vide,", "id: Vide,", "id Vide"),
    "an id beyond ASCII": ("id: vide,", "id: vidē,", "id vidē"),
    "a thing nobody speaks of": (
        "  - {id: vide, name: Vide}",
        "  - {id: vide, name: Vide}\n  - {id: cits, name: Cits}",
        "no source speaks of topic/cits",
    ),
    "claims that disagree": (", rank: preferred", "", "sources disagree on start_date"),
    "claims that disagree on a reference": (
        "sub_organization_of: network/t2,",
        "sub_organization_of: network/t2-1}\n  - {about: network/t2-1, line: 8, sub_organization_of: network/t2,",
        "sources disagree on sub_organization_of",
    ),
    "claims that disagree on a name": ("start_time: 09:30", "name: Seminārs 2", "sources disagree on name"),
    "two preferred claims": (
        "start_date: 2015-03-04",
        "rank: preferred, start_date: 2015-03-04",
        "sources disagree on start_date",
    ),
}

# What no shape can see: the RDF of the graph does not show it.
UNSEEN = {
    "the same statement twice": (
        "network_memberships:\n",
        "network_memberships:\n  - {agent: municipality/ogre, role: role/network-member, context: network/t2, line: 4, valid_from: 2015}\n",
        "the same statement a second time",
    ),
    "an id that is taken": (
        "  - {id: vide, name: Vide}\n",
        "  - {id: vide, name: Vide}\n  - {id: vide, name: Vide}\n",
        "id vide is taken",
    ),
    "an unknown key of a thing": ("name: Vide}", "name: Vide, nmae: Vide}", "unknown key nmae"),
    "an unknown key of a statement": ("status: planned}", "status: planned, colour: red}", "unknown key colour"),
    "a key that other classes have": ("name: Vide}", "name: Vide, kind: council}", "unknown key kind"),
    "an unknown section": ("topics:\n", "themes: []\ntopics:\n", "unknown section themes"),
    "a claim by the record itself": ("name: Tīkls}", "name: Tīkls, code: T2}", "code without a source"),
    "a short cut": ("name: Berta}", "name: Berta, participates_in: network/t2}", "unknown key participates_in"),
    "a list of one": (AGENT, "agent: [person/p001]", "a list for agent"),
    "an empty list": ("name: Vide", "name: Vide, aliases: []", "an empty list"),
    "a number for text": ("name: Vide", "name: 2015", "number 2015"),
    "an empty text": ("name: Vide", "name: ''", "an empty text"),
    "spaces around a text": ("name: Vide", "name: ' Vide'", "a text with spaces around it"),
    "a language besides two": ("name: {en: Seminar}", "name: {de: Seminar}", "language de"),
    "too large a number": ("amount: 3", "amount: 1000000000000000", "number 1000000000000000"),
    "too small a number": ("share: 50.5", "share: 0.00001", "number 1e-05"),
    "a claim about nothing": (
        "about: municipality/ogre, line: 3",
        "about: municipality/ogres, line: 3",
        "municipality/ogres does not exist",
    ),
    "a claim that says nothing": (", valid_from: 2021-07-01", "", "a claim that says nothing"),
}


@pytest.fixture(scope="module")
def shapes(vocabulary: Vocabulary) -> rdflib.Graph:
    """Give the whole Turtle, as the standard's programs read it."""
    found = rdflib.Graph()
    for file in vocabulary.files:
        found.parse(file)
    return found


def violations(graph: Graph, vocabulary: Vocabulary, shapes: rdflib.Graph) -> set[str]:
    """What SHACL finds: constraints and, where it has one, the path."""
    data = rdflib.Graph()
    content = pyoxigraph.serialize(triples(graph, vocabulary), format=pyoxigraph.RdfFormat.N_TRIPLES)
    data.parse(data=content, format="nt")
    for file in vocabulary.files:
        if file.name in ("codes.ttl", "roles.ttl"):  # in which list a code or role is, is data to the shapes
            data.parse(file)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    found = {_said(report, result) for result in report.objects(None, SH.result)}
    assert conforms == (not found)
    return found


def _said(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    component = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
    path = report.value(result, SH.resultPath)
    name = str(path).rsplit("#", 1)[-1] if isinstance(path, rdflib.URIRef) else ""
    return f"{component.removesuffix('ConstraintComponent')} {name}".strip()
