"""What a parameter may be: the codes of a list, or the things of a class that the graph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.queries.engine import Named

if TYPE_CHECKING:
    from kg.queries import Parameter
    from kg.queries.engine import Engine


def choices(parameter: Parameter, engine: Engine) -> list[Named]:
    """Each choice with its Latvian name, by identifier; none where anything may be written."""
    vocabulary = engine.vocabulary
    if parameter.type in vocabulary.lists:
        codes = vocabulary.codes[parameter.type]
        return [Named(name, codes[name].label.lv) for name in sorted(codes)]
    return engine.things(parameter.type) if parameter.type in vocabulary.classes else []
