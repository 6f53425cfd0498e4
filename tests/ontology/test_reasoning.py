"""Ontology, data and standards together entail no contradiction (OWL 2 RL, by owlrl).

standards.ttl repeats the axioms of the standards about the terms to which ours are aligned: tests use no network.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import owlrl
import pyoxigraph
import pytest
import rdflib
from owlrl.Namespaces import ERRNS
from rdflib.collection import Collection
from rdflib.namespace import FOAF, OWL, RDF

from kg.loaders.rdf.write import triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.loaders import Graph
    from kg.ontology import Vocabulary

OURS = "https://w3id.org/lv-coop/"
PREFIXES = """
@prefix kg: <https://w3id.org/lv-coop/ontology#> .
@prefix id: <https://w3id.org/lv-coop/id/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DERIVED = "kg:source rdfs:subPropertyOf prov:wasDerivedFrom ."
SHARED = """
id:project\\/p a kg:Project ; kg:website "https://example.org" .
id:project\\/q a kg:Project ; kg:website "https://example.org" .
"""
# title: (a tempting axiom, what it entails)
TRAPS = {
    "a person as member of a network": (
        "id:person\\/p1 a kg:Person ; org:memberOf id:network\\/t2 . id:network\\/t2 a kg:Network .",
        "person/p1 is both Organization and Person",
    ),
    "the code of a network as identifier of an organisation": (
        'id:network\\/t2 a kg:Network ; org:identifier "T2" . id:network\\/t2-1 a kg:Network ; org:identifier "T2" .',
        "network/t2 is the same as network/t2-1",
    ),
    "a source as that from which a reform is derived": (
        f"{DERIVED} id:reform\\/r a kg:Reform ; kg:source id:source\\/s .",
        "reform/r is both Activity and Entity",
    ),
    "a project as an activity": (
        f"kg:Project rdfs:subClassOf prov:Activity . {DERIVED} id:project\\/p a kg:Project ; kg:source id:source\\/s .",
        "project/p is both Activity and Entity",
    ),
    "a web address as homepage": (
        "kg:website rdfs:subPropertyOf foaf:homepage . " + SHARED,
        "project/p is the same as project/q",
    ),
    "a membership of two": (
        "id:position\\/a org:member id:person\\/p1 , id:person\\/p2 .",
        "person/p1 is the same as person/p2",
    ),
    "a municipality that is its territory": (
        "id:place\\/ogre a kg:Place , kg:Municipality .",
        "place/ogre is both Organisation and Place",
    ),
    "an instance of nothing": ("id:person\\/p1 a owl:Nothing .", "person/p1 is an instance of nothing"),
}


@pytest.fixture(scope="module")
def axioms(vocabulary: Vocabulary) -> rdflib.Graph:
    """Return the ontology together with the axioms of the standards."""
    axioms = rdflib.Graph().parse(Path(__file__).with_name("standards.ttl"))
    for file in vocabulary.files:
        if file.name != "shapes.ttl":  # constraints, from which nothing follows
            axioms.parse(file)
    return axioms


def closed(*graphs: rdflib.Graph) -> rdflib.Graph:
    """Return all that graphs entail together."""
    closure = rdflib.Graph()
    for graph in graphs:
        closure += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    return closure


def contradictions(closure: rdflib.Graph) -> list[str]:
    """Return what must not be entailed, as texts."""
    return sorted({*_errors(closure), *_two_kinds(closure), *_one_for_two(closure), *_nothing(closure)})


def _name(node: rdflib.term.Node) -> str:
    return str(node).removeprefix(OURS + "id/").rsplit("#", 1)[-1].removeprefix("http://xmlns.com/foaf/0.1/")


def _errors(closure: rdflib.Graph) -> Iterator[str]:
    """Yield the errors that the reasoner reports."""
    for message in closure.subjects(RDF.type, ERRNS.ErrorMessage):
        yield f"error: {closure.value(message, ERRNS.error)}"


def _two_kinds(closure: rdflib.Graph) -> Iterator[str]:
    """Yield the individuals of two disjoint classes."""
    pairs = set(closure.subject_objects(OWL.disjointWith))
    for axiom in closure.subjects(RDF.type, OWL.AllDisjointClasses):
        for members in closure.objects(axiom, OWL.members):
            pairs |= set(combinations(Collection(closure, members), 2))
    for one, other in pairs:
        for individual in set(closure.subjects(RDF.type, one)) & set(closure.subjects(RDF.type, other)):
            yield f"{_name(individual)} is both {' and '.join(sorted((_name(one), _name(other))))}"


def _one_for_two(closure: rdflib.Graph) -> Iterator[str]:
    """Yield the pairs of our entities that would be the same."""
    for one, other in closure.subject_objects(OWL.sameAs):
        if str(one).startswith(OURS) and str(other).startswith(OURS) and str(one) < str(other):
            yield f"{_name(one)} is the same as {_name(other)}"


def _nothing(closure: rdflib.Graph) -> Iterator[str]:
    """Yield the instances of owl:Nothing."""
    for individual in closure.subjects(RDF.type, OWL.Nothing):
        yield f"{_name(individual)} is an instance of nothing"


@pytest.mark.slow
def test_nothing_contradicts_in_ontology_and_data(graph: Graph, vocabulary: Vocabulary, axioms: rdflib.Graph) -> None:
    data = rdflib.Graph()
    content = pyoxigraph.serialize(triples(graph, vocabulary), format=pyoxigraph.RdfFormat.N_TRIPLES)
    data.parse(data=content, format="nt")
    closure = closed(axioms, data)
    assert contradictions(closure) == []
    organisations = set(closure.subjects(RDF.type, FOAF.Organization))  # so the axioms of the standards were applied
    assert {n.id for n in graph.nodes.values() if n.cls == "Network"} <= {_name(node) for node in organisations}
    assert set(closure.subjects(RDF.type, FOAF.Image)) == set()  # a photographer's contribution is none


@pytest.mark.slow
@pytest.mark.parametrize(("trap", "consequence"), TRAPS.values(), ids=TRAPS)
def test_each_trap_is_found(axioms: rdflib.Graph, trap: str, consequence: str) -> None:
    planted = rdflib.Graph().parse(data=PREFIXES + trap, format="turtle")
    assert consequence in contradictions(closed(axioms, planted))


@pytest.mark.slow
def test_entities_may_share_a_web_address(axioms: rdflib.Graph) -> None:
    planted = rdflib.Graph().parse(data=PREFIXES + SHARED, format="turtle")
    assert contradictions(closed(axioms, planted)) == []
