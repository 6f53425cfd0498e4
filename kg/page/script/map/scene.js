// One picture of the map: what is drawn where on the screen, before it is painted on a canvas or written as SVG.

import { projection } from "./camera.js";
import { isSelected, moveLabels, placeLabels } from "./labels.js";

/** @typedef {import("./types.js").Layout} Layout */
/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Size} Size */
/** @typedef {import("./types.js").Colours} Colours */
/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Lines} Lines */
/** @typedef {import("./types.js").Marks} Marks */
/** @typedef {import("./types.js").Halo} Halo */

export const MANY = 1500; // of more edges only the most important are drawn while the map moves
const ARROWS = 800; // edges at most that have arrow heads
const DIM = 0.22;
const MARGIN = 60; // pixels outside the view where marks are still drawn

/** Compute the radius of a mark in pixels; it grows less than the map. @param {number | undefined} size
 * @param {number} scale */
export const radiusOf = (size, scale) => Math.max(1.6, (size ?? 7) * 0.85 * Math.min(1.3, Math.sqrt(scale)));

/** Compose a scene. While the map moves, the labels of the scene before move along.
 * @param {Layout} layout @param {Camera} camera @param {Size} size @param {Colours} colours
 * @param {import("./types.js").NodeLabel[] | null} moving the labels of the scene before; null at rest
 * @returns {Scene} */
export function compose(layout, camera, size, colours, moving) {
  const frame = frameOf(layout, camera, size, colours);
  const edges = moving && layout.edgeOrder.length > MANY ? layout.edgeOrder.slice(0, MANY) : layout.edgeOrder;
  const labels = moving ? { labels: moveLabels(frame, moving), edgeLabels: [] } : placeLabels(frame, edges);
  return { halos: halos(frame), lines: lines(frame, edges), marks: marks(frame), ...labels, edges };
}

/** @param {Layout} layout @param {Camera} camera @param {Size} size @param {Colours} colours @returns {Frame} */
function frameOf(layout, camera, size, colours) {
  const to = projection(camera, size);
  const [x, y] = [layout.x.map(to.x), layout.y.map(to.y)];
  const r = new Float64Array(x.length);
  for (const node of layout.shown.nodes) r[node] = radiusOf(layout.data.nodes[node].size, camera.scale);
  /** @param {number} at @param {number} end */
  const near = (at, end) => at > -MARGIN && at < end + MARGIN;
  const seen = layout.order.filter((node) => near(x[node], size.width) && near(y[node], size.height));
  return { layout, camera, size, colours, x, y, r, seen };
}

/** Get the group of a key; create it, if there is none. @template T @param {Map<string, T>} groups @param {string} key
 * @param {() => T} make @returns {T} */
function groupOf(groups, key, make) {
  let group = groups.get(key);
  if (!group) groups.set(key, (group = make()));
  return group;
}

/** Group the edges in view by their look, faint ones first. @param {Frame} frame @param {number[]} edges
 * @returns {Lines[]} */
function lines(frame, edges) {
  const { layout, x, y, r } = frame;
  const alpha = Math.min(0.9, Math.max(0.25, 1.35 - 0.3 * Math.log10(edges.length + 1)));
  const many = { alpha, thin: edges.length > MANY, heads: edges.length <= ARROWS };
  /** @type {Map<string, Lines>} */
  const groups = new Map();
  for (const edge of edges) {
    const { from, to } = layout.data.edges[edge];
    if (isOutside(frame, from, to)) continue;
    const look = edgeLook(frame, edge);
    const key = `${look.highlighted}${look.selected}${look.planned}${look.width}`;
    const group = groupOf(groups, key, () => newLines(frame, edge, look, many));
    group.ends.push(x[from], y[from], x[to], y[to], r[to]);
  }
  return [...groups.values()].sort((a, b) => a.alpha - b.alpha);
}

/** Tell whether a line is left, right, above or below of the view. @param {Frame} frame @param {number} from
 * @param {number} to */
const isOutside = ({ size, x, y }, from, to) =>
  Math.max(x[from], x[to]) < 0 ||
  Math.min(x[from], x[to]) > size.width ||
  Math.max(y[from], y[to]) < 0 ||
  Math.min(y[from], y[to]) > size.height;

/** @param {Frame} frame @param {number} edge */
function edgeLook(frame, edge) {
  const { data, shown } = frame.layout;
  const { planned, derived } = data.edges[edge];
  const selected = isSelected(frame, edge);
  const highlighted = !shown.highlight || shown.highlight.edges.has(edge) || selected;
  const stands = selected || Boolean(shown.highlight && highlighted); // out from the others
  const width = edge === shown.selectedEdge ? 4 : (derived ? 1 : 1.8) + (stands ? 1 : 0);
  return { highlighted, selected, planned, stands, width };
}

/** @param {Frame} frame @param {number} edge @param {ReturnType<typeof edgeLook>} look
 * @param {{alpha: number, thin: boolean, heads: boolean}} many @returns {Lines} */
function newLines({ layout: { shown }, colours }, edge, look, { alpha, thin, heads }) {
  const colour = look.stands ? colours.ink : colours.line;
  return {
    colour: edge === shown.selectedEdge ? colours.accent : colour,
    width: thin ? 1 : look.width,
    dashed: Boolean(look.planned),
    alpha: look.highlighted ? (look.selected || shown.highlight ? 0.9 : alpha) : alpha * DIM,
    heads,
    ends: [],
  };
}

/** Group the marks in view by their look, faint ones first; the most important are drawn last.
 * @param {Frame} frame @returns {Marks[]} */
function marks(frame) {
  const { layout, x, y, r, seen } = frame;
  const { data, shown } = layout;
  /** @type {Map<string, Marks>} */
  const groups = new Map();
  for (let n = seen.length - 1; n >= 0; n--) {
    const node = seen[n];
    const { class: cls, planned } = data.nodes[node];
    const selected = node === shown.selected;
    const dim = Boolean(shown.highlight && !shown.highlight.nodes.has(node) && !selected);
    const group = groupOf(groups, `${cls} ${dim} ${planned} ${selected}`, () => newMarks(frame, node, selected, dim));
    group.at.push(x[node], y[node], selected ? r[node] * 1.25 : r[node]);
  }
  /** @param {Marks} group */
  const rank = (group) => group.alpha + group.width / 10;
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** @param {Frame} frame @param {number} node @param {boolean} selected @param {boolean} dim @returns {Marks} */
function newMarks({ layout: { data }, camera, colours }, node, selected, dim) {
  const { class: cls, planned } = data.nodes[node];
  const { colour, shape } = data.classes[cls];
  return {
    shape,
    fill: planned ? colours.paper : colour,
    stroke: selected ? colours.ink : planned ? colour : colours.paper,
    width: selected ? 3 : planned ? 2 : camera.scale < 0.2 ? 0 : 1,
    dashed: Boolean(planned),
    alpha: dim ? DIM : 1,
    at: [],
  };
}

/** Draw a band around each whole and its parts. @param {Frame} frame @returns {Halo[]} */
function halos({ layout: { data, shown }, x, y, r }) {
  const visible = new Set(shown.nodes);
  /** @type {Map<number, Halo>} */
  const byWhole = new Map();
  for (const part of shown.nodes) {
    const whole = data.nodes[part].inside;
    if (whole === undefined || !visible.has(whole)) continue;
    const halo = byWhole.get(whole) ?? {
      colour: data.classes[data.nodes[whole].class].colour,
      width: 2 * r[whole] + 18,
      points: [x[whole], y[whole]],
    };
    halo.points.push(x[part], y[part], x[whole], y[whole]);
    byWhole.set(whole, halo);
  }
  return [...byWhole.values()];
}
