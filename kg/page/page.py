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
from kg.page.content.page_content import PageContent, page_content
from kg.page.first_view import FirstView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from kg.loaders import Graph
    from kg.ontology import Vocabulary
    from kg.queries import Answer

# Nothing may be fetched, and nothing may run or be styled but the very texts that are in the file.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

LANGUAGES = ("lv", "en")
Citation = tuple[dict[str, Any], int]  # a sentence and the term of its place in the source


class PageData(NamedTuple):
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
) -> Path:
    """Write the page of a graph; return where.

    Args:
        graph: what is shown, all of it; see `kg.loaders.redaction.redact_internal_people`.
        vocabulary: gives classes, labels, colours and shapes.
        path: the HTML file; its folder is made.
        view: title, language and what is seen first.
        answers: to the named questions that the page offers.
        version: of the data that the graph is from.
    """
    html = page_html(graph, vocabulary, view=view, answers=answers, version=version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def page_html(
    graph: Graph,
    vocabulary: Vocabulary,
    *,
    view: FirstView | None = None,
    answers: Iterable[Answer] = (),
    version: str = "",
) -> str:
    """Return the page of a graph; the same graph always gives the same text."""
    content = page_content(graph, vocabulary, view or FirstView(), answers, version)
    language = content.first_view["language"]
    css, app = style(), script()
    return (
        template_environment()
        .get_template("template.html")
        .render(
            content=content,
            citations=_citations(content),
            language=language,
            language_index=LANGUAGES.index(language),
            css=css,
            app=app,
            policy=POLICY.format(scripts=policy_hash(app), style=policy_hash(css)),
        )
    )


def template_environment() -> Environment:
    """Return the environment of the templates: every text is escaped, and the filter `inert` writes JSON."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("kg.page", ""), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inert"] = _inert
    return environment


def page_data(html: str) -> PageData:
    """Return the identifiers and edges that a page holds."""
    nodes, edges, content = (data_block(html, name) for name in ("nodes", "edges", "content"))
    ids = [node["id"] for node in nodes]
    relations = content["properties"]
    of_graph = (e for e in edges if not relations[e["property"]].get("engagement") and not e.get("moved"))
    stored = (Edge(ids[e["from"]], relations[e["property"]]["name"], ids[e["to"]]) for e in of_graph)
    return PageData(frozenset(ids), frozenset(stored))


def data_block(html: str, name: str) -> Any:
    """Return a block of data that a page holds, by its name."""
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    if match is None:
        raise ValueError(f"no data block {name}, expected a graph page, write it with `kg page`")
    return json.loads(match.group(1))


def _citations(content: PageContent) -> Mapping[int, Mapping[int, list[Citation]]]:
    """Return the sentences with their places, by the node that they are mainly about, and by source."""
    citations: dict[int, dict[int, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for sentence in content.sentences:
        for source, place, _ in sentence["sources"]:
            citations[sentence["subject"]][source].append((sentence, place))
    return citations


def policy_hash(text: str) -> str:
    """Return the name of a script or style in a content security policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(value: object) -> str:
    """Return JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
