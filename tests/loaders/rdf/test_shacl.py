"""SHACL and the checker agree: the shapes of the vocabulary, read by another program, find the same errors.

The checker derives record fields from the Turtle; pyshacl (https://www.w3.org/TR/shacl/) reads the same Turtle as the
standard says. Invalid values stay in the graph that `assemble` returns, so both can check the same errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from kg.loaders import assemble, read
from kg.loaders.rdf.write import triples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

    Assembled = Callable[[str, str], tuple[Graph, list[str]]]

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

# title: (text that the corpus has once, its replacement, the checker's problem, SHACL's violations)
FOUND_BY_BOTH = {
    "no role of a statement": (ROLE + ", ", "", "no role", "MinCount role"),
    "no agent of a statement": (AGENT + ", ", "", "no agent", "MinCount, MinCount agent"),
    "no context of a statement": (", " + CONTEXT, "", "no context", "MinCount, MinCount context"),
    "no unit of an observation": (", unit: specialists", "", "no unit", "MinCount unit"),
    "no notation of an identifier": (", notation: '0001'", "", "no notation", "MinCount notation"),
    "no programme of a funding": (", funded_by: programme/fonds", "", "no funded_by", "MinCount, MinCount fundedBy"),
    "no name": (", name: Vide", "", "no name of topic/vide", "MinCount prefLabel, QualifiedMinCount prefLabel"),
    "a name in English only": (
        "{lv: Seminārs}",
        "{en: Workshop}",
        "no name of event/e01",
        "QualifiedMinCount prefLabel",
    ),
    "no kind": (", kind: council", "", "no kind of organisation/dome", "MinCount kind"),
    "no scope of the source": (", scope: seed", "", "no scope of source/w", "MinCount scope"),
    "no value that only claims give": (
        "event_status: held, ",
        "",
        "no event_status of event/e01",
        "MinCount eventStatus",
    ),
    "no reference that only claims give": (
        "of_project: project/p1}",
        "code: T2}",
        "no of_project of network/t2",
        "MinCount ofProject",
    ),
    "neither line nor locator": (", line: 3, status: planned", "", "no line or locator", "Or"),
    "neither line nor locator of a claim": (
        "line: 1, of_project: project/p1}",
        "of_project: project/p1}",
        "no line or locator",
        "Or",
    ),
    "neither amount nor share": (", share: 50.5", "", "no amount or share", "Or"),
    "no source": (CORPUS.splitlines(keepends=True)[0], "", "a statement without a source", "MinCount source"),
    "an agent of another class": (
        AGENT,
        "agent: organisation/dome",
        "organisation/dome is of class Organisation",
        "Class agent, MinCount",
    ),
    "a context of another class": (
        CONTEXT,
        "context: network/t2",
        "network/t2 is of class Network",
        "Class context, MinCount",
    ),
    "a superclass where a subclass is due": (
        "sub_organization_of: network/t2",
        "sub_organization_of: project/p1",
        "project/p1 is of class Project",
        "Class subOrganizationOf",
    ),
    "a claimed reference of another class": (
        "in_context_of: [network/t2, project/p1]",
        "in_context_of: [network/t2, person/p001]",
        "person/p001 is of class Person",
        "Class inContextOf",
    ),
    "on behalf of a person": (
        "on_behalf_of: municipality/ogre",
        "on_behalf_of: person/p001",
        "person/p001 is of class Person",
        "Class onBehalfOf",
    ),
    "an agent that does not exist": (
        AGENT,
        "agent: person/p009",
        "person/p009 does not exist",
        "Class agent, MinCount",
    ),
    "a claimed reference that does not exist": (
        "topic: topic/vide",
        "topic: topic/vides",
        "topic/vides does not exist",
        "Class topic, Class valueEntity, MinCount",
    ),
    "a role of another list": (ROLE, "role: role/network-member", "role/network-member does not fit here", "Node role"),
    "a role that does not exist": (ROLE, "role: role/boss", "role/boss does not exist", "Class role, Node role"),
    "a code that does not exist": ("unit: specialists", "unit: apples", "unit apples", "Node unit"),
    "a code of another list": (
        "event_status: held",
        "event_status: completed",
        "event_status completed",
        "Node eventStatus",
    ),
    "a kind that only the superclass has": ("kind: novads", "kind: council", "kind council", "Node kind"),
    "an unknown status": ("status: planned", "status: dreamt", "status dreamt", "Node status"),
    "an unknown visibility": ("visibility: internal", "visibility: secret", "visibility secret", "Node visibility"),
    "an unknown rank": ("rank: preferred", "rank: best", "rank best", "MaxCount startDate, Node rank"),
    "two agents": (AGENT, "agent: [person/p001, person/p002]", "a list for agent", "MaxCount agent"),
    "two kinds": ("kind: council", "kind: [council, ministry]", "a list for kind", "MaxCount kind"),
    "two dates": (
        "valid_from: 2021-07-01",
        "valid_from: ['2020', '2021']",
        "a list for valid_from",
        "MaxCount validFrom",
    ),
    "a day that is none": ("end_date: 2015-03", "end_date: 2015-02-29", "2015-02-29", "Node endDate"),
    "a month that is none": ("end_date: 2015-03", "end_date: 2015-13", "2015-13", "Node endDate"),
    "day before month": ("end_date: 2015-03", "end_date: 04.03.2015", "04.03.2015", "Node endDate"),
    "a month of one digit": ("end_date: 2015-03", "end_date: 2015-3", "2015-3", "Node endDate"),
    "a word for a date": ("end_date: 2015-03", "end_date: spring", "spring", "Node endDate"),
    "a date of a statement that is none": ("valid_from: 2015}", "valid_from: 2015-00}", "2015-00", "Node validFrom"),
    "a word for a whole number": ("ordinal: 3", "ordinal: third", "third", "Datatype ordinal, MinInclusive ordinal"),
    "a fraction for a whole number": ("ordinal: 3", "ordinal: 3.5", "3.5", "Datatype ordinal, MinInclusive ordinal"),
    "quotes around a number": ("ordinal: 3", "ordinal: '3'", "`3`", "Datatype ordinal, MinInclusive ordinal"),
    "the year zero": ("end_date: 2015-03", "end_date: '0000'", "0000", "Node endDate"),
    "a word for a line": (
        "line: 3, status: planned",
        "line: three, status: planned",
        "three",
        "Datatype line, MinInclusive line",
    ),
    "a word for a number": ("share: 50.5", "share: half", "half", "Datatype share, MinInclusive share"),
    "a word for true": ("approximate: true", "approximate: about", "about", "Datatype approximate"),
    "line zero": (
        "line: 3, status: planned",
        "line: 0, status: planned",
        "number 0",
        "Datatype line, MinInclusive line",
    ),
    "ordinal zero": ("ordinal: 3", "ordinal: 0", "number 0", "Datatype ordinal, MinInclusive ordinal"),
    "less than nothing": ("share: 50.5", "share: -1", "number -1", "MinInclusive share"),
    "more than all": ("share: 50.5", "share: 100.5", "number 100.5", "MaxInclusive share"),
    "a time that is none": ("start_time: 09:30", "start_time: 25:00", "25:00", "Pattern startTime"),
    "an address without scheme": ("https://example.org/a", "www.example.org", "www.example.org", "Pattern url"),
    "an id that its class does not take": ("id: p002", "id: berta", "id berta", "Class agent, MinCount, Pattern"),
    "an id in capitals": ("id: vide,", "id: Vide,", "id Vide", "Class topic, Class valueEntity, MinCount, Pattern"),
    "an id beyond ASCII": ("id: vide,", "id: vidē,", "id vidē", "Class topic, Class valueEntity, MinCount, Pattern"),
    "an entity that no source speaks of": (
        "  - {id: vide, name: Vide}",
        "  - {id: vide, name: Vide}\n  - {id: cits, name: Cits}",
        "no source speaks of topic/cits",
        "MinCount",
    ),
    "claims that disagree": (", rank: preferred", "", "sources disagree on start_date", "MaxCount startDate"),
    "claims that disagree on a reference": (
        "sub_organization_of: network/t2,",
        "sub_organization_of: network/t2-1}\n  - {about: network/t2-1, line: 8, sub_organization_of: network/t2,",
        "sources disagree on sub_organization_of",
        "MaxCount subOrganizationOf",
    ),
    "claims that disagree on a name": (
        "start_time: 09:30",
        "name: Seminārs 2",
        "sources disagree on name",
        "UniqueLang prefLabel",
    ),
    "two preferred claims": (
        "start_date: 2015-03-04",
        "rank: preferred, start_date: 2015-03-04",
        "sources disagree on start_date",
        "MaxCount startDate",
    ),
}


# Errors that no shape can find, for they are not in the RDF: how something is written, and what the graph leaves out.
# title: (text that the corpus has once, its replacement, the checker's problem)
FOUND_BY_CHECKER = {
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
    "an unknown key of an entity": ("name: Vide}", "name: Vide, nmae: Vide}", "unknown key nmae"),
    "an unknown key of a statement": ("status: planned}", "status: planned, colour: red}", "unknown key colour"),
    "a key that other classes have": ("name: Vide}", "name: Vide, kind: council}", "unknown key kind"),
    "an unknown section": ("topics:\n", "themes: []\ntopics:\n", "unknown section themes"),
    "a claim by the record itself": ("name: Tīkls}", "name: Tīkls, code: T2}", "code without a source"),
    "a derived relationship": (
        "name: Berta}",
        "name: Berta, participates_in: network/t2}",
        "unknown key participates_in",
    ),
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
    """Return the Turtle of the vocabulary as an RDF graph."""
    turtle = rdflib.Graph()
    for file in vocabulary.files:
        turtle.parse(file)
    return turtle


@pytest.fixture
def assembled(tmp_path: Path, vocabulary: Vocabulary) -> Assembled:
    """Return a function that assembles the corpus with one text replaced."""

    def assembled(text: str, replacement: str) -> tuple[Graph, list[str]]:
        assert CORPUS.count(text) == 1
        (tmp_path / "w.yaml").write_text(CORPUS.replace(text, replacement), encoding="utf-8")
        graph, problems = assemble(read([tmp_path]), vocabulary)
        return graph, [problem.what for problem in problems]

    return assembled


def violations(graph: Graph, vocabulary: Vocabulary, shapes: rdflib.Graph) -> list[str]:
    """Return the violations that SHACL finds: each constraint with, where it has one, the path."""
    data = rdflib.Graph()
    content = pyoxigraph.serialize(triples(graph, vocabulary), format=pyoxigraph.RdfFormat.N_TRIPLES)
    data.parse(data=content, format="nt")
    for file in vocabulary.files:
        if file.name in ("codes.ttl", "roles.ttl"):  # in which list a code or role is, is data to the shapes
            data.parse(file)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    results = sorted({_violation(report, result) for result in report.objects(None, SH.result)})
    assert conforms == (not results)
    return results


def _violation(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    component = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
    path = report.value(result, SH.resultPath)
    name = str(path).rsplit("#", 1)[-1] if isinstance(path, rdflib.URIRef) else ""
    return f"{component.removesuffix('ConstraintComponent')} {name}".strip()


def test_neither_finds_an_error_in_the_corpus(vocabulary: Vocabulary, shapes: rdflib.Graph, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(CORPUS, encoding="utf-8")
    graph, problems = assemble(read([tmp_path]), vocabulary)
    assert problems == []
    assert violations(graph, vocabulary, shapes) == []


def test_the_curated_data_conform(graph: Graph, vocabulary: Vocabulary, shapes: rdflib.Graph) -> None:
    assert violations(graph, vocabulary, shapes) == []


@pytest.mark.slow
# rdflib warns when it reads the invalid value of one case.
@pytest.mark.filterwarnings("ignore:Parsing weird boolean, 'about':UserWarning")
@pytest.mark.parametrize(("text", "replacement", "problem", "violation"), FOUND_BY_BOTH.values(), ids=FOUND_BY_BOTH)
def test_shacl_finds_what_the_checker_finds(
    assembled: Assembled,
    vocabulary: Vocabulary,
    shapes: rdflib.Graph,
    text: str,
    replacement: str,
    problem: str,
    violation: str,
) -> None:
    graph, problems = assembled(text, replacement)
    assert any(problem in message for message in problems), problems
    assert ", ".join(violations(graph, vocabulary, shapes)) == violation


@pytest.mark.parametrize(("text", "replacement", "problem"), FOUND_BY_CHECKER.values(), ids=FOUND_BY_CHECKER)
def test_some_errors_only_the_checker_finds(
    assembled: Assembled, vocabulary: Vocabulary, shapes: rdflib.Graph, text: str, replacement: str, problem: str
) -> None:
    graph, problems = assembled(text, replacement)
    assert len(problems) == 1
    assert problem in problems[0]
    assert violations(graph, vocabulary, shapes) == []
