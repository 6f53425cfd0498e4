"""What SHACL shapes in Turtle demand: uses of properties, alternatives, patterns (https://www.w3.org/TR/shacl/)."""

import re
from collections import defaultdict

from pyoxigraph import NamedNode

from kg.ontology.terms import Alternative, Class, Property, Use
from kg.ontology.turtle import Subject, Turtle

SH = "http://www.w3.org/ns/shacl#"

Shapes = dict[str, list[Subject]]


def shapes_of(turtle: Turtle, namespace: str, classes: dict[str, Class]) -> Shapes:
    """The node shapes of each class, by its name."""
    return {name: turtle.subjects(SH + "targetClass", namespace + name) for name in classes}


def _ancestry(name: str, classes: dict[str, Class]) -> list[str]:
    """The class and its superclasses, the most general first, so that the nearest refines."""
    above = [each for parent in classes[name].parents for each in _ancestry(parent, classes)]
    return [*dict.fromkeys(above), name]


def _constraints(turtle: Turtle, name: str, classes: dict[str, Class], shapes: Shapes) -> list[Subject]:
    """Every property shape that holds for nodes of a class."""
    found = []
    for ancestor in _ancestry(name, classes):
        for shape in shapes[ancestor]:
            values = [v for v in turtle.values(shape, SH + "property") if isinstance(v, Subject)]
            # A class lists its named property shapes first and refines them in blank ones.
            found += sorted(values, key=lambda v: not isinstance(v, NamedNode))
    return found


def uses(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: Shapes,
    paths: dict[str, Property],
) -> dict[str, Use]:
    """How nodes of a class use their properties, by the name of the property."""
    grouped: dict[Property, list[Subject]] = defaultdict(list)
    for constraint in _constraints(turtle, name, classes, shapes):
        for path in turtle.iris(constraint, SH + "path"):
            grouped[_declared(turtle, name, path, classes, paths)].append(constraint)
    return {p.name: _use(turtle, p, grouped[p], classes) for p in paths.values() if p in grouped}


def _declared(turtle: Turtle, name: str, path: str, classes: dict[str, Class], paths: dict[str, Property]) -> Property:
    if path not in paths:
        what = f"sh:path <{path}> in its shape"
        raise turtle.fault(NamedNode(classes[name].iri), what, "a declared property", "declare it or correct it")
    return paths[path]


def _use(turtle: Turtle, prop: Property, constraints: list[Subject], classes: dict[str, Class]) -> Use:
    node = NamedNode(prop.iri)

    def numbers(term: str) -> list[int]:
        try:
            return [int(text) for text in texts(term)]
        except ValueError:
            what = f"sh:{term} {', '.join(texts(term))} in its shapes"
            raise turtle.fault(node, what, "whole numbers", "correct it") from None

    def texts(term: str) -> list[str]:
        return [text for c in constraints if (text := turtle.literal(c, SH + term)) is not None]

    nodes = [NamedNode(iri) for c in constraints for iri in turtle.iris(c, SH + "node")]
    inner = [v for n in nodes for v in turtle.values(n, SH + "property") if isinstance(v, Subject)]
    schemes = [iri for v in inner for iri in turtle.iris(v, SH + "hasValue")]
    defaults = [iri.rsplit("/", 1)[1] for c in constraints for iri in turtle.iris(c, SH + "defaultValue")]
    names = {cls.iri: name for name, cls in classes.items()}
    if any(turtle.literal(c, SH + "defaultValue") is not None for c in constraints):
        raise turtle.fault(node, "a text as sh:defaultValue in its shapes", "a code", "correct it")
    targets = [iri for c in constraints for iri in turtle.iris(c, SH + "class")]
    for iri in targets:
        if iri not in names:
            raise turtle.fault(node, f"sh:class <{iri}> in its shapes", "a declared class", "declare it or correct it")
    return Use(
        term=prop,
        minimum=max(numbers("minCount"), default=0),
        maximum=min(numbers("maxCount"), default=None),
        classes=tuple(dict.fromkeys(names[iri] for iri in targets)),
        lists=tuple(dict.fromkeys(iri.rsplit("/", 1)[1] for iri in schemes)),
        pattern=next((_regular(turtle, node, text) for text in texts("pattern")), None),
        at_least=max(numbers("minInclusive"), default=None),
        at_most=min(numbers("maxInclusive"), default=None),
        default=defaults[-1] if defaults else None,
        one_per_language="true" in texts("uniqueLang"),
    )


def _regular(turtle: Turtle, term: NamedNode, pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise turtle.fault(term, f"sh:pattern {pattern}: {error}", "a regular expression", "correct it") from None
    return pattern


def alternatives(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: Shapes,
    paths: dict[str, Property],
) -> tuple[Alternative, ...]:
    """The properties of which nodes of a class have at least, or exactly, one."""
    found = []
    for shape in (s for ancestor in _ancestry(name, classes) for s in shapes[ancestor]):
        for term in ("or", "xone"):
            members = [
                _declared(turtle, name, path, classes, paths).name
                for item in turtle.items(turtle.value(shape, SH + term))
                for constraint in turtle.values(item, SH + "property")
                if isinstance(constraint, Subject)
                for path in turtle.iris(constraint, SH + "path")
            ]
            if members:
                found.append(Alternative(tuple(members), exactly_one=term == "xone"))
    return tuple(found)


def patterns(turtle: Turtle, classes: dict[str, Class], shapes: Shapes, base: str) -> dict[str, str]:
    """The pattern of the part of an identifier after `segment/`, from the nearest class that has one."""
    found = {}
    for name, cls in classes.items():
        texts = [turtle.literal(s, SH + "pattern") for a in _ancestry(name, classes) for s in shapes[a]]
        whole = [text for text in texts if text is not None]
        nearest = whole[-1] if whole else f"^{base}[^/]+/[^/]+$"
        segment, slash, slug = nearest.removeprefix("^" + base).removesuffix("$").partition("/")
        if not (nearest.startswith("^" + base) and nearest.endswith("$") and segment and slash):
            what, expected = f"sh:pattern {nearest} of its shape", f"^{base}segment/…$"
            raise turtle.fault(NamedNode(cls.iri), what, expected, "correct it")
        found[cls.name] = _regular(turtle, NamedNode(cls.iri), slug)
    return found


def spoken(turtle: Turtle, namespace: str) -> tuple[frozenset[str], frozenset[str]]:
    """Which classes need a statement that speaks of them, and by which properties statements do (inverse paths)."""
    spoken_of: set[str] = set()
    speaking: set[str] = set()
    for shape in turtle.declared(SH + "NodeShape"):
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
