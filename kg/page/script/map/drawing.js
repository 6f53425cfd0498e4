// When the map is drawn: at once, before the next picture of the page, or when it stands still.

import { projection } from "./camera.js";
import { paint } from "./paint.js";
import { MANY, compose } from "./scene.js";

/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").Drawn} Drawn */
/** The state of a map. `fitted` is what stays in view until the reader moves the map; empty for everything.
 * @typedef {{container: HTMLElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, tip: HTMLElement,
 *   events: import("./types.js").MapEvents, data: import("./types.js").MapData, layout: import("./types.js").Layout,
 *   colours: import("./types.js").Colours, size: import("./types.js").Size, scene: Scene | null, frame: number,
 *   settling: number, fitted: number[] | null, camera: import("./types.js").Camera}} MapState */

const SETTLED = 140; // milliseconds without a move after which everything is drawn

/** Draw now; while the map moves, only what can be drawn fast. @param {MapState} map @param {boolean} moving */
export function draw(map, moving) {
  const { context, canvas, layout, camera, size, colours } = map;
  cancelAnimationFrame(map.frame);
  map.frame = 0;
  map.scene = compose(layout, camera, size, colours, moving ? (map.scene?.labels ?? []) : null);
  const sharpness = devicePixelRatio || 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  paint(context, map.scene, colours);
  if (!moving) map.events.drawn(drawnIn(map, map.scene));
}

/** Draw fast before the next picture of the page, and everything when the map stands still. @param {MapState} map */
export function drawMoving(map) {
  clearTimeout(map.settling);
  map.settling = window.setTimeout(() => {
    map.settling = 0;
    draw(map, false);
  }, SETTLED);
  if (!map.frame) map.frame = requestAnimationFrame(() => draw(map, true));
}

/** Draw everything before the next picture of the page. @param {MapState} map */
export function drawSoon(map) {
  clearTimeout(map.settling);
  map.settling = 0;
  cancelAnimationFrame(map.frame);
  map.frame = requestAnimationFrame(() => draw(map, false));
}

/** Draw the first picture at once; of many edges only some, and all of them soon after. @param {MapState} map */
export function drawFirst(map) {
  const many = map.layout.edgeOrder.length > MANY;
  draw(map, many);
  if (many) drawMoving(map);
}

/** Get the scene, drawn now if a drawing is due. @param {MapState} map */
export function currentScene(map) {
  if (map.frame || map.settling || !map.scene) draw(map, false);
  clearTimeout(map.settling);
  map.settling = 0;
  return /** @type {Scene} */ (map.scene);
}

/** @param {MapState} map @param {Scene} scene @returns {Drawn} */
function drawnIn({ layout: { order, shown, x, y } }, { edges, labels }) {
  return {
    nodes: order.map((i) => ({ i, x: x[i], y: y[i] })),
    edges,
    labels: labels.map(({ node }) => node),
    hidden: { nodes: shown.nodes.length - order.length, edges: shown.edges.length - edges.length },
  };
}

/** Find where a node is, in pixels of the container. @param {MapState} map @param {number} node */
export function positionOf({ camera, size, layout }, node) {
  const to = projection(camera, size);
  return { x: to.x(layout.x[node]), y: to.y(layout.y[node]) };
}
