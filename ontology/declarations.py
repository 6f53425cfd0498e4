"""What OWL and SKOS in Turtle declare: classes, properties, code lists, short cuts, individuals."""

import re

from pyoxigraph import NamedNode

from kg.ontology.naming import camel, kebab, relationship, snake
from kg.ontology.terms import Class, Code, DerivedRelationship, Individual, Kind, Property, Text
from kg.ontology.turtle import RDF, Subject, Turtle

META = "https://w3id.org/lv-coop/meta#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"

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
    """The text that a subject must have."""
    found = turtle.literal(subject, predicate)
    if found is None:
        raise turtle.fault(subject, f"no {_short(predicate)}", "one text", "add it")
    return found


def _short(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def _text(turtle: Turtle, subject: Subject, predicate: str) -> Text:
    def one(language: str) -> str:
        found = turtle.texts(subject, predicate, language)
        if not found:
            raise turtle.fault(subject, f"no {_short(predicate)} @{language}", "one", "add it")
        return found[0]

    return Text(one("lv"), one("en"))


def _flag(turtle: Turtle, subject: Subject, name: str) -> bool:
    return turtle.literal(subject, META + name) == "true"


def classes_of(turtle: Turtle, namespace: str) -> dict[str, Class]:
    """The classes by name."""
    found = {}
    for node in turtle.declared(OWL + "Class"):
        name = node.value.removeprefix(namespace)
        parents = [i for i in turtle.iris(node, RDFS + "subClassOf") if i.startswith(namespace)]
        found[name] = Class(
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
    for name, cls in found.items():
        _parents_are_known(turtle, name, cls, found)
    return found


def _parents_are_known(turtle: Turtle, name: str, cls: Class, classes: dict[str, Class]) -> None:
    above, left = set[str](), list(cls.parents)
    while left:
        parent = left.pop()
        if parent not in classes:
            raise turtle.fault(NamedNode(cls.iri), f"subclass of {parent}", "a declared class", "declare or correct it")
        if parent == name:
            raise turtle.fault(NamedNode(cls.iri), "subclass of itself", "a tree of classes", "remove a superclass")
        if parent not in above:
            above.add(parent)
            left += classes[parent].parents


def bounds_of(turtle: Turtle, namespace: str) -> tuple[str, ...]:
    """Return how properties for the first and the last day of a partial date end, if both are declared."""
    node = NamedNode(namespace + "PartialDate")
    first, last = (turtle.literal(node, META + name) for name in ("firstDay", "lastDay"))
    return (first, last) if first and last else ()


def properties_of(turtle: Turtle, namespace: str, classes: dict[str, Class]) -> dict[str, Property]:
    """The properties by name, annotations of the meta vocabulary left out."""
    kinds = (OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
    nodes = [node for node in turtle.declared(*kinds) if not node.value.startswith(META)]
    found = {}
    for node in nodes:
        key = turtle.literal(node, META + "key") or snake(node.value.removeprefix(namespace))
        range_iri = next(iter(turtle.iris(node, RDFS + "range")), None)
        if range_iri is None:
            raise turtle.fault(node, "no range", "one", "add it")
        kind = KINDS.get(range_iri) or ("date" if range_iri == namespace + "PartialDate" else "thing")
        if kind == "thing" and range_iri.removeprefix(namespace) not in classes:
            known = ", ".join(_short(iri) for iri in KINDS)
            raise turtle.fault(node, f"range <{range_iri}>", f"a declared class, PartialDate or {known}", "correct it")
        found[camel(key)] = Property(
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
        )
    return found


def codes_of(turtle: Turtle) -> tuple[dict[str, Text], dict[str, dict[str, Code]]]:
    """The names of the code lists and, by list and notation, their codes."""
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
                    raise turtle.fault(node, f"in {_short(scheme)}", "a declared code list", "declare or correct it")
                codes[names[scheme]][notation] = code
    return lists, codes


def short_cuts_of(
    turtle: Turtle, namespace: str, classes: dict[str, Class], properties: dict[str, Property]
) -> tuple[DerivedRelationship, ...]:
    """The properties that are derived from engagements."""
    found = []
    for prop in properties.values():
        for iri in turtle.iris(NamedNode(prop.iri), META + "derivedFrom"):
            name = iri.removeprefix(namespace)
            if name not in classes:
                raise turtle.fault(NamedNode(prop.iri), f"derived from {name}", "a declared class", "correct it")
            found.append(DerivedRelationship(prop, name))
    return tuple(found)


def individuals_of(turtle: Turtle, namespace: str, base: str, classes: dict[str, Class]) -> dict[str, Individual]:
    """The nodes that the Turtle itself declares, by identifier."""
    found = {}
    for cls in classes.values():
        for node in turtle.declared(namespace + cls.name):
            identifier = node.value.removeprefix(base)
            file, line = turtle.place(node)
            found[identifier] = Individual(
                id=identifier,
                cls=cls.name,
                name=_text(turtle, node, SKOS + "prefLabel"),
                aliases=tuple(sorted(turtle.texts(node, SKOS + "altLabel", "lv"))),
                lists=tuple(iri.rsplit("/", 1)[1] for iri in turtle.iris(node, SKOS + "inScheme")),
                file=file,
                line=line,
            )
    return found
