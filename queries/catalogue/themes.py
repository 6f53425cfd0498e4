"""Themes: groups of questions with their names and order, from `themes.yaml`."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

import yaml

from kg.ontology import Text
from kg.queries.catalogue.question import Question

FILE = Path(__file__).resolve().parents[1] / "themes.yaml"


class Answered(Protocol):
    """What answers a question."""

    @property
    def question(self) -> Question:
        """The question."""


Item = TypeVar("Item")
Answering = TypeVar("Answering", bound=Answered)


def by_theme(questions: Iterable[Question]) -> list[tuple[Text, list[Question]]]:
    """Return the name of each theme with its questions, by stem; a theme without a name is called by its folder."""
    return _grouped(questions, lambda question: question)


def answers_by_theme(answers: Iterable[Answering]) -> list[tuple[Text, list[Answering]]]:
    """Return the same for answers."""
    return _grouped(answers, lambda answer: answer.question)


def _grouped(items: Iterable[Item], question_of: Callable[[Item], Question]) -> list[tuple[Text, list[Item]]]:
    names = {key: Text(name["lv"], name["en"]) for key, name in yaml.safe_load(FILE.read_text("utf-8")).items()}
    order = {key: index for index, key in enumerate(names)}

    def position(item: Item) -> tuple[int, str, str]:
        question = question_of(item)
        return order.get(question.theme, len(order)), question.theme, question.stem

    groups = groupby(sorted(items, key=position), lambda item: question_of(item).theme)
    return [(names.get(key, Text(key, key)), list(group)) for key, group in groups]
