"""What OWL and SKOS in Turtle declare: classes, properties, code lists, short cuts, individuals."""

from pyoxigraph import NamedNode

from ontology.names import camel, kebab, relationship, snake
from ontology.terms import Class, Code, Individual, Kind, Property, ShortCut, Text
from ontology.turtle import RDF, Subject, Turtle, VocabularyError

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
        raise VocabularyError(f"{subject}: no {predicate}, expected one text, add it in the Turtle")
    return found


def _text(turtle: Turtle, subject: Subject, *predicates: str) -> Text:
    def one(language: str) -> str:
        found = [text for p in predicates for text in turtle.texts(subject, p, language)]
        if not found:
            raise VocabularyError(f"{subject}: no {predicates[0]} @{language}, expected one, add it in the Turtle")
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
    return found


def properties_of(turtle: Turtle, namespace: str) -> dict[str, Property]:
    """The properties by name, annotations of the meta vocabulary left out."""
    kinds = (OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
    nodes = [node for node in turtle.declared(*kinds) if not node.value.startswith(META)]
    found = {}
    for node in nodes:
        key = turtle.literal(node, META + "key") or snake(node.value.removeprefix(namespace))
        range_iri = next(iter(turtle.iris(node, RDFS + "range")), None)
        if range_iri is None:
            raise VocabularyError(f"{node}: no rdfs:range, expected one, add it in the Turtle")
        found[camel(key)] = Property(
            name=camel(key),
            key=key,
            relationship=relationship(camel(key)),
            iri=node.value,
            label=_text(turtle, node, RDFS + "label"),
            definition=_text(turtle, node, SKOS + "definition"),
            kind=KINDS.get(range_iri) or ("date" if range_iri == namespace + "PartialDate" else "thing"),
            range=range_iri.removeprefix(namespace),
            claimed=_flag(turtle, node, "claimed"),
            searched=_flag(turtle, node, "searched"),
            indexed=_flag(turtle, node, "indexed"),
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
                codes[names[scheme]][notation] = code
    return lists, codes


def short_cuts_of(turtle: Turtle, namespace: str, properties: dict[str, Property]) -> tuple[ShortCut, ...]:
    """The properties that are derived from engagements."""
    return tuple(
        ShortCut(prop, iri.removeprefix(namespace))
        for prop in properties.values()
        for iri in turtle.iris(NamedNode(prop.iri), META + "derivedFrom")
    )


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
