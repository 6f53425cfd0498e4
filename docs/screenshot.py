"""Take screenshots of the main states of the graph page: `python docs/screenshot.py` writes docs/page*.png."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

import kg

FOLDER = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class State(NamedTuple):
    """A state of the page: name of the picture, address after `#`, width, height, light or dark."""

    name: str
    address: str
    width: int = 1366
    height: int = 768
    scheme: Any = "light"


STATES = (
    State("page", "ask=experts-across-networks&lang=lv"),
    State("page-first", "lang=lv"),
    State("page-near", "sel=person/p018&near=1&lang=en", scheme="dark"),
    State("page-telephone", "sel=person/p018&lang=lv", 360, 740),
)


def take_screenshot(browser: Browser, page_file: Path, state: State, folder: Path = FOLDER) -> Path:
    """Open a page in a state, save a screenshot and return its path."""
    size: Any = {"width": state.width, "height": state.height}
    tab = browser.new_page(viewport=size, reduced_motion="reduce", color_scheme=state.scheme)
    tab.goto(f"{page_file.as_uri()}#{state.address}")
    tab.locator("#details-title").wait_for(state="attached")
    tab.wait_for_timeout(300)  # until the map is drawn
    picture = folder / f"{state.name}.png"
    tab.screenshot(path=picture)
    tab.close()
    return picture


if __name__ == "__main__":
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = kg.write_page(Path(folder) / "graph.html")
        for state in STATES:
            print(take_screenshot(chromium, page, state))
        chromium.close()
