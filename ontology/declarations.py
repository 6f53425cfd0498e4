"""Read OWL and SKOS from Turtle: classes, properties, sentences, periods, code lists and more."""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg.ontology.naming import camel, kebab, relationship, snake
from kg.ontology.terms import (
    Class,
    Code,
    DerivedRelationship,
    Individual,
    Kind,
    Period,
    Property,
    SentencePattern,
    Text,
    Use,
)
from kg.ontology.turtle import RDF, Subject, Turtle

META = "https://w3id.org/lv-coop/meta#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"

PARTIAL_DATE = "PartialDate"  # the datatype of dates that are as precise as their source

KINDS: dict[str, Kind] = {
    XSD + "string": "text",
    RDF + "langString": "lang",
    XSD + "integer": "integer",
    XSD + "decimal": "decimal",
    XSD + "boolean": "boolean",
    XSD + "anyURI": "uri",
    SKOS + "Concept": "code",
    RDF + "Property": "term",
    RDFS + "Literal": "literal",
}


def required(turtle: Turtle, subject: Subject, predicate: str) -> str:
    """Return the text that a subject must have."""
    text = turtle.literal(subject, predicate)
    if text is None:
        raise turtle.error(subject, f"no {_local_name(predicate)}", "one text", "add it")
    return text


def _local_name(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def _text(turtle: Turtle, subject: Subject, predicate: str) -> Text:
    def in_language(language: str) -> str:
        texts = turtle.texts(subject, predicate, language)
        if not texts:
            raise turtle.error(subject, f"no {_local_name(predicate)} @{language}", "one", "add it")
        return texts[0]

    return Text(in_language("lv"), in_language("en"))


def _flag(turtle: Turtle, subject: Subject, name: str) -> bool:
    return turtle.literal(subject, META + name) == "true"


def classes_of(turtle: Turtle, namespace: str) -> dict[str, Class]:
    """Return the classes by name."""
    classes = {}
    for node in turtle.declared(OWL + "Class"):
        name = node.value.removeprefix(namespace)
        parents = [i for i in turtle.iris(node, RDFS + "subClassOf") if i.startswith(namespace)]
        classes[name] = Class(
            name=name,
            iri=node.value,
            label=_text(turtle, node, RDFS + "label"),
            definition=_text(turtle, node, SKOS + "definition"),
            parents=tuple(iri.removeprefix(namespace) for iri in parents),
            abstract=_flag(turtle, node, "abstract"),
            segment=kebab(name),
            section=turtle.literal(node, META + "section") or snake(name) + "s",
            colour=turtle.literal(node, META + "colour"),
            shape=turtle.literal(node, META + "shape"),
            shown_first=_flag(turtle, node, "shownFirst"),
        )
    for cls in classes.values():
        _check_parents(turtle, cls, classes)
    return classes


def _check_parents(turtle: Turtle, cls: Class, classes: dict[str, Class]) -> None:
    ancestors, pending = set[str](), list(cls.parents)
    while pending:
        parent = pending.pop()
        if parent not in classes:
            raise turtle.error(NamedNode(cls.iri), f"subclass of {parent}", "a declared class", "declare or correct it")
        if parent == cls.name:
            raise turtle.error(NamedNode(cls.iri), "subclass of itself", "a tree of classes", "remove a superclass")
        if parent not in ancestors:
            ancestors.add(parent)
            pending += classes[parent].parents


def bounds_of(turtle: Turtle, namespace: str) -> tuple[str, ...]:
    """Return the suffixes of the properties for the first and last day of a partial date; empty if not declared."""
    node = NamedNode(namespace + PARTIAL_DATE)
    first, last = (turtle.literal(node, META + name) for name in ("firstDay", "lastDay"))
    return (first, last) if first and last else ()


def properties_of(turtle: Turtle, namespace: str, classes: dict[str, Class]) -> dict[str, Property]:
    """Return the properties by name, without the annotations of the meta vocabulary."""
    kinds = (OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
    nodes = [node for node in turtle.declared(*kinds) if not node.value.startswith(META)]
    properties = {}
    for node in nodes:
        key = turtle.literal(node, META + "key") or snake(node.value.removeprefix(namespace))
        range_iri = next(iter(turtle.iris(node, RDFS + "range")), None)
        if range_iri is None:
            raise turtle.error(node, "no range", "one", "add it")
        kind = KINDS.get(range_iri) or ("date" if range_iri == namespace + PARTIAL_DATE else "entity")
        if kind == "entity" and range_iri.removeprefix(namespace) not in classes:
            expected = f"a declared class, {PARTIAL_DATE} or {', '.join(_local_name(iri) for iri in KINDS)}"
            raise turtle.error(node, f"range <{range_iri}>", expected, "correct it")
        properties[camel(key)] = Property(
            name=camel(key),
            key=key,
            relationship=relationship(camel(key)),
            iri=node.value,
            label=_text(turtle, node, RDFS + "label"),
            definition=_text(turtle, node, SKOS + "definition"),
            kind=kind,
            range=range_iri.removeprefix(namespace),
            claimed=_flag(turtle, node, "claimed"),
            searched=_flag(turtle, node, "searched"),
            indexed=_flag(turtle, node, "indexed"),
            acyclic=_flag(turtle, node, "acyclic"),
            successor=_flag(turtle, node, "successor"),
            drawn_inside=_flag(turtle, node, "drawnInside"),
            hidden=_flag(turtle, node, "hidden"),
        )
    return properties


def sentences_of(
    turtle: Turtle, classes: dict[str, Class], uses: Mapping[str, Mapping[str, Use]]
) -> dict[str, SentencePattern]:
    """Return how statements read, by the class that declares it."""
    sentences = {}
    for name, cls in classes.items():
        node = NamedNode(cls.iri)
        subjects, predicates, objects = (
            _used(turtle, node, term, uses[name].values()) for term in ("subject", "predicate", "object")
        )
        if len(subjects) == 1 and len(predicates) <= 1 and objects:
            sentences[name] = SentencePattern(subjects[0], next(iter(predicates), None), objects)
        elif subjects or predicates or objects:
            what = f"{len(subjects)} meta:subject, {len(predicates)} meta:predicate, {len(objects)} meta:object"
            raise turtle.error(node, what, "one subject, one predicate at most, an object", "add or remove some")
    return sentences


def _used(turtle: Turtle, node: NamedNode, term: str, uses: Iterable[Use]) -> tuple[str, ...]:
    """Return the properties that a class gives for a meta term, which it must use, in the order of their files."""
    iris, names = turtle.iris(node, META + term), {use.term.iri: use.term.name for use in uses}
    for iri in iris:
        if iri not in names:
            what = f"meta:{term} {_local_name(iri)}"
            raise turtle.error(node, what, "a property that the class uses", "add it to its shape or correct it")
    return tuple(name for iri, name in names.items() if iri in iris)


def periods_of(turtle: Turtle, properties: dict[str, Property]) -> tuple[Period, ...]:
    """Return the pairs of date properties between which a node holds."""
    dates = {prop.iri: prop for prop in properties.values() if prop.kind == "date"}
    periods = []
    for prop in properties.values():
        start = NamedNode(prop.iri)
        for iri in turtle.iris(start, META + "periodEnd"):
            if prop.iri not in dates or iri not in dates:
                what = f"period end {_local_name(iri)}"
                raise turtle.error(start, what, f"two properties of range {PARTIAL_DATE}", "correct it")
            periods.append(Period(prop.name, dates[iri].name, _flag(turtle, start, "openEnded")))
    return tuple(periods)


def codes_of(turtle: Turtle) -> tuple[dict[str, Text], dict[str, dict[str, Code]]]:
    """Return the labels of the code lists, and their codes by list and notation."""
    schemes = turtle.declared(SKOS + "ConceptScheme")
    names = {s.value: s.value.rsplit("/", 1)[1] for s in schemes}
    lists = {names[s.value]: _text(turtle, s, SKOS + "prefLabel") for s in schemes}
    codes: dict[str, dict[str, Code]] = {name: {} for name in lists}
    for node in turtle.declared(SKOS + "Concept"):
        notation = turtle.literal(node, SKOS + "notation")
        if notation is not None:
            code = Code(
                notation,
                node.value,
                _text(turtle, node, SKOS + "prefLabel"),
                _text(turtle, node, SKOS + "definition"),
            )
            for scheme in turtle.iris(node, SKOS + "inScheme"):
                if scheme not in names:
                    what = f"in {_local_name(scheme)}"
                    raise turtle.error(node, what, "a declared code list", "declare or correct it")
                codes[names[scheme]][notation] = code
    return lists, codes


def derived_relationships_of(
    turtle: Turtle, namespace: str, classes: dict[str, Class], properties: dict[str, Property]
) -> tuple[DerivedRelationship, ...]:
    """Return the properties that are derived from engagements."""
    relationships = []
    for prop in properties.values():
        for iri in turtle.iris(NamedNode(prop.iri), META + "derivedFrom"):
            name = iri.removeprefix(namespace)
            if name not in classes:
                raise turtle.error(NamedNode(prop.iri), f"derived from {name}", "a declared class", "correct it")
            relationships.append(DerivedRelationship(prop, name))
    return tuple(relationships)


def individuals_of(turtle: Turtle, namespace: str, base: str, classes: dict[str, Class]) -> dict[str, Individual]:
    """Return the nodes that the Turtle itself declares, by identifier."""
    individuals = {}
    for cls in classes.values():
        for node in turtle.declared(namespace + cls.name):
            identifier = node.value.removeprefix(base)
            file, line = turtle.location(node)
            individuals[identifier] = Individual(
                id=identifier,
                cls=cls.name,
                name=_text(turtle, node, SKOS + "prefLabel"),
                aliases=tuple(sorted(turtle.texts(node, SKOS + "altLabel", "lv"))),
                lists=tuple(iri.rsplit("/", 1)[1] for iri in turtle.iris(node, SKOS + "inScheme")),
                file=file,
                line=line,
            )
    return individuals
