"""At a terminal: choose a question from the list and fill in its parameters, with the choices shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kg.ontology import Vocabulary
    from kg.queries import Parameter, Question
    from kg.queries.catalogue.parameters import Value
    from kg.queries.engines.answer import Engine

MOST_CHOICES = 40


def at_terminal() -> bool:
    """Return whether somebody can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def choose_question(listed: Sequence[Question], catalogue: Mapping[str, Question]) -> Question | None:
    """Ask for a question by its number in the list or its name; return None for none."""
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


def complete(
    question: Question,
    given: Mapping[str, Value],
    open_engine: Callable[[], AbstractContextManager[Engine]],
    vocabulary: Vocabulary,
) -> dict[str, Value]:
    """Ask for the parameters of a question that are not given yet, and return all of them."""
    missing = [parameter for parameter in question.parameters if parameter.name not in given]
    if not missing:
        return dict(given)
    with open_engine() as engine:
        return {**given, **{parameter.name: _value(parameter, engine, vocabulary) for parameter in missing}}


def _value(parameter: Parameter, engine: Engine, vocabulary: Vocabulary) -> Value:
    """Ask for a parameter until the answer is valid."""
    from kg.queries import QuestionError
    from kg.queries.catalogue.parameters import value_of

    _print_choices(parameter, engine)
    default = "" if parameter.default is None else str(parameter.default)
    hint = f", such as {parameter.example}" if parameter.example else ", - for any"
    while True:
        text = typer.prompt(f"{parameter.name}{hint}", default or "-", show_default=bool(default))
        try:
            return value_of(parameter, "" if text == "-" else text, vocabulary)
        except QuestionError as error:
            print(error, file=sys.stderr)


def _print_choices(parameter: Parameter, engine: Engine) -> None:
    from kg.queries.engines.parameter_choices import choices

    print(f"\n{parameter.meaning.lv} / {parameter.meaning.en}")
    listed = choices(parameter, engine)
    for choice in listed[:MOST_CHOICES]:
        print(f"  {choice.id}  {choice.name or ''}".rstrip())
    if len(listed) > MOST_CHOICES:
        print(f"  … {len(listed) - MOST_CHOICES} more")
