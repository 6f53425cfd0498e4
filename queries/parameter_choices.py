"""The values that a parameter may take: codes of a list, or entities of a class in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.queries.engine import Named

if TYPE_CHECKING:
    from kg.queries import Parameter
    from kg.queries.engine import Engine


def choices(parameter: Parameter, engine: Engine) -> list[Named]:
    """Return the choices with their Latvian names, by identifier; none if any text is valid."""
    vocabulary = engine.vocabulary
    if parameter.type in vocabulary.lists:
        codes = vocabulary.codes[parameter.type]
        return [Named(name, codes[name].label.lv) for name in sorted(codes)]
    return engine.things(parameter.type) if parameter.type in vocabulary.classes else []
