"""At a terminal: pick a question from the list and fill its parameters, with the choices shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kg.ontology import Vocabulary
    from kg.queries import Parameter, Question
    from kg.queries.engine import Engine

SHOWN = 40


def at_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def question(listed: Sequence[Question], catalogue: Mapping[str, Question]) -> Question | None:
    """Ask for one of those listed, by its place in the list or its name; None if nothing is wanted."""
    from kg.queries import QuestionError, find

    while True:
        text = typer.prompt(f"Which question? 1 to {len(listed)}, or its name; Enter for none", "", show_default=False)
        if not text:
            return None
        if text.isdigit() and 1 <= int(text) <= len(listed):
            return listed[int(text) - 1]
        try:
            return find(catalogue, text)
        except QuestionError as error:
            print(error, file=sys.stderr)


def parameters(
    asked: Question,
    given: Mapping[str, str | int | None],
    opened: Callable[[], AbstractContextManager[Engine]],
    vocabulary: Vocabulary,
) -> dict[str, str | int | None]:
    """Ask for every parameter that is not given yet."""
    from kg.queries import QuestionError
    from kg.queries.parameters import value_of

    found = dict(given)
    missing = [parameter for parameter in asked.parameters if parameter.name not in given]
    if not missing:
        return found
    with opened() as engine:
        for parameter in missing:
            _offer(parameter, engine)
            while True:
                default = "" if parameter.default is None else str(parameter.default)
                hint = f", such as {parameter.example}" if parameter.example else ", - for any"
                text = typer.prompt(f"{parameter.name}{hint}", default or "-", show_default=bool(default))
                try:
                    found[parameter.name] = value_of(parameter, "" if text == "-" else text, vocabulary)
                    break
                except QuestionError as error:
                    print(error, file=sys.stderr)
    return found


def _offer(parameter: Parameter, engine: Engine) -> None:
    from kg.queries.parameter_choices import choices

    print(f"\n{parameter.meaning.lv} / {parameter.meaning.en}")
    several = choices(parameter, engine)
    for choice in several[:SHOWN]:
        print(f"  {choice.id}  {choice.name or ''}".rstrip())
    if len(several) > SHOWN:
        print(f"  … {len(several) - SHOWN} more")
