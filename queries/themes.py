"""Themes: what questions are grouped by, their names and their order, from `themes.yaml`."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import yaml

from ontology import Text
from queries.question import Question

FILE = Path(__file__).parent / "themes.yaml"


def by_theme(questions: Iterable[Question]) -> list[tuple[Text, list[Question]]]:
    """The name of each theme with its questions, these by stem; a theme that has no name is called as it is."""
    named = {key: Text(both["lv"], both["en"]) for key, both in yaml.safe_load(FILE.read_text("utf-8")).items()}
    places = {key: place for place, key in enumerate(named)}
    ordered = sorted(questions, key=lambda q: (places.get(q.theme, len(places)), q.theme, q.stem))
    return [(named.get(key, Text(key, key)), list(several)) for key, several in groupby(ordered, lambda q: q.theme)]
