// The map: draws nodes at given places and lets the reader move about.
// Own drawing instead of vis-network, which takes longer to its first picture (docs/benchmarks.md), lets labels overlap
// and writes no SVG.

import { createCamera } from "./camera.js";
import { draw, drawFirst, drawMoving, drawSoon, positionOf } from "./drawing.js";
import { listenToKeys, listenToPointers, listenToWheel } from "./gestures.js";
import { edgeAt, nodeAt } from "./hit-test.js";
import { extent, layoutOf } from "./layout.js";
import { pictureOf } from "./picture.js";

/** @typedef {import("./types.js").MapData} MapData */
/** @typedef {import("./types.js").MapEvents} MapEvents */
/** @typedef {import("./types.js").Shown} Shown */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./drawing.js").MapState} MapState */
/** @typedef {ReturnType<typeof createCamera>["go"]} Go */

const MARGIN = { x: 70, y: 46 }; // pixels around what is fitted, for labels at the border
const NEAREST = 1.15; // largest scale to which the map is fitted

/** Create a map. @param {HTMLElement} container positioned; gets the focus for keys
 * @param {MapData} data @param {MapEvents} events */
export function createMap(container, data, events) {
  const { camera, go, stop, zoom, zoomAt, push } = createCamera(container, () => {
    map.fitted = null;
    drawMoving(map);
  });
  /** @type {MapState} */
  const map = { ...mount(container), data, events, camera, ...emptyState(data) };
  /** Move so that the given nodes, or all, are in view. @param {Iterable<number>} [targets] */
  const fit = (targets) => fitTo(map, go, [...(targets ?? [])], map.scene !== null);
  const actions = {
    stop,
    zoom,
    zoomAt,
    push,
    fit: () => fit(),
    tap: (/** @type {Point} */ point) => select(map, point),
    hover: (/** @type {Point | null} */ point) => showTip(map, point),
  };
  listenToPointers(container, actions);
  listenToWheel(container, actions);
  listenToKeys(container, actions);
  new ResizeObserver(() => resize(map, go)).observe(container);
  resize(map, go);
  return {
    show: (/** @type {Shown} */ shown) => show(map, shown),
    begin: () => drawFirst(map),
    fit,
    zoom,
    picture: (/** @type {"png" | "svg"} */ kind) => pictureOf(map, kind),
    /** Get the camera, moved if a place is given. @param {import("./types.js").Camera} [to] */
    view: (to) => (to && go(to, false), { ...camera }),
    /** Tell whether the reader has moved the map since it was last fitted. */
    moved: () => map.fitted === null,
    position: (/** @type {number} */ node) => positionOf(map, node),
  };
}

/** Put canvas and tooltip into the container. @param {HTMLElement} container */
function mount(container) {
  const canvas = document.createElement("canvas");
  const tip = document.createElement("div");
  tip.className = "map-tip";
  tip.hidden = true;
  container.replaceChildren(canvas, tip);
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  return { container, canvas, tip, context: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")) };
}

/** Create the state of a map that shows nothing yet. @param {MapData} data */
const emptyState = (data) => ({
  layout: layoutOf(data, { nodes: [], edges: [] }),
  colours: coloursOfPage(),
  size: { width: 0, height: 0 },
  scene: null,
  frame: 0,
  settling: 0,
  fitted: null,
});

/** Read the colours of the light or dark theme. @returns {import("./types.js").Colours} */
function coloursOfPage() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--${name}`).trim() || "#777777";
  return { ink: colour("ink"), paper: colour("paper"), line: colour("line"), accent: colour("accent") };
}

/** Show another part of the graph. @param {MapState} map @param {Shown} shown */
function show(map, shown) {
  map.layout = layoutOf(map.data, shown);
  map.colours = coloursOfPage();
  map.tip.hidden = true;
  drawSoon(map);
}

/** Adapt to the size of the container. @param {MapState} map @param {Go} go */
function resize(map, go) {
  const { container, canvas } = map;
  map.size = { width: container.clientWidth, height: container.clientHeight };
  canvas.width = map.size.width * (devicePixelRatio || 1);
  canvas.height = map.size.height * (devicePixelRatio || 1);
  if (map.fitted) fitTo(map, go, map.fitted, false);
  if (map.scene) draw(map, false); // at once, because a canvas loses its content when its size changes
}

/** Move so that some nodes are in view; all that are shown, if none is given.
 * @param {MapState} map @param {Go} go @param {number[]} nodes @param {boolean} smooth */
function fitTo(map, go, nodes, smooth) {
  const { layout, size } = map;
  const [left, top, right, bottom] = extent(layout, nodes.length ? nodes : layout.order);
  const wide = Math.max(40, size.width - 2 * MARGIN.x) / Math.max(1, right - left);
  const high = Math.max(40, size.height - 2 * MARGIN.y) / Math.max(1, bottom - top);
  go({ x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(NEAREST, wide, high) }, smooth);
  map.fitted = nodes; // set after the move, which was not the reader's
  if (!smooth) drawSoon(map);
}

/** Report the node or edge at a point. @param {MapState} map @param {Point} point */
function select({ layout, camera, size, events }, point) {
  const node = nodeAt(layout, camera, size, point);
  events.select(node, node === null ? edgeAt(layout, camera, size, point) : null);
}

/** Show the name of the node at a point. @param {MapState} map @param {Point | null} point */
function showTip({ container, tip, data, layout, camera, size }, point) {
  const node = point && nodeAt(layout, camera, size, point);
  container.classList.toggle("over-node", node !== null);
  tip.hidden = node === null;
  if (node === null || !point) return;
  tip.textContent = data.title(node);
  const left = Math.min(point.x + 14, size.width - tip.offsetWidth - 4);
  const isLow = point.y + 18 + tip.offsetHeight > size.height;
  const top = isLow ? point.y - tip.offsetHeight - 10 : point.y + 18;
  tip.style.translate = `${Math.max(4, left)}px ${Math.max(4, top)}px`;
}
