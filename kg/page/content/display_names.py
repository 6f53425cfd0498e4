"""What the page calls each node, in both languages."""

import textwrap
from collections import Counter

from kg.loaders import Graph, Node
from kg.ontology import Text, Vocabulary

WIDTH, LINES = 20, 2  # of a label on the map, in characters


def display_names(graph: Graph, vocabulary: Vocabulary) -> dict[str, Text]:
    """What each node that has a name is called: with its code, and with its years where others share the name."""
    named = [node for node in graph.nodes.values() if dict(node.values).get("name")]
    names = {node.id: _name(node, vocabulary) for node in named}
    shared = Counter((node.cls, names[node.id].lv) for node in named)
    return {
        node.id: _with_years(node, names[node.id]) if shared[node.cls, names[node.id].lv] > 1 else names[node.id]
        for node in named
    }


def label(name: str) -> str:
    """A name as a few short lines for the map."""
    return "\n".join(textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder="…")) or name[:WIDTH]


def _name(node: Node, vocabulary: Vocabulary) -> Text:
    values = dict(node.values)
    lv = str(values["name"])
    codes = [
        str(values[name])
        for name, use in vocabulary.uses[node.cls].items()
        if use.term.searched and use.term.kind == "text" and name in values
    ]
    return Text(" · ".join([*codes, lv]), " · ".join([*codes, str(values.get("nameEn", lv))]))


def _with_years(node: Node, name: Text) -> Text:
    values = dict(node.values)
    first, last = (str(values.get(end, ""))[:4] for end in ("validFrom", "validTo"))
    return Text(f"{name.lv} ({first}–{last})", f"{name.en} ({first}–{last})") if first or last else name
