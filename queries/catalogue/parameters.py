"""Values of parameters: complete, check and convert what a caller gives to a question."""

import re
from collections.abc import Mapping
from datetime import date

from kg.loaders.problems import did_you_mean
from kg.ontology import Vocabulary
from kg.queries.catalogue.problems import QuestionError
from kg.queries.catalogue.question import Parameter, Question

Value = str | int | None
Given = Mapping[str, Value]
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_IDENTIFIER = re.compile(r"[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*")


def parameters(question: Question, given: Given, vocabulary: Vocabulary) -> dict[str, Value]:
    """Return the value of every parameter: as given, or its default; one with an example must be given.

    An identifier may be given without its class: `t2` for `network/t2`.

    Raises:
        QuestionError: a name or value does not fit.
    """
    names = [p.name for p in question.parameters]
    for name in given:
        if name not in names:
            remedy = did_you_mean(name, names, f"it takes {', '.join(names) or 'none'}")
            raise QuestionError(f"{question.stem} has no parameter {name}, expected one of its own, {remedy}")
    return {p.name: value_of(p, given.get(p.name, p.default), vocabulary) for p in question.parameters}


def value_of(parameter: Parameter, value: Value, vocabulary: Vocabulary) -> Value:
    """Return a value as the queries take it.

    Raises:
        QuestionError: it does not fit.
    """
    if value is None or value == "":
        if parameter.example is not None:
            raise QuestionError(
                f"{parameter.name} is not given, expected a value, write one such as {parameter.example}"
            )
        return None
    if parameter.type in vocabulary.classes:
        return _identifier(parameter, str(value), vocabulary)
    if parameter.type in vocabulary.lists:
        codes = vocabulary.codes[parameter.type]
        if value not in codes:
            choices = ", ".join(sorted(codes))
            raise QuestionError(f"{parameter.name}={value}, expected one of {choices}, choose one of them")
        return value
    if parameter.type == "integer":
        try:
            return int(value)
        except ValueError:
            raise QuestionError(f"{parameter.name}={value}, expected a whole number, write digits") from None
    return _date(parameter, str(value)) if parameter.type == "date" else str(value)


def initial(parameter: Parameter, vocabulary: Vocabulary) -> Value:
    """Return the value with which a query runs alone: the example, else the default, else none.

    Raises:
        QuestionError: it does not fit.
    """
    return value_of(parameter, parameter.default if parameter.example is None else parameter.example, vocabulary)


def _date(parameter: Parameter, text: str) -> str:
    """Return a year, month or day of the calendar."""
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :] if _DATE.fullmatch(text) else "")
    except ValueError:
        remedy = "write a year, month or day such as 2015, 2015-03 or 2015-03-04"
        raise QuestionError(f"{parameter.name}={text}, expected a date, {remedy}") from None
    return text


def _identifier(parameter: Parameter, text: str, vocabulary: Vocabulary) -> str:
    segment = vocabulary.classes[parameter.type].segment
    whole = text if "/" in text else f"{segment}/{text}"
    if _IDENTIFIER.fullmatch(whole) is None:
        remedy = f"write {segment}/ and lower-case letters, digits and hyphens"
        raise QuestionError(f"{parameter.name}={text}, expected an identifier, {remedy}")
    return whole
