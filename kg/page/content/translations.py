"""Texts in two languages, each stored once and named by its number: what the page switches between."""

from collections.abc import Mapping

from kg.ontology import Text

# A piece of what the page says: the number of a node, [number of a term], plain text, or an address.
Token = int | list[int] | str | dict[str, str]


class Terms:
    """Numbers for texts, in the order in which they are first used."""

    def __init__(self) -> None:
        self._numbers: dict[Text, int] = {}

    def number(self, text: Text) -> int:
        """Return the number of a text."""
        return self._numbers.setdefault(text, len(self._numbers))

    def token(self, text: Text) -> Token:
        """Return a text as a piece of what the page says."""
        return [self.number(text)]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Latvian and English by number."""
        return [(text.lv, text.en) for text in self._numbers]


def interface_texts() -> Mapping[str, Text]:
    """Return the texts of the page itself, by key, from `texts.yaml`."""
    from importlib.resources import files

    import yaml

    content = yaml.safe_load(files("kg.page").joinpath("texts.yaml").read_text(encoding="utf-8"))
    return {key: Text(pair["lv"], pair["en"]) for key, pair in content.items()}
