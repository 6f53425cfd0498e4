"""The values that a parameter may take: codes of a list, or entities of a class in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.queries.engines.answer import NamedEntity

if TYPE_CHECKING:
    from kg.queries.catalogue.question import Parameter
    from kg.queries.engines.answer import Engine


def choices(parameter: Parameter, engine: Engine) -> list[NamedEntity]:
    """Return the choices with their Latvian names, by identifier; none if any text is valid."""
    vocabulary = engine.vocabulary
    if parameter.type in vocabulary.lists:
        codes = vocabulary.codes[parameter.type]
        return [NamedEntity(name, codes[name].label.lv) for name in sorted(codes)]
    return engine.entities(parameter.type) if parameter.type in vocabulary.classes else []
