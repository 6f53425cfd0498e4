"""Guards: the canonical wordings of conditions that many questions need, from `guards.yaml`, and a lint for others."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from kg.ontology import Text

FILE = Path(__file__).resolve().parents[1] / "guards.yaml"
LANGUAGES = {".cypher": "cypher", ".rq": "sparql"}
_COMMENT = {"cypher": re.compile(r"//[^\n]*"), "sparql": re.compile(r"(?m)^\s*#[^\n]*|\s#\s[^\n]*")}
_NAME = re.compile(r"@(\w+?)(?=Min|Max|\W|$)")


class Guard(NamedTuple):
    """The wordings of a condition in one language, the preferred one first."""

    name: str
    meaning: Text
    mark: str
    forms: tuple[str, ...]


class Deviation(NamedTuple):
    """A mark outside every form: the guard and the character at which it stands."""

    guard: Guard
    offset: int


def read_guards() -> dict[str, list[Guard]]:
    """Return the guards of each language."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        language: [
            Guard(name, Text(item["lv"], item["en"]), item[language]["mark"], tuple(item[language]["forms"]))
            for name, item in content.items()
            if language in item
        ]
        for language in LANGUAGES.values()
    }


def deviations(query: str, language: str, guards: list[Guard]) -> Iterator[Deviation]:
    """Yield every mark of a guard that does not stand in one of its forms. Comments do not count."""
    code = _COMMENT[language].sub(lambda match: " " * len(match[0]), query)
    for guard in guards:
        rest = code
        for form in guard.forms:
            rest = pattern(form).sub(lambda match: re.sub(r"\S", "·", match[0]), rest)
        for match in re.finditer(_whole(re.escape(guard.mark)), rest):
            yield Deviation(guard, match.start())


def pattern(form: str) -> re.Pattern[str]:
    """Return what a form matches: `@x` is a name, or the value of a parameter; blanks may be line breaks."""
    parts, names = [], set()
    end = 0
    for match in _NAME.finditer(form):
        parts.append(_blanks(form[end : match.start()]))
        parts.append(f"(?P={match[1]})" if match[1] in names else f"(?P<{match[1]}>[^\\s(){{}}]+)")
        names.add(match[1])
        end = match.end()
    return re.compile(_whole("".join([*parts, _blanks(form[end:])])))


def _whole(expression: str) -> str:
    """Return an expression that does not end within a name."""
    return expression + r"(?!\w)" if re.search(r"\w\Z", expression) else expression


def _blanks(text: str) -> str:
    return re.sub(r"(?:\\ |\s)+", r"\\s+", re.escape(text))
