"""The page of the curated data, and a browser that complains of what a page must not do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import FLAGS, WATCH
from playwright.sync_api import sync_playwright

from kg.loaders.redaction import redact_internal_people
from kg.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browsing import Open
    from playwright.sync_api import Browser, Page

    from kg.loaders import Graph
    from kg.ontology import Vocabulary


ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def shown_to_all(graph: Graph, vocabulary: Vocabulary) -> Graph:
    """Give the curated data as everybody may see it."""
    return redact_internal_people(graph, vocabulary)


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the curated data, in a folder with a space."""
    return Project.open(ROOT / "data").page(tmp_path_factory.mktemp("a page") / "graph.html")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open a file; at the end prove that it asked nobody, complained of nothing and broke no policy."""
    tabs: list[Page] = []
    seen: list[str] = []

    def opened(path: Path, at: str = "", awaited: str = "#details-title", **settings: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "reduced_motion": "reduce"} | settings
        )
        tab = context.new_page()
        tab.add_init_script(WATCH)
        context.on("request", lambda request: seen.append(request.url) if request.url != path.as_uri() else None)
        tab.on("console", lambda message: seen.append(message.text))
        tab.on("pageerror", lambda error: seen.append(str(error)))
        tab.on("dialog", lambda dialog: seen.append(dialog.message))
        tab.goto(path.as_uri() + at)
        if settings.get("java_script_enabled", True):
            tab.locator(awaited).wait_for(state="attached")
        tabs.append(tab)
        return tab

    yield opened
    for tab in tabs:
        if tab.evaluate("typeof violations !== 'undefined'"):
            seen += tab.evaluate("violations")
        tab.context.close()
    assert [url for url in seen if not url.startswith(("data:", "blob:"))] == []
