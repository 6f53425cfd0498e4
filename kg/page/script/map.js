// The map: every node has its place already; this draws what is shown and lets the reader move about in it.
// Own drawing, because vis-network makes an object of every node and edge before it draws (see bench/page.py), lets labels
// overlap, and writes no SVG.

import { around, inRow } from "./map-arrange.js";
import { createCamera } from "./map-camera.js";
import { paint } from "./map-paint.js";
import { MANY, compose, onScreen, radiusOf } from "./map-scene.js";
import { asSvg } from "./map-svg.js";

/** @typedef {{class: number, x: number, y: number, size?: number, planned?: boolean, inside?: number}} MapNode */
/** @typedef {{from: number, to: number, planned?: boolean, derived?: boolean}} MapEdge */
/** @typedef {{nodes: MapNode[], edges: MapEdge[], classes: {colour: string, shape: string}[],
 *   label(i: number): string, title(i: number): string, text(e: number): string}} MapData
 *   label: what stands at a node, in lines; title: what it is called; text: what stands on an edge */
/** @typedef {{nodes: Set<number>, edges: Set<number>}} Lit */
/** @typedef {{nodes: number[], edges: number[], lit?: Lit | null, selected?: number | null, selectedEdge?: number | null,
 *   centre?: number | null, row?: number[] | null}} Shown
 *   lit: the others are dimmed; centre: rings around it; row: these stand in a row */
/** @typedef {{nodes: {i: number, x: number, y: number}[], edges: number[], labels: number[],
 *   hidden: {nodes: number, edges: number}}} Drawn hidden: how many of those shown are not drawn now */
/** @typedef {{select(node: number | null, edge: number | null): void, drawn?(drawn: Drawn): void, moved?(): void}} MapEvents */
/** @typedef {import("./map-scene.js").Scene} Scene */
/** @typedef {import("./map-camera.js").Point} Point */

const SETTLED = 140; // milliseconds without a move: then all of it is drawn
const MARGIN = { x: 70, y: 46 }; // pixels around everything, for labels at the border
const NEAREST = 1.15; // scale at which everything is shown at most
const CLOSE = 0.9; // scale at which one node is looked at, at least
const LIMIT = 30_000; // links drawn at rest; with more, those between the most linked
const REACH = 4; // pixels beside a mark or link that still are it

/** @param {HTMLElement} container positioned; gets the focus @param {MapData} data @param {MapEvents} on */
export function createMap(container, data, on) {
  const canvas = document.createElement("canvas");
  const tip = document.createElement("div");
  tip.className = "map-tip";
  tip.hidden = true;
  container.replaceChildren(canvas, tip);
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

  let view = viewOf(data, { nodes: [], edges: [] });
  /** @type {Scene | null} */
  let scene = null;
  let colours = coloursOfPage();
  let size = { width: 0, height: 0 };
  let frame = 0;
  let settling = 0;
  /** What stays in view as long as the reader has not moved; nothing in it is everything. @type {number[] | null} */
  let fitted = null;

  const { camera, go, zoom } = createCamera(container, {
    moved: () => {
      fitted = null;
      stir();
    },
    tap: (at) => {
      const i = nodeAt(at);
      on.select(i, i === null ? edgeAt(at) : null);
    },
    hover,
    fit: () => fit(),
  });

  /** @param {boolean} moving */
  function draw(moving) {
    cancelAnimationFrame(frame);
    frame = 0;
    scene = compose(view, camera, size, colours, moving ? (scene?.labels ?? []) : null);
    const sharp = devicePixelRatio || 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(context, scene, colours);
    if (!moving) on.drawn?.(drawn());
  }

  /** The map moves: draw what can be drawn at once now, and all of it when it stands still. */
  function stir() {
    clearTimeout(settling);
    settling = window.setTimeout(() => {
      settling = 0;
      draw(false);
      on.moved?.();
    }, SETTLED);
    if (!frame) frame = requestAnimationFrame(() => draw(true));
  }

  /** Everything changed: draw it before the next picture of the page. */
  function refresh() {
    clearTimeout(settling);
    settling = 0;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => draw(false));
  }

  /** The first picture, for whoever waits for it: of many links only some, and all of them soon after. */
  function begin() {
    const many = view.edgeOrder.length > MANY;
    draw(many);
    if (many) stir();
  }

  /** Draw what waits to be drawn. */
  function current() {
    if (frame || settling || !scene) draw(false);
    clearTimeout(settling);
    settling = 0;
    return /** @type {Scene} */ (scene);
  }

  function resize() {
    size = { width: container.clientWidth, height: container.clientHeight };
    canvas.width = size.width * (devicePixelRatio || 1);
    canvas.height = size.height * (devicePixelRatio || 1);
    if (fitted) fit(fitted, false);
    if (scene) draw(false); // at once: changing its size has emptied the canvas
  }

  /** @param {Shown} shown */
  function show(shown) {
    view = viewOf(data, shown);
    colours = coloursOfPage();
    tip.hidden = true;
    refresh();
  }

  /** Move so that some nodes, or all that are shown, are seen. @param {Iterable<number>} [some] @param {boolean} smooth */
  function fit(some, smooth = scene !== null) {
    const nodes = [...(some ?? [])];
    const [left, top, right, bottom] = extent(view, nodes.length ? nodes : view.order);
    const wide = Math.max(40, size.width - 2 * MARGIN.x) / Math.max(1, right - left);
    const high = Math.max(40, size.height - 2 * MARGIN.y) / Math.max(1, bottom - top);
    go({ x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(NEAREST, wide, high) }, smooth);
    fitted = nodes; // moving there did not mean the reader moved
    if (!smooth) refresh();
  }

  /** @param {number} i */
  const focus = (i) => go({ x: view.x[i], y: view.y[i], scale: Math.max(CLOSE, camera.scale) }, scene !== null);

  /** The node at a point, the nearest one. @param {Point} point @returns {number | null} */
  function nodeAt(point) {
    const to = onScreen(camera, size);
    let [found, least] = [/** @type {number | null} */ (null), REACH];
    for (const i of view.order) {
      const far = Math.hypot(to.x(view.x[i]) - point.x, to.y(view.y[i]) - point.y);
      const beside = far - radiusOf(data.nodes[i].size, camera.scale);
      if (beside < least) [found, least] = [i, beside];
    }
    return found;
  }

  /** @param {Point} point @returns {number | null} */
  function edgeAt(point) {
    const to = onScreen(camera, size);
    let [found, least] = [/** @type {number | null} */ (null), REACH];
    for (const e of view.edgeOrder) {
      const { from, to: end } = data.edges[e];
      const ends = [from, end].map((i) => ({ x: to.x(view.x[i]), y: to.y(view.y[i]) }));
      const far = distance(point, ends[0], ends[1]);
      if (far < least) [found, least] = [e, far];
    }
    return found;
  }

  /** @param {Point | null} at */
  function hover(at) {
    const i = at && nodeAt(at);
    container.classList.toggle("over-node", i !== null);
    tip.hidden = i === null;
    if (i === null || !at) return;
    tip.textContent = data.title(i);
    const left = Math.min(at.x + 14, size.width - tip.offsetWidth - 4);
    const top = at.y + 18 + tip.offsetHeight > size.height ? at.y - tip.offsetHeight - 10 : at.y + 18;
    tip.style.translate = `${Math.max(4, left)}px ${Math.max(4, top)}px`;
  }

  /** @returns {Drawn} */
  function drawn() {
    const { edges, labels } = scene ?? current();
    return {
      nodes: view.order.map((i) => ({ i, x: view.x[i], y: view.y[i] })),
      edges,
      labels: labels.map(({ node }) => node),
      hidden: { nodes: view.shown.nodes.length - view.order.length, edges: view.shown.edges.length - edges.length },
    };
  }

  /** What is seen now, as a file. @param {"png" | "svg"} kind @returns {Promise<Blob>} */
  async function picture(kind = "png") {
    if (kind === "svg") return new Blob([asSvg(current(), colours, size)], { type: "image/svg+xml" });
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [size.width * 2, size.height * 2];
    const to = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
    to.scale(2, 2);
    to.fillStyle = colours.paper;
    to.fillRect(0, 0, size.width, size.height);
    paint(to, current(), colours);
    return new Promise((done, failed) =>
      copy.toBlob((blob) => (blob ? done(blob) : failed(new Error("the browser made no picture")))),
    );
  }

  new ResizeObserver(resize).observe(container);
  resize();
  return {
    show,
    begin,
    /** @param {Iterable<number>} [some] */
    fit: (some) => fit(some),
    focus,
    zoom,
    picture,
    drawn: () => (current(), drawn()),
    /** The camera; moves it if given. @param {import("./map-scene.js").Camera} [to] */
    view: (to) => (to && go(to, false), { ...camera }),
    /** Whether the reader has moved the map since it was last fitted. */
    moved: () => fitted === null,
    /** Where a node is now, in pixels of the container. @param {number} i */
    at: (i) => ({ x: onScreen(camera, size).x(view.x[i]), y: onScreen(camera, size).y(view.y[i]) }),
  };
}

/** @param {MapData} data @param {Shown} shown @returns {import("./map-scene.js").View} */
function viewOf(data, shown) {
  const { nodes, edges } = data;
  const { centre = null, row = null } = shown;
  /** @type {Map<number, Point>} */
  let spots = new Map();
  if (row) spots = inRow(row, shown.nodes);
  else if (centre !== null) spots = around(centre, shown.nodes, shown.edges.map((e) => edges[e]), nodes);
  const x = Float64Array.from(nodes, (node, i) => spots.get(i)?.x ?? node.x);
  const y = Float64Array.from(nodes, (node, i) => spots.get(i)?.y ?? node.y);
  /** @type {Map<number, number>} */
  const alike = new Map();
  for (const i of shown.nodes) alike.set(nodes[i].class, (alike.get(nodes[i].class) ?? 0) + 1);
  /** The rarer a kind, the more each of it tells. @param {number} i */
  const size = (i) => (nodes[i].size ?? 1) ** 2 / Math.sqrt(alike.get(nodes[i].class) ?? 1);
  /** @param {number} e */
  const weight = (e) => Math.min(size(edges[e].from), size(edges[e].to));
  const order = heaviest(shown.nodes, size);
  const edgeOrder = heaviest(shown.edges, weight).slice(0, LIMIT);
  return { data, shown, order, edgeOrder, x, y };
}

/** @param {number[]} some @param {(one: number) => number} weight asked once of each */
function heaviest(some, weight) {
  const weights = new Map(some.map((one) => [one, weight(one)]));
  /** @param {number} one */
  const of = (one) => weights.get(one) ?? 0;
  return [...some].sort((a, b) => of(b) - of(a) || a - b);
}

/** @param {import("./map-scene.js").View} view @param {number[]} some */
function extent({ x, y }, some) {
  const ends = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of some) {
    ends[0] = Math.min(ends[0], x[i]);
    ends[1] = Math.min(ends[1], y[i]);
    ends[2] = Math.max(ends[2], x[i]);
    ends[3] = Math.max(ends[3], y[i]);
  }
  return some.length ? ends : [0, 0, 0, 0];
}

/** From a point to a line between two others. @param {Point} point @param {Point} one @param {Point} other */
function distance(point, one, other) {
  const [right, down] = [other.x - one.x, other.y - one.y];
  const along = ((point.x - one.x) * right + (point.y - one.y) * down) / (right * right + down * down || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - one.x - part * right, point.y - one.y - part * down);
}

/** @returns {import("./map-scene.js").Colours} */
function coloursOfPage() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--${name}`).trim() || "#777777";
  return { ink: colour("ink"), paper: colour("paper"), line: colour("line"), accent: colour("accent") };
}
