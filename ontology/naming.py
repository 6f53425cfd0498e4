"""How one name is written in YAML, in RDF and in Neo4j: rules that need no table."""

import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ENGLISH = "En"


def snake(name: str) -> str:
    """Return `onBehalfOf` or `GoodPractice` as a YAML key or section: `on_behalf_of`, `good_practice`."""
    return _HUMP.sub("_", name).lower()


def kebab(name: str) -> str:
    """Return `GoodPractice` as the first part of an identifier: `good-practice`."""
    return _HUMP.sub("-", name).lower()


def camel(key: str) -> str:
    """Return the YAML key `on_behalf_of` as a property name: `onBehalfOf`."""
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)


def relationship(name: str) -> str:
    """Return the property `onBehalfOf` as a relationship type of Neo4j: `ON_BEHALF_OF`."""
    return snake(name).upper()


def english(name: str) -> str:
    """Return the name under which a node has the English text of a property: `nameEn` for `name`."""
    return name + _ENGLISH


def without_language(name: str) -> str:
    """Return the name of the property of an English text: `name` for `nameEn`."""
    return name.removesuffix(_ENGLISH)
