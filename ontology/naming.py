"""How one name looks in YAML, in RDF and in Neo4j: the rule that needs no table."""

import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def snake(name: str) -> str:
    """`onBehalfOf` or `GoodPractice` as a YAML key or section: `on_behalf_of`, `good_practice`."""
    return _HUMP.sub("_", name).lower()


def kebab(name: str) -> str:
    """`GoodPractice` as the first part of an identifier: `good-practice`."""
    return _HUMP.sub("-", name).lower()


def camel(key: str) -> str:
    """The YAML key `on_behalf_of` as a property name: `onBehalfOf`."""
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)


def relationship(name: str) -> str:
    """The property `onBehalfOf` as a relationship type of Neo4j: `ON_BEHALF_OF`."""
    return snake(name).upper()
