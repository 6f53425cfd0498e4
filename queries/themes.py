"""Themes: what questions are grouped by, their names and their order, from `themes.yaml`."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import yaml

from kg.ontology import Text
from kg.queries.question import Answer, Question

Item = TypeVar("Item")
FILE = Path(__file__).resolve().parent / "themes.yaml"


def by_theme(questions: Iterable[Question]) -> list[tuple[Text, list[Question]]]:
    """The name of each theme with its questions, these by stem; a theme that has no name is called as it is."""
    return _grouped(questions, lambda question: question)


def answers_by_theme(answers: Iterable[Answer]) -> list[tuple[Text, list[Answer]]]:
    """The same of answers."""
    return _grouped(answers, lambda answer: answer.question)


def _grouped(items: Iterable[Item], of: Callable[[Item], Question]) -> list[tuple[Text, list[Item]]]:
    named = {key: Text(both["lv"], both["en"]) for key, both in yaml.safe_load(FILE.read_text("utf-8")).items()}
    places = {key: place for place, key in enumerate(named)}

    def place(item: Item) -> tuple[int, str, str]:
        question = of(item)
        return places.get(question.theme, len(places)), question.theme, question.stem

    groups = groupby(sorted(items, key=place), lambda item: of(item).theme)
    return [(named.get(key, Text(key, key)), list(several)) for key, several in groups]
