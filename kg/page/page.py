"""Content -> one HTML file that needs nothing else and asks nobody for anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.page.content import Content, content
from loaders import Edge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment

    from loaders import Graph
    from ontology import Text, Vocabulary

SCRIPTS = ("data", "map", "details", "search", "page")  # one after the other they are the script
WORDS = ("classes", "properties", "said", "terms", "texts")  # what the script needs beside nodes and edges
VIS = "lib/vis-9.1.2/vis-network.min.js"  # the drawing library that pyvis carries
# Nothing may be fetched, and nothing may run or be styled but the very texts that are in the file.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

Told = tuple[dict[str, Any], int]


class Held(NamedTuple):
    """What a page holds of its graph."""

    ids: frozenset[str]
    edges: frozenset[Edge]


def write_page(graph: Graph, vocabulary: Vocabulary, path: Path, *, title: Text | None = None) -> None:
    """Write the page of a graph.

    Args:
        graph: what is shown, all of it; see `kg.audience.public`.
        vocabulary: gives classes, labels, colours and shapes.
        path: the HTML file; its folder exists.
        title: of the page, if not the usual one.
    """
    path.write_text(page_html(graph, vocabulary, title=title), encoding="utf-8", newline="\n")


def page_html(graph: Graph, vocabulary: Vocabulary, *, title: Text | None = None) -> str:
    """The page of a graph; the same graph always gives the same text."""
    from pyvis.network import Network

    held = content(graph, vocabulary, title)
    network = Network(directed=True)  # undirected it would drop parallel edges
    network.nodes += held.nodes
    network.edges += held.edges
    network.templateEnv, network.path = _environment(held), "template.html"
    return network.generate_html()


def page_data(html: str) -> Held:
    """The identifiers and edges that a page holds."""
    nodes, edges, words = (_block(html, name) for name in ("nodes", "edges", "words"))
    ids = [node["id"] for node in nodes]
    names = [each["name"] for each in words["properties"]]
    found = (Edge(ids[edge["from"]], names[edge["property"]], ids[edge["to"]]) for edge in edges)
    return Held(frozenset(ids), frozenset(found))


def _block(html: str, name: str) -> Any:
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    if match is None:
        raise ValueError(f"no data block {name}, expected a graph page, write it with `kg page`")
    return json.loads(match.group(1))


def _environment(held: Content) -> Environment:
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("kg.page", ""), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inert"] = _inert
    environment.globals |= {"held": held, "told": _told(held), **_code()}
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
    """Style and scripts of the page, and the policy that lets run only these."""
    own = files("kg.page")
    css = own.joinpath("page.css").read_text(encoding="utf-8")
    app = "\n".join(own.joinpath("script", f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    library = files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    vis = re.sub(r"//# sourceMappingURL=\S*\s*$", "", library)  # would make developer tools ask for a file
    scripts = f"{_hash(vis)} {_hash(app)}"
    return {"css": css, "app": app, "vis": vis, "policy": POLICY.format(scripts=scripts, style=_hash(css))}


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(value: object) -> str:
    """JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
