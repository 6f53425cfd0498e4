"""Turtle -> `Vocabulary`."""

from collections import defaultdict
from pathlib import Path

from pyoxigraph import NamedNode

from ontology.names import camel, kebab, relationship, snake
from ontology.turtle import RDF, Subject, Turtle, VocabularyError
from ontology.vocabulary import (
    Alternative,
    Class,
    Code,
    Individual,
    Kind,
    Property,
    ShortCut,
    Text,
    Use,
    Vocabulary,
)

META = "https://w3id.org/lv-coop/meta#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
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


def read_vocabulary(folder: Path) -> Vocabulary:
    """See `Vocabulary.read`."""
    turtle = Turtle(folder)
    header = turtle.subjects(RDF + "type", OWL + "Ontology")[0]
    namespace = _required(turtle, header, VANN + "preferredNamespaceUri")
    base = _required(turtle, header, VOID + "uriSpace")
    classes = _classes(turtle, namespace)
    properties = _properties(turtle, namespace)
    lists, codes = _codes(turtle)
    shapes = _shapes(turtle, namespace, classes)
    paths = {p.iri: p for p in properties.values()}
    spoken_of, speaking = _spoken(turtle, namespace)
    return Vocabulary(
        namespace=namespace,
        base=base,
        code_base=base.removesuffix("id/") + "code/",
        version=_required(turtle, header, OWL + "versionInfo"),
        classes=classes,
        properties=properties,
        uses={name: _uses(turtle, name, classes, shapes, paths) for name in classes},
        alternatives={name: _alternatives(turtle, name, classes, shapes, paths) for name in classes},
        patterns=_patterns(turtle, classes, shapes, base),
        codes=codes,
        lists=lists,
        short_cuts=_short_cuts(turtle, namespace, properties),
        individuals=_individuals(turtle, namespace, base, classes),
        spoken_of=spoken_of,
        speaking=speaking,
        files=tuple(turtle.files),
    )


def _required(turtle: Turtle, subject: Subject, predicate: str) -> str:
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


def _declared(turtle: Turtle, *kinds: str) -> list[NamedNode]:
    """All of some types, in the order in which the files declare them."""
    found = {s for kind in kinds for s in turtle.subjects(RDF + "type", kind) if isinstance(s, NamedNode)}
    return sorted(found, key=turtle.place)


def _flag(turtle: Turtle, subject: Subject, name: str) -> bool:
    return turtle.literal(subject, META + name) == "true"


def _classes(turtle: Turtle, namespace: str) -> dict[str, Class]:
    found = {}
    for node in _declared(turtle, OWL + "Class"):
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


def _properties(turtle: Turtle, namespace: str) -> dict[str, Property]:
    kinds = (OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
    nodes = [node for node in _declared(turtle, *kinds) if not node.value.startswith(META)]
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


def _codes(turtle: Turtle) -> tuple[dict[str, Text], dict[str, dict[str, Code]]]:
    schemes = _declared(turtle, SKOS + "ConceptScheme")
    names = {s.value: s.value.rsplit("/", 1)[1] for s in schemes}
    lists = {names[s.value]: _text(turtle, s, SKOS + "prefLabel") for s in schemes}
    codes: dict[str, dict[str, Code]] = {name: {} for name in lists}
    for node in _declared(turtle, SKOS + "Concept"):
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


def _shapes(turtle: Turtle, namespace: str, classes: dict[str, Class]) -> dict[str, list[Subject]]:
    return {name: turtle.subjects(SH + "targetClass", namespace + name) for name in classes}


def _ancestry(name: str, classes: dict[str, Class]) -> list[str]:
    """The class and its superclasses, the most general first, so that the nearest refines."""
    above = [each for parent in classes[name].parents for each in _ancestry(parent, classes)]
    return [*dict.fromkeys(above), name]


def _constraints(
    turtle: Turtle, name: str, classes: dict[str, Class], shapes: dict[str, list[Subject]]
) -> list[Subject]:
    """Every property shape that holds for nodes of a class."""
    found = []
    for ancestor in _ancestry(name, classes):
        for shape in shapes[ancestor]:
            values = [v for v in turtle.values(shape, SH + "property") if isinstance(v, Subject)]
            # A class lists its named property shapes first and refines them in blank ones.
            found += sorted(values, key=lambda v: not isinstance(v, NamedNode))
    return found


def _uses(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: dict[str, list[Subject]],
    paths: dict[str, Property],
) -> dict[str, Use]:
    grouped: dict[Property, list[Subject]] = defaultdict(list)
    for constraint in _constraints(turtle, name, classes, shapes):
        for path in turtle.iris(constraint, SH + "path"):
            if path not in paths:
                raise VocabularyError(
                    f"shape:{name}: sh:path <{path}> is no declared property, declare it in the Turtle"
                )
            grouped[paths[path]].append(constraint)
    return {p.name: _use(turtle, p, grouped[p]) for p in paths.values() if p in grouped}


def _use(turtle: Turtle, prop: Property, constraints: list[Subject]) -> Use:
    def numbers(term: str) -> list[int]:
        return [int(text) for c in constraints if (text := turtle.literal(c, SH + term)) is not None]

    def texts(term: str) -> list[str]:
        return [text for c in constraints if (text := turtle.literal(c, SH + term)) is not None]

    nodes = [NamedNode(iri) for c in constraints for iri in turtle.iris(c, SH + "node")]
    inner = [v for n in nodes for v in turtle.values(n, SH + "property") if isinstance(v, Subject)]
    schemes = [iri for v in inner for iri in turtle.iris(v, SH + "hasValue")]
    defaults = [iri.rsplit("/", 1)[1] for c in constraints for iri in turtle.iris(c, SH + "defaultValue")]
    targets = [iri.rsplit("#", 1)[1] for c in constraints for iri in turtle.iris(c, SH + "class")]
    return Use(
        term=prop,
        minimum=max(numbers("minCount"), default=0),
        maximum=min(numbers("maxCount"), default=None),
        classes=tuple(dict.fromkeys(targets)),
        lists=tuple(dict.fromkeys(iri.rsplit("/", 1)[1] for iri in schemes)),
        pattern=next(iter(texts("pattern")), None),
        at_least=max(numbers("minInclusive"), default=None),
        at_most=min(numbers("maxInclusive"), default=None),
        default=next(iter(defaults), None),
        one_per_language="true" in texts("uniqueLang"),
    )


def _alternatives(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: dict[str, list[Subject]],
    paths: dict[str, Property],
) -> tuple[Alternative, ...]:
    found = []
    for shape in (s for ancestor in _ancestry(name, classes) for s in shapes[ancestor]):
        for term in ("or", "xone"):
            members = [
                paths[path].name
                for item in turtle.items(turtle.value(shape, SH + term))
                for constraint in turtle.values(item, SH + "property")
                if isinstance(constraint, Subject)
                for path in turtle.iris(constraint, SH + "path")
            ]
            if members:
                found.append(Alternative(tuple(members), exactly_one=term == "xone"))
    return tuple(found)


def _patterns(turtle: Turtle, classes: dict[str, Class], shapes: dict[str, list[Subject]], base: str) -> dict[str, str]:
    """The pattern of the part of an identifier after `segment/`, from the nearest class that has one."""
    found = {}
    for name, cls in classes.items():
        texts = [turtle.literal(s, SH + "pattern") for a in _ancestry(name, classes) for s in shapes[a]]
        whole = [text.removeprefix("^" + base).removesuffix("$") for text in texts if text is not None]
        nearest = whole[-1] if whole else "[^/]+/[^/]+"
        slug = nearest.split("/", 1)[1]
        found[cls.name] = slug
    return found


def _short_cuts(turtle: Turtle, namespace: str, properties: dict[str, Property]) -> tuple[ShortCut, ...]:
    return tuple(
        ShortCut(prop, iri.removeprefix(namespace))
        for prop in properties.values()
        for iri in turtle.iris(NamedNode(prop.iri), META + "derivedFrom")
    )


def _individuals(turtle: Turtle, namespace: str, base: str, classes: dict[str, Class]) -> dict[str, Individual]:
    found = {}
    for cls in classes.values():
        for node in _declared(turtle, namespace + cls.name):
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


def _spoken(turtle: Turtle, namespace: str) -> tuple[frozenset[str], frozenset[str]]:
    """Which classes need a statement that speaks of them, and by which properties statements do (inverse paths)."""
    spoken_of: set[str] = set()
    speaking: set[str] = set()
    for shape in _declared(turtle, SH + "NodeShape"):
        for constraint in turtle.values(shape, SH + "property"):
            path = turtle.value(constraint, SH + "path") if isinstance(constraint, Subject) else None
            if not isinstance(path, Subject):
                continue
            inverse = [
                i
                for item in turtle.items(turtle.value(path, SH + "alternativePath"))
                for i in turtle.iris(item, SH + "inversePath")
            ]
            if inverse:
                speaking |= {iri.removeprefix(namespace) for iri in inverse}
                spoken_of |= {iri.removeprefix(namespace) for iri in turtle.iris(shape, SH + "targetClass")}
    return frozenset(spoken_of), frozenset(speaking)
