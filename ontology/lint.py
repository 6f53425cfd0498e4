"""What the Turtle keeps to beyond what reading it demands; each rule is one function."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, NamedNode

from kg.ontology.declarations import META, OWL, RDFS, SKOS
from kg.ontology.naming import snake
from kg.ontology.shapes import SH
from kg.ontology.terms import Property
from kg.ontology.turtle import Subject, Turtle
from kg.ontology.vocabulary import Vocabulary

Rule = Callable[[Turtle, Vocabulary], Iterator[str]]

PROPERTIES = (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")
LABELS = {
    RDFS + "label": (OWL + "Class", RDFS + "Datatype", *PROPERTIES),
    SKOS + "prefLabel": (SKOS + "ConceptScheme", SKOS + "Concept"),
}
LANGUAGES = ("lv", "en")
# What the checker asks for; and a name in Latvian and a date that exists, which it asks for in its own way.
UNDERSTOOD = {
    *("targetClass", "property", "path", "node", "class", "datatype", "nodeKind", "minCount", "maxCount", "pattern"),
    *("minInclusive", "maxInclusive", "uniqueLang", "defaultValue", "or", "xone", "hasValue"),
    *("qualifiedValueShape", "qualifiedMinCount", "not"),
}
COUNTS = ("minCount", "maxCount", "qualifiedMinCount")  # by which it knows one and any number
# Those that vis-network draws without a picture (https://visjs.github.io/vis-network/docs/network/nodes.html).
MARKS = (
    *("box", "circle", "database", "diamond", "dot", "ellipse", "hexagon", "square", "star", "text"),
    *("triangle", "triangleDown"),
)


def lint(vocabulary: Vocabulary) -> list[str]:
    """What is wrong with the Turtle of a vocabulary, each message beginning with the term; empty if nothing is."""
    turtle = Turtle(vocabulary.files[0].parent)
    return sorted(message for rule in RULES for message in rule(turtle, vocabulary))


def _name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _properties(turtle: Turtle) -> list[NamedNode]:
    """The declared properties, annotations of the meta vocabulary left out."""
    return [node for node in turtle.declared(*PROPERTIES) if not node.value.startswith(META)]


def documented(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Every term has one label and one definition in each language."""
    for label, kinds in LABELS.items():
        for node in turtle.declared(*kinds):
            for predicate in (label, SKOS + "definition"):
                for language in LANGUAGES:
                    found = len(turtle.texts(node, predicate, language))
                    if found != 1:
                        what = f"{found or 'no'} {re.split('[#/]', predicate)[-1]} @{language}"
                        remedy = "keep one" if found else "add it"
                        yield f"{_name(node.value)}: {what}, expected one, {remedy} in the Turtle"


def own_labels(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """No two classes or properties have one label."""
    yield from _alike(turtle, turtle.declared(*LABELS[RDFS + "label"]), RDFS + "label")


def own_labels_in_list(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """No two codes or roles of one list have one label."""
    members: dict[str, list[NamedNode]] = defaultdict(list)
    for node in turtle.declared(SKOS + "Concept"):
        for scheme in turtle.iris(node, SKOS + "inScheme"):
            members[scheme].append(node)
    for nodes in members.values():
        yield from _alike(turtle, nodes, SKOS + "prefLabel")


def _alike(turtle: Turtle, nodes: Iterable[NamedNode], predicate: str) -> Iterator[str]:
    first: dict[tuple[str, str], NamedNode] = {}
    for node in nodes:
        for language in LANGUAGES:
            for text in turtle.texts(node, predicate, language):
                other = first.setdefault((text.casefold(), language), node)
                if other != node:
                    what = f'label "{text}" @{language} is that of {_name(other.value)} too'
                    yield f"{_name(node.value)}: {what}, expected one of its own, rename one of the two"


def cased(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Labels of classes and code lists begin with a capital; those of properties do not."""
    for kinds, predicate, capital in (
        ([OWL + "Class"], RDFS + "label", True),
        ([SKOS + "ConceptScheme"], SKOS + "prefLabel", True),
        (PROPERTIES, RDFS + "label", False),
    ):
        for node in turtle.declared(*kinds):
            for language in LANGUAGES:
                for text in turtle.texts(node, predicate, language):
                    # Words that are all capitals, such as YAML, stay as they are.
                    if text[0].isupper() != capital and not text[:2].isupper():
                        wanted = "a capital" if capital else "a small letter"
                        yield f'{_name(node.value)}: label "{text}" @{language}, expected {wanted} first, mend it'


def one_range(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """No property has two ranges."""
    for node in _properties(turtle):
        ranges = turtle.iris(node, RDFS + "range")
        if len(ranges) > 1:
            what = f"ranges {' and '.join(_name(iri) for iri in ranges)}"
            yield f"{_name(node.value)}: {what}, expected one, keep one"


def shapes_agree(turtle: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """What shapes demand of the values of a property is its range, or within it."""
    derived = {cut.term for cut in vocabulary.derived_relationships}
    for prop in vocabulary.properties.values():
        shapes = turtle.subjects(SH + "path", prop.iri)
        if prop in derived or prop.kind in ("code", "term", "literal") or not shapes:
            continue
        if prop.kind == "thing":
            yield from _classes_agree(turtle, vocabulary, prop, shapes)
        else:
            yield from _datatypes_agree(turtle, prop, shapes)


def _classes_agree(turtle: Turtle, vocabulary: Vocabulary, prop: Property, shapes: list[Subject]) -> Iterator[str]:
    demanded = {_name(iri) for shape in shapes for iri in turtle.iris(shape, SH + "class")}
    if not demanded:
        yield f"{_name(prop.iri)}: no sh:class in its shapes, expected {prop.range}, add it"
    for name in sorted(demanded):
        if not vocabulary.is_a(name, prop.range):
            yield f"{_name(prop.iri)}: sh:class {name}, expected {prop.range} or a subclass of it, mend one of the two"


def _datatypes_agree(turtle: Turtle, prop: Property, shapes: list[Subject]) -> Iterator[str]:
    shapes = [*shapes, *(NamedNode(iri) for shape in shapes for iri in turtle.iris(shape, SH + "node"))]
    choices = [item for shape in shapes for item in turtle.items(turtle.value(shape, SH + "or"))]
    demanded = {iri for shape in (*shapes, *choices) for iri in turtle.iris(shape, SH + "datatype")}
    expected = _datatypes(turtle, NamedNode(turtle.iris(NamedNode(prop.iri), RDFS + "range")[0]))
    if demanded != expected:
        found, right = (", ".join(sorted(_name(iri) for iri in iris)) for iris in (demanded, expected))
        yield f"{_name(prop.iri)}: sh:datatype {found or 'missing'}, expected {right}, mend one of the two"


def _datatypes(turtle: Turtle, datatype: NamedNode) -> set[str]:
    """The datatype itself, or the members of the union that it is."""
    unions = [v for v in turtle.values(datatype, OWL + "equivalentClass") if isinstance(v, Subject)]
    items = [item for union in unions for item in turtle.items(turtle.value(union, OWL + "unionOf"))]
    return {item.value for item in items if isinstance(item, NamedNode)} or {datatype.value}


def coded_by_list(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Every class that uses a coded property says from which list."""
    for name, uses in vocabulary.uses.items():
        for use in uses.values():
            if use.term.kind == "code" and not use.lists and not vocabulary.classes[name].abstract:
                yield f"{_name(use.term.iri)}: no code list for {name}, expected sh:node, add it to the shape"


def understood(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Shapes demand only what the checker asks for too: else SHACL alone would see it."""
    for shape in turtle.declared(SH + "NodeShape", SH + "PropertyShape"):
        parts: list[Subject] = [shape]
        parts += [v for v in turtle.values(shape, SH + "property") if isinstance(v, BlankNode)]
        terms = {_name(iri) for each in parts for iri in turtle.predicates(each) if iri.startswith(SH)}
        counts = {f"{term} {text}" for term in COUNTS for each in parts if (text := turtle.literal(each, SH + term))}
        for term in sorted((terms - UNDERSTOOD) | (counts - {f"{term} 1" for term in COUNTS})):
            what = f"sh:{term}, expected what the checker knows"
            yield f"{_name(shape.value)}: {what}, teach it or remove the line"


def one_key(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """No YAML key means two properties."""
    keys = {n.value: turtle.literal(n, META + "key") or snake(_name(n.value)) for n in _properties(turtle)}
    yield from _twice(keys, "key")


def one_section(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """No YAML section means two classes."""
    yield from _twice({c.iri: c.section for c in vocabulary.classes.values() if not c.abstract}, "section")


def _twice(names: Mapping[str, str], kind: str) -> Iterator[str]:
    counts = Counter(names.values())
    for iri, name in names.items():
        if counts[name] > 1:
            yield f"{_name(iri)}: YAML {kind} {name} is that of {counts[name]} terms, expected one, set meta:{kind}"


def used(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Every property is used by a class, or derived."""
    names = {name for uses in vocabulary.uses.values() for name in uses}
    names |= {cut.term.name for cut in vocabulary.derived_relationships}
    for prop in vocabulary.properties.values():
        if prop.name not in names:
            yield f"{_name(prop.iri)}: no class uses it, expected one, add it to a shape or remove it"


def drawn(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Every colour is #rrggbb and every shape one that is drawn; every class of things has a colour and a shape."""
    for name, cls in vocabulary.classes.items():
        if cls.colour is not None and not re.fullmatch("#[0-9a-f]{6}", cls.colour):
            yield f"{name}: colour {cls.colour}, expected #rrggbb in lower case, mend it"
        if cls.shape is not None and cls.shape not in MARKS:
            yield f"{name}: shape {cls.shape}, expected one of {', '.join(MARKS)}, mend it"
        if not cls.abstract and not vocabulary.is_a(name, "Statement"):
            for term, value in (("colour", cls.colour), ("shape", cls.shape)):
                if value is None:
                    yield f"{name}: no meta:{term}, expected one, add it in the Turtle"


def own_prefixes(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """No class and no code list share a name: both are prefixes in queries."""
    for cls in vocabulary.classes.values():
        if not cls.abstract and cls.segment in vocabulary.lists:
            yield f"{cls.name}: {cls.segment} is a code list too, expected names of their own, rename the list"


RULES: tuple[Rule, ...] = (
    documented,
    own_labels,
    own_labels_in_list,
    cased,
    one_range,
    shapes_agree,
    coded_by_list,
    understood,
    one_key,
    one_section,
    used,
    drawn,
    own_prefixes,
)
