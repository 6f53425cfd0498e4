"""Content -> one HTML file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.loaders import Edge
from kg.page.assets import script, style
from kg.page.content.content import Content, content
from kg.page.first_view import FirstView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Answer

# What the script needs beside nodes and edges.
WORDS = (
    *("classes", "properties", "said", "codes", "disputes", "replaced"),
    *("questions", "terms", "texts", "opening", "version"),
)
# Nothing may be fetched, and nothing may run or be styled but the very texts that are in the file.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

LANGUAGES = ("lv", "en")
Told = tuple[dict[str, Any], int]


class Held(NamedTuple):
    """What a page holds of its graph."""

    ids: frozenset[str]
    edges: frozenset[Edge]


def write_page(
    graph: Graph,
    vocabulary: Vocabulary,
    path: Path,
    *,
    view: FirstView | None = None,
    answers: Iterable[Answer] = (),
    version: str = "",
) -> None:
    """Write the page of a graph.

    Args:
        graph: what is shown, all of it; see `kg.loaders.redaction.redact_internal_people`.
        vocabulary: gives classes, labels, colours and shapes.
        path: the HTML file; its folder exists.
        view: title, language and what is seen first.
        answers: to the named questions that the page offers.
        version: of the data that the graph is from.
    """
    html = page_html(graph, vocabulary, view=view, answers=answers, version=version)
    path.write_text(html, encoding="utf-8", newline="\n")


def page_html(
    graph: Graph,
    vocabulary: Vocabulary,
    *,
    view: FirstView | None = None,
    answers: Iterable[Answer] = (),
    version: str = "",
) -> str:
    """The page of a graph; the same graph always gives the same text."""
    from pyvis.network import Network

    held = content(graph, vocabulary, view or FirstView(), answers, version)
    network = Network(directed=True)  # undirected it would drop parallel edges
    network.nodes += held.nodes
    network.edges += held.edges
    network.templateEnv, network.path = _environment(held), "template.html"
    return network.generate_html()


def page_data(html: str) -> Held:
    """The identifiers and edges that a page holds."""
    nodes, edges, words = (block(html, name) for name in ("nodes", "edges", "words"))
    ids = [node["id"] for node in nodes]
    names = [each["name"] for each in words["properties"]]
    own = {number for number, each in enumerate(words["properties"]) if not each.get("engagement")}
    of_graph = (edge for edge in edges if edge["property"] in own and not edge.get("now"))
    found = (Edge(ids[edge["from"]], names[edge["property"]], ids[edge["to"]]) for edge in of_graph)
    return Held(frozenset(ids), frozenset(found))


def block(html: str, name: str) -> Any:
    """A block of data that a page holds, by its name."""
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    if match is None:
        raise ValueError(f"no data block {name}, expected a graph page, write it with `kg page`")
    return json.loads(match.group(1))


def _environment(held: Content) -> Environment:
    from jinja2 import Environment, PackageLoader

    language = held.opening["language"]

    environment = Environment(
        loader=PackageLoader("kg.page", ""), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inert"] = _inert
    environment.globals |= {"held": held, "told": _told(held), "spoken": LANGUAGES.index(language), **_code()}
    environment.globals["language"] = language
    environment.globals["words"] = {name: getattr(held, name) for name in WORDS}
    return environment


def _told(held: Content) -> Mapping[int, Mapping[int, list[Told]]]:
    """By the node that a sentence is mainly about, and by source: the sentences, with their place in the source."""
    found: dict[int, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for sentence in held.said:
        for source, where, _ in sentence["sources"]:
            found[sentence["subject"]][source].append((sentence, where))
    return found


def _code() -> Mapping[str, str]:
    """Style and script of the page, and the policy that lets run only these."""
    css, app = style(), script()
    return {"css": css, "app": app, "policy": POLICY.format(scripts=policy_hash(app), style=policy_hash(css))}


def policy_hash(text: str) -> str:
    """What a content security policy names a script or style by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(value: object) -> str:
    """JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
