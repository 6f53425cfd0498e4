"""Names of nodes on the page, in both languages."""

import textwrap
from collections import Counter

from kg.loaders import Graph, Node
from kg.loaders.periods import FIRST, LAST, period
from kg.ontology import Text, Vocabulary
from kg.ontology.model import NAME
from kg.ontology.naming import english

WIDTH, LINES = 20, 2  # of a label on the map, in characters


def display_names(graph: Graph, vocabulary: Vocabulary) -> dict[str, Text]:
    """Return the name of each node that has one: with its code, and with its years where others share the name."""
    named = [node for node in graph.nodes.values() if dict(node.values).get(NAME)]
    names = {node.id: _name(node, vocabulary) for node in named}
    counts = Counter((node.cls, names[node.id].lv) for node in named)
    return {
        node.id: _with_years(node, names[node.id], vocabulary)
        if counts[node.cls, names[node.id].lv] > 1
        else names[node.id]
        for node in named
    }


def label(name: str) -> str:
    """Return a name as a few short lines for the map."""
    return "\n".join(textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder="…")) or name[:WIDTH]


def _name(node: Node, vocabulary: Vocabulary) -> Text:
    values = dict(node.values)
    lv = str(values[NAME])
    codes = [
        str(values[name])
        for name, use in vocabulary.uses[node.cls].items()
        if use.term.searched and use.term.kind == "text" and name in values
    ]
    return Text(" · ".join([*codes, lv]), " · ".join([*codes, str(values.get(english(NAME), lv))]))


def _with_years(node: Node, name: Text, vocabulary: Vocabulary) -> Text:
    years = period(node, vocabulary)
    if years is None:
        return name
    first, last = ("" if year in (FIRST, LAST) else str(year) for year in years)
    text = first if first == last else f"{first}–{last}"
    return Text(f"{name.lv} ({text})", f"{name.en} ({text})")
