"""Rules for the Turtle beyond those that reading it enforces; each rule is one function."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, NamedNode

from kg.ontology.declarations import META, OWL, RDFS, SKOS
from kg.ontology.model import STATEMENT
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
# Constraints that the checker supports; names in Latvian (`not`) and dates that exist (`or`) by code of its own.
SUPPORTED = {
    *("targetClass", "property", "path", "node", "class", "datatype", "nodeKind", "minCount", "maxCount", "pattern"),
    *("minInclusive", "maxInclusive", "uniqueLang", "defaultValue", "or", "xone", "hasValue"),
    *("qualifiedValueShape", "qualifiedMinCount", "not"),
}
COUNTS = ("minCount", "maxCount", "qualifiedMinCount")  # supported with the value 1 only
# Shapes of vis-network that need no picture (https://visjs.github.io/vis-network/docs/network/nodes.html).
NODE_SHAPES = (
    *("box", "circle", "database", "diamond", "dot", "ellipse", "hexagon", "square", "star", "text"),
    *("triangle", "triangleDown"),
)


def lint(vocabulary: Vocabulary) -> list[str]:
    """Return the sorted messages of all rules that the Turtle breaks, each beginning with the term."""
    turtle = Turtle(vocabulary.files[0].parent)
    return sorted(message for rule in RULES for message in rule(turtle, vocabulary))


def _name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _properties(turtle: Turtle) -> list[NamedNode]:
    """Return the declared properties, without the annotations of the meta vocabulary."""
    return [node for node in turtle.declared(*PROPERTIES) if not node.value.startswith(META)]


def documented(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that every term has one label and one definition in each language."""
    for label, kinds in LABELS.items():
        for node in turtle.declared(*kinds):
            for predicate in (label, SKOS + "definition"):
                for language in LANGUAGES:
                    count = len(turtle.texts(node, predicate, language))
                    if count != 1:
                        what = f"{count or 'no'} {re.split('[#/]', predicate)[-1]} @{language}"
                        remedy = "keep one" if count else "add it"
                        yield f"{_name(node.value)}: {what}, expected one, {remedy} in the Turtle"


def own_labels(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that no two classes or properties have the same label."""
    yield from _same_labels(turtle, turtle.declared(*LABELS[RDFS + "label"]), RDFS + "label")


def own_labels_in_list(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that no two codes or roles of a list have the same label."""
    members: dict[str, list[NamedNode]] = defaultdict(list)
    for node in turtle.declared(SKOS + "Concept"):
        for scheme in turtle.iris(node, SKOS + "inScheme"):
            members[scheme].append(node)
    for nodes in members.values():
        yield from _same_labels(turtle, nodes, SKOS + "prefLabel")


def _same_labels(turtle: Turtle, nodes: Iterable[NamedNode], predicate: str) -> Iterator[str]:
    first: dict[tuple[str, str], NamedNode] = {}
    for node in nodes:
        for language in LANGUAGES:
            for text in turtle.texts(node, predicate, language):
                other = first.setdefault((text.casefold(), language), node)
                if other != node:
                    what = f'label "{text}" @{language} is that of {_name(other.value)} too'
                    yield f"{_name(node.value)}: {what}, expected one of its own, rename one of the two"


def cased(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that labels of classes and code lists begin with a capital, and those of properties do not."""
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
                        expected = "a capital" if capital else "a small letter"
                        yield f'{_name(node.value)}: label "{text}" @{language}, expected {expected} first, correct it'


def one_range(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that no property has two ranges."""
    for node in _properties(turtle):
        ranges = turtle.iris(node, RDFS + "range")
        if len(ranges) > 1:
            what = f"ranges {' and '.join(_name(iri) for iri in ranges)}"
            yield f"{_name(node.value)}: {what}, expected one, keep one"


def shapes_agree(turtle: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that shapes demand of the values of a property its range, or part of it."""
    derived = {relationship.term for relationship in vocabulary.derived_relationships}
    for prop in vocabulary.properties.values():
        shapes = turtle.subjects(SH + "path", prop.iri)
        if prop in derived or prop.kind in ("code", "term", "literal") or not shapes:
            continue
        if prop.kind == "entity":
            yield from _check_classes(turtle, vocabulary, prop, shapes)
        else:
            yield from _check_datatypes(turtle, prop, shapes)


def _check_classes(turtle: Turtle, vocabulary: Vocabulary, prop: Property, shapes: list[Subject]) -> Iterator[str]:
    demanded = {_name(iri) for shape in shapes for iri in turtle.iris(shape, SH + "class")}
    if not demanded:
        yield f"{_name(prop.iri)}: no sh:class in its shapes, expected {prop.range}, add it"
    for name in sorted(demanded):
        if not vocabulary.is_a(name, prop.range):
            what = f"sh:class {name}, expected {prop.range} or a subclass of it"
            yield f"{_name(prop.iri)}: {what}, correct one of the two"


def _check_datatypes(turtle: Turtle, prop: Property, shapes: list[Subject]) -> Iterator[str]:
    shapes = [*shapes, *(NamedNode(iri) for shape in shapes for iri in turtle.iris(shape, SH + "node"))]
    choices = [item for shape in shapes for item in turtle.items(turtle.value(shape, SH + "or"))]
    demanded = {iri for shape in (*shapes, *choices) for iri in turtle.iris(shape, SH + "datatype")}
    expected = _datatypes(turtle, NamedNode(turtle.iris(NamedNode(prop.iri), RDFS + "range")[0]))
    if demanded != expected:
        given, ranges = (", ".join(sorted(_name(iri) for iri in iris)) for iris in (demanded, expected))
        yield f"{_name(prop.iri)}: sh:datatype {given or 'missing'}, expected {ranges}, correct one of the two"


def _datatypes(turtle: Turtle, datatype: NamedNode) -> set[str]:
    """Return the members of a datatype that is a union, otherwise the datatype itself."""
    unions = [v for v in turtle.values(datatype, OWL + "equivalentClass") if isinstance(v, Subject)]
    items = [item for union in unions for item in turtle.items(turtle.value(union, OWL + "unionOf"))]
    return {item.value for item in items if isinstance(item, NamedNode)} or {datatype.value}


def coded_by_list(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that every class that uses a coded property names the code list."""
    for name, uses in vocabulary.uses.items():
        for use in uses.values():
            if use.term.kind == "code" and not use.lists and not vocabulary.classes[name].abstract:
                yield f"{_name(use.term.iri)}: no code list for {name}, expected sh:node, add it to the shape"


def supported(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that shapes use only constraints that the checker supports, so that it finds what SHACL finds."""
    for shape in turtle.declared(SH + "NodeShape", SH + "PropertyShape"):
        parts: list[Subject] = [shape]
        parts += [v for v in turtle.values(shape, SH + "property") if isinstance(v, BlankNode)]
        terms = {_name(iri) for part in parts for iri in turtle.predicates(part) if iri.startswith(SH)}
        counts = {f"{term} {text}" for term in COUNTS for part in parts if (text := turtle.literal(part, SH + term))}
        for term in sorted((terms - SUPPORTED) | (counts - {f"{term} 1" for term in COUNTS})):
            what = f"sh:{term}, expected a constraint that the checker supports"
            yield f"{_name(shape.value)}: {what}, add it to the checker or remove it here"


def one_key(turtle: Turtle, _: Vocabulary) -> Iterator[str]:
    """Check that no two properties have the same YAML key."""
    keys = {n.value: turtle.literal(n, META + "key") or snake(_name(n.value)) for n in _properties(turtle)}
    yield from _same_names(keys, "key")


def one_section(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that no two classes have the same YAML section."""
    yield from _same_names({c.iri: c.section for c in vocabulary.classes.values() if not c.abstract}, "section")


def _same_names(names: Mapping[str, str], kind: str) -> Iterator[str]:
    counts = Counter(names.values())
    for iri, name in names.items():
        if counts[name] > 1:
            yield f"{_name(iri)}: YAML {kind} {name} is that of {counts[name]} terms, expected one, set meta:{kind}"


def used(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that every property is used by a class, or derived."""
    names = {name for uses in vocabulary.uses.values() for name in uses}
    names |= {relationship.term.name for relationship in vocabulary.derived_relationships}
    for prop in vocabulary.properties.values():
        if prop.name not in names:
            yield f"{_name(prop.iri)}: no class uses it, expected one, add it to a shape or remove it"


def drawn(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that colours are #rrggbb, shapes are known, and every class of entities has both."""
    for name, cls in vocabulary.classes.items():
        if cls.colour is not None and not re.fullmatch("#[0-9a-f]{6}", cls.colour):
            yield f"{name}: colour {cls.colour}, expected #rrggbb in lower case, correct it"
        if cls.shape is not None and cls.shape not in NODE_SHAPES:
            yield f"{name}: shape {cls.shape}, expected one of {', '.join(NODE_SHAPES)}, correct it"
        if not cls.abstract and not vocabulary.is_a(name, STATEMENT):
            for term, value in (("colour", cls.colour), ("shape", cls.shape)):
                if value is None:
                    yield f"{name}: no meta:{term}, expected one, add it in the Turtle"


def own_prefixes(_: Turtle, vocabulary: Vocabulary) -> Iterator[str]:
    """Check that no class has the name of a code list: both are prefixes in queries."""
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
    supported,
    one_key,
    one_section,
    used,
    drawn,
    own_prefixes,
)
