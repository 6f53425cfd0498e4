"""Read SHACL shapes from Turtle: uses of properties, alternatives, patterns (https://www.w3.org/TR/shacl/)."""

import re
from collections import defaultdict

from pyoxigraph import NamedNode

from kg.ontology.terms import Alternative, Class, Property, Use
from kg.ontology.turtle import Subject, Turtle

SH = "http://www.w3.org/ns/shacl#"

Shapes = dict[str, list[Subject]]


def shapes_of(turtle: Turtle, namespace: str, classes: dict[str, Class]) -> Shapes:
    """Return the node shapes of each class, by class name."""
    return {name: turtle.subjects(SH + "targetClass", namespace + name) for name in classes}


def _ancestry(name: str, classes: dict[str, Class]) -> list[str]:
    """Return a class and its superclasses, most general first, so that the nearest refines."""
    ancestors = [ancestor for parent in classes[name].parents for ancestor in _ancestry(parent, classes)]
    return [*dict.fromkeys(ancestors), name]


def _constraints(turtle: Turtle, name: str, classes: dict[str, Class], shapes: Shapes) -> list[Subject]:
    """Return all property shapes of a class and its superclasses."""
    constraints = []
    for ancestor in _ancestry(name, classes):
        for shape in shapes[ancestor]:
            values = [v for v in turtle.values(shape, SH + "property") if isinstance(v, Subject)]
            # A class lists its named property shapes first and refines them in blank ones.
            constraints += sorted(values, key=lambda v: not isinstance(v, NamedNode))
    return constraints


def uses(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: Shapes,
    paths: dict[str, Property],
) -> dict[str, Use]:
    """Return how nodes of a class use their properties, by property name."""
    constraints: dict[Property, list[Subject]] = defaultdict(list)
    for constraint in _constraints(turtle, name, classes, shapes):
        for path in turtle.iris(constraint, SH + "path"):
            constraints[_property(turtle, name, path, classes, paths)].append(constraint)
    return {p.name: _use(turtle, p, constraints[p], classes) for p in paths.values() if p in constraints}


def _property(turtle: Turtle, name: str, path: str, classes: dict[str, Class], paths: dict[str, Property]) -> Property:
    if path not in paths:
        what = f"sh:path <{path}> in its shape"
        raise turtle.error(NamedNode(classes[name].iri), what, "a declared property", "declare it or correct it")
    return paths[path]


def _use(turtle: Turtle, prop: Property, constraints: list[Subject], classes: dict[str, Class]) -> Use:
    node = NamedNode(prop.iri)

    def numbers(term: str) -> list[int]:
        try:
            return [int(text) for text in texts(term)]
        except ValueError:
            what = f"sh:{term} {', '.join(texts(term))} in its shapes"
            raise turtle.error(node, what, "whole numbers", "correct it") from None

    def texts(term: str) -> list[str]:
        return [text for c in constraints if (text := turtle.literal(c, SH + term)) is not None]

    nodes = [NamedNode(iri) for c in constraints for iri in turtle.iris(c, SH + "node")]
    inner = [v for n in nodes for v in turtle.values(n, SH + "property") if isinstance(v, Subject)]
    schemes = [iri for v in inner for iri in turtle.iris(v, SH + "hasValue")]
    defaults = [iri.rsplit("/", 1)[1] for c in constraints for iri in turtle.iris(c, SH + "defaultValue")]
    names = {cls.iri: name for name, cls in classes.items()}
    if any(turtle.literal(c, SH + "defaultValue") is not None for c in constraints):
        raise turtle.error(node, "a text as sh:defaultValue in its shapes", "a code", "correct it")
    targets = [iri for c in constraints for iri in turtle.iris(c, SH + "class")]
    for iri in targets:
        if iri not in names:
            raise turtle.error(node, f"sh:class <{iri}> in its shapes", "a declared class", "declare it or correct it")
    return Use(
        term=prop,
        minimum=max(numbers("minCount"), default=0),
        maximum=min(numbers("maxCount"), default=None),
        classes=tuple(dict.fromkeys(names[iri] for iri in targets)),
        lists=tuple(dict.fromkeys(iri.rsplit("/", 1)[1] for iri in schemes)),
        pattern=next((_valid_pattern(turtle, node, text) for text in texts("pattern")), None),
        at_least=max(numbers("minInclusive"), default=None),
        at_most=min(numbers("maxInclusive"), default=None),
        default=defaults[-1] if defaults else None,
        one_per_language="true" in texts("uniqueLang"),
    )


def _valid_pattern(turtle: Turtle, term: NamedNode, pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise turtle.error(term, f"sh:pattern {pattern}: {error}", "a regular expression", "correct it") from None
    return pattern


def alternatives(
    turtle: Turtle,
    name: str,
    classes: dict[str, Class],
    shapes: Shapes,
    paths: dict[str, Property],
) -> tuple[Alternative, ...]:
    """Return the sets of properties of which nodes of a class have at least, or exactly, one."""
    sets = []
    for shape in (s for ancestor in _ancestry(name, classes) for s in shapes[ancestor]):
        for term in ("or", "xone"):
            members = [
                _property(turtle, name, path, classes, paths).name
                for item in turtle.items(turtle.value(shape, SH + term))
                for constraint in turtle.values(item, SH + "property")
                if isinstance(constraint, Subject)
                for path in turtle.iris(constraint, SH + "path")
            ]
            if members:
                sets.append(Alternative(tuple(members), exactly_one=term == "xone"))
    return tuple(sets)


def patterns(turtle: Turtle, classes: dict[str, Class], shapes: Shapes, base: str) -> dict[str, str]:
    """Return the pattern of identifiers after `segment/` by class name, from the nearest class that has one."""
    slugs = {}
    for name, cls in classes.items():
        texts = [turtle.literal(s, SH + "pattern") for a in _ancestry(name, classes) for s in shapes[a]]
        declared = [text for text in texts if text is not None]
        nearest = declared[-1] if declared else f"^{base}[^/]+/[^/]+$"
        segment, slash, slug = nearest.removeprefix("^" + base).removesuffix("$").partition("/")
        if not (nearest.startswith("^" + base) and nearest.endswith("$") and segment and slash):
            what, expected = f"sh:pattern {nearest} of its shape", f"^{base}segment/…$"
            raise turtle.error(NamedNode(cls.iri), what, expected, "correct it")
        slugs[cls.name] = _valid_pattern(turtle, NamedNode(cls.iri), slug)
    return slugs


def mentions(turtle: Turtle, namespace: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes that a statement must mention, and the properties by which statements do (inverse paths)."""
    needs_mention: set[str] = set()
    mentioned_by: set[str] = set()
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
                mentioned_by |= {iri.removeprefix(namespace) for iri in inverse}
                needs_mention |= {iri.removeprefix(namespace) for iri in turtle.iris(shape, SH + "targetClass")}
    return frozenset(needs_mention), frozenset(mentioned_by)
