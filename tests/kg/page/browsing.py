"""A browser for the tests of the page, and what a reader does in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

QUIET = ("background-networking", "component-update", "sync", "gpu")
FLAGS = ["--no-sandbox", "--no-first-run", *(f"--disable-{each}" for each in QUIET)]
# Violations of the policy, and what the map last drew.
WATCH = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + event.blockedURI));
    document.addEventListener("drawn", (event) => (window.drawn = event.detail));
"""


def search(tab: Page, text: str) -> None:
    """Type into the search and take the first hit."""
    tab.get_by_role("combobox").fill(text)
    tab.keyboard.press("Enter")


def settle(tab: Page) -> None:
    """Wait until two frames are drawn and what waited behind them is done."""
    tab.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def go(tab: Page, state: str) -> None:
    """Follow a link within the page."""
    tab.evaluate("(hash) => { location.hash = hash }", state)
    settle(tab)


def data(tab: Page, name: str) -> Any:
    """A data block of the page."""
    return tab.evaluate(f"JSON.parse(document.querySelector('script#{name}').textContent)")


def drawn_ids(tab: Page) -> list[str]:
    """Identifiers of what the map draws."""
    settle(tab)
    nodes = data(tab, "nodes")
    return sorted(nodes[i]["id"] for i in tab.evaluate("drawn.nodes.map(({ i }) => i)"))
