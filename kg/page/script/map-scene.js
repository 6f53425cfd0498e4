// One frame: what is drawn where on the screen, before it is painted on a canvas or written as SVG.

import { boxAround, createRoom, fontOf, placed, widthOf } from "./map-labels.js";

/** @typedef {import("./map-labels.js").Label} Label */
/** @typedef {Label & {node: number, right: number, down: number, dim: boolean}} NodeLabel moves with its mark */
/** @typedef {{colour: string, width: number, dashed: boolean, alpha: number, ends: number[], heads: boolean}} Lines
 *   ends: x and y of one end and the other, and how far the other is from the middle of its mark */
/** @typedef {{shape: string, fill: string, stroke: string, width: number, dashed: boolean, alpha: number,
 *   at: number[]}} Marks at: x, y and radius */
/** @typedef {{colour: string, width: number, points: number[]}} Halo around a whole and its parts, the whole first */
/** @typedef {{x: number, y: number, scale: number}} Camera the place in the middle, and pixels for one unit of the map */
/** @typedef {{width: number, height: number}} Size in pixels */
/** @typedef {Record<"ink" | "paper" | "line" | "accent", string>} Colours */
/** @typedef {{halos: Halo[], lines: Lines[], marks: Marks[], labels: NodeLabel[], texts: Label[], edges: number[]}} Scene
 *   edges: those that are drawn, also outside the view */
/** What is shown, prepared once: `order` and `edgeOrder` from the most important; x and y by node.
 * @typedef {{data: import("./map.js").MapData, shown: import("./map.js").Shown, order: number[], edgeOrder: number[],
 *   x: Float64Array, y: Float64Array}} View */

export const MANY = 1500; // more links are thinned while the map moves
const NAMED = 1200; // nodes in view that are tried for a label
const MOST = 140; // labels at once
const KEEN = 12; // of the most important, whose label may lie over the marks of others
const ALONE = 400; // with more marks in view, labels may lie over the marks of others
const DIM = 0.22;
const NEAR = 0.75; // from this scale on links tell what they are
const LONGEST = 34; // letters of the text of a link
const FAR = 60; // pixels outside the view where things are still drawn

/** @param {Camera} camera @param {Size} size */
export const onScreen = (camera, size) => ({
  /** @param {number} x */
  x: (x) => (x - camera.x) * camera.scale + size.width / 2,
  /** @param {number} y */
  y: (y) => (y - camera.y) * camera.scale + size.height / 2,
});

/** The radius of a mark in pixels: it grows less than the map. @param {number | undefined} size @param {number} scale */
export const radiusOf = (size, scale) => Math.max(1.6, (size ?? 7) * 0.85 * Math.min(1.3, Math.sqrt(scale)));

/** @param {View} view @param {Camera} camera @param {Size} size @param {Colours} colours
 * @param {NodeLabel[] | null} held labels of before that are only moved @returns {Scene} */
export function compose(view, camera, size, colours, held) {
  const { data, shown } = view;
  const to = onScreen(camera, size);
  const x = view.x.map(to.x);
  const y = view.y.map(to.y);
  const r = new Float64Array(x.length);
  for (const i of shown.nodes) r[i] = radiusOf(data.nodes[i].size, camera.scale);
  const seen = view.order.filter(
    (i) => x[i] > -FAR && x[i] < size.width + FAR && y[i] > -FAR && y[i] < size.height + FAR,
  );
  const frame = { view, camera, size, colours, x, y, r, seen };
  const edges = held && view.edgeOrder.length > MANY ? view.edgeOrder.slice(0, MANY) : view.edgeOrder;
  const room = createRoom();
  const labels = held ? movedLabels(frame, held) : nodeLabels(frame, room);
  const texts = held ? [] : edgeTexts(frame, room, edges);
  return { halos: halosIn(frame), lines: linesIn(frame, edges), marks: marksIn(frame), labels, texts, edges };
}

/** @typedef {{view: View, camera: Camera, size: Size, colours: Colours, x: Float64Array, y: Float64Array,
 *   r: Float64Array, seen: number[]}} Frame */

/** @template T @param {Map<string, T>} groups @param {string} key @param {() => T} make @returns {T} */
function groupOf(groups, key, make) {
  let found = groups.get(key);
  if (!found) groups.set(key, (found = make()));
  return found;
}

/** @param {Frame} frame @param {number[]} edges @returns {Lines[]} */
function linesIn({ view, colours, size, x, y, r }, edges) {
  const { data, shown } = view;
  const alpha = Math.min(0.9, Math.max(0.25, 1.35 - 0.3 * Math.log10(edges.length + 1)));
  const heads = edges.length <= 800;
  /** @type {Map<string, Lines>} */
  const groups = new Map();
  for (const e of edges) {
    const { from, to, planned, derived } = data.edges[e];
    if (Math.max(x[from], x[to]) < 0 || Math.min(x[from], x[to]) > size.width) continue;
    if (Math.max(y[from], y[to]) < 0 || Math.min(y[from], y[to]) > size.height) continue;
    const told = from === shown.selected || to === shown.selected || e === shown.selectedEdge;
    const lit = !shown.lit || shown.lit.edges.has(e) || told;
    const thick = e === shown.selectedEdge ? 4 : (derived ? 1 : 1.8) + (told || (shown.lit && lit) ? 1 : 0);
    const key = `${lit}${told}${planned}${thick}`;
    const colour = e === shown.selectedEdge ? colours.accent : told || (shown.lit && lit) ? colours.ink : colours.line;
    const made = groupOf(groups, key, () => ({
      colour,
      width: edges.length > MANY ? 1 : thick,
      dashed: Boolean(planned),
      alpha: lit ? (told || shown.lit ? 0.9 : alpha) : alpha * DIM,
      heads,
      ends: [],
    }));
    made.ends.push(x[from], y[from], x[to], y[to], r[to]);
  }
  return [...groups.values()].sort((a, b) => a.alpha - b.alpha);
}

/** @param {Frame} frame @returns {Marks[]} */
function marksIn({ view, colours, camera, x, y, r, seen }) {
  const { data, shown } = view;
  /** @type {Map<string, Marks>} */
  const groups = new Map();
  for (let n = seen.length - 1; n >= 0; n--) {
    const i = seen[n];
    const { class: cls, planned } = data.nodes[i];
    const dim = Boolean(shown.lit && !shown.lit.nodes.has(i) && i !== shown.selected);
    const chosen = i === shown.selected;
    const made = groupOf(groups, `${cls} ${dim} ${planned} ${chosen}`, () => ({
      shape: data.classes[cls].shape,
      fill: planned ? colours.paper : data.classes[cls].colour,
      stroke: chosen ? colours.ink : planned ? data.classes[cls].colour : colours.paper,
      width: chosen ? 3 : planned ? 2 : camera.scale < 0.2 ? 0 : 1,
      dashed: Boolean(planned),
      alpha: dim ? DIM : 1,
      at: [],
    }));
    made.at.push(x[i], y[i], chosen ? r[i] * 1.25 : r[i]);
  }
  /** @param {Marks} group */
  const rank = (group) => group.alpha + group.width / 10;
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** @param {Frame} frame @returns {Halo[]} */
function halosIn({ view, x, y, r }) {
  const { data, shown } = view;
  const there = new Set(shown.nodes);
  /** @type {Map<number, Halo>} */
  const found = new Map();
  for (const i of shown.nodes) {
    const whole = data.nodes[i].inside;
    if (whole === undefined || !there.has(whole)) continue;
    const halo = found.get(whole) ?? {
      colour: data.classes[data.nodes[whole].class].colour,
      width: 2 * r[whole] + 18,
      points: [x[whole], y[whole]],
    };
    halo.points.push(x[i], y[i], x[whole], y[whole]);
    found.set(whole, halo);
  }
  return [...found.values()];
}

/** @param {Frame} frame @param {NodeLabel[]} held @returns {NodeLabel[]} */
const movedLabels = ({ x, y }, held) =>
  held.map((label) => ({ ...label, x: x[label.node] + label.right, y: y[label.node] + label.down }));

/** @param {Frame} frame @param {ReturnType<typeof createRoom>} room @returns {NodeLabel[]} */
function nodeLabels({ view, size, x, y, r, seen }, room) {
  const { data, shown } = view;
  const { lit } = shown;
  const boxes = new Map(seen.map((i) => [i, boxAround(x[i], y[i], r[i])]));
  if (seen.length <= ALONE) for (const box of boxes.values()) room.take(box);
  /** @param {number} i */
  const isFirst = (i) => i === shown.selected || Boolean(lit?.nodes.has(i));
  const first = seen.filter(isFirst).sort((a, b) => Number(b === shown.selected) - Number(a === shown.selected));
  const found = [];
  let tried = 0;
  for (const i of [...first, ...seen.filter((i) => !isFirst(i))].slice(0, NAMED)) {
    if (found.length >= MOST) break;
    if (x[i] < 0 || x[i] > size.width || y[i] < 0 || y[i] > size.height) continue;
    const text = data.label(i);
    const box = boxes.get(i);
    if (!text || !box) continue;
    const big = (data.nodes[i].size ?? 0) >= 15;
    const chosen = i === shown.selected;
    const look = { size: chosen ? 15 : big ? 13 : 12, bold: chosen || big, must: chosen, keen: tried++ < KEEN };
    const style = { lines: text.split("\n"), ...look };
    const label = placed(room, size, { x: x[i], y: y[i], r: chosen ? r[i] * 1.25 : r[i], box }, style);
    if (!label) continue;
    room.take(label.box);
    const dim = Boolean(lit && !isFirst(i));
    found.push({ ...label, node: i, right: label.x - x[i], down: label.y - y[i], dim });
  }
  return found;
}

/** What the links are: those of the selected at any scale, all when near. @param {Frame} frame
 * @param {ReturnType<typeof createRoom>} room @param {number[]} edges @returns {Label[]} */
function edgeTexts({ view, camera, size, x, y, r }, room, edges) {
  const { data, shown } = view;
  const font = 11;
  const found = [];
  for (const e of edges) {
    const { from, to } = data.edges[e];
    const told = from === shown.selected || to === shown.selected || e === shown.selectedEdge;
    if (!told && (camera.scale < NEAR || (shown.lit && !shown.lit.edges.has(e)))) continue;
    const middle = { x: (x[from] + x[to]) / 2, y: (y[from] + y[to]) / 2 };
    if (middle.x < 0 || middle.x > size.width || middle.y < 0 || middle.y > size.height) continue;
    const whole = data.text(e);
    const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
    const wide = widthOf(text, fontOf(font, false));
    const long = Math.hypot(x[to] - x[from], y[to] - y[from]) - r[from] - r[to];
    if (!text || (!told && long < wide * 0.7)) continue;
    const box = {
      left: middle.x - wide / 2 - 2,
      top: middle.y - font * 0.7,
      right: middle.x + wide / 2 + 2,
      bottom: middle.y + font * 0.7,
    };
    if (!room.isFree(box)) continue;
    room.take(box);
    found.push({ x: middle.x, y: box.top + 1, lines: [text], size: font, bold: false, box });
    if (found.length >= MOST) break;
  }
  return found;
}
