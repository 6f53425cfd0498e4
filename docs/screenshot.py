"""Draw the graph page and photograph it for the documentation: `python docs/screenshot.py` writes docs/page.png."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import kg

PICTURE = Path(__file__).parent / "page.png"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def photograph(page_file: Path, picture: Path) -> None:
    """Open a page as a reader would, search for an expert and photograph what is then seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        tab = browser.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce", color_scheme="light")
        tab.goto(page_file.as_uri())
        tab.get_by_role("combobox").fill("sileika")
        tab.keyboard.press("Enter")
        tab.get_by_role("heading", name="Dace Šileika").wait_for()
        tab.evaluate("document.activeElement.blur()")
        tab.wait_for_timeout(300)  # until the map is drawn
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        photograph(kg.write_page(Path(folder) / "graph.html"), PICTURE)
    print(PICTURE)
