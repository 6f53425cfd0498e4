// The labels of nodes and edges in a scene, the most important first.

import { createOccupancy, fontOf, markBox, placeLabel, widthOf } from "./label-placement.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Label} Label */
/** @typedef {import("./types.js").NodeLabel} NodeLabel */
/** @typedef {import("./types.js").Box} Box */
/** @typedef {ReturnType<typeof createOccupancy>} Occupancy */

const TRIED = 1200; // nodes in view whose label is tried
const MOST = 140; // labels at once
const IMPORTANT = 12; // labels that may lie over the marks of others
const CROWD = 400; // with more marks in view, labels may lie over them
const NEAR = 0.75; // scale from which all edges have labels
const LONGEST = 34; // letters of the label of an edge
const EDGE_FONT = 11; // pixels

/** Choose and place all labels of a scene. @param {Frame} frame @param {number[]} edges */
export function placeLabels(frame, edges) {
  const occupancy = createOccupancy();
  return { labels: nodeLabels(frame, occupancy), edgeLabels: edgeLabels(frame, occupancy, edges) };
}

/** Move labels along with their marks. @param {Frame} frame @param {NodeLabel[]} labels @returns {NodeLabel[]} */
export const moveLabels = ({ x, y }, labels) =>
  labels.map((label) => ({ ...label, x: x[label.node] + label.right, y: y[label.node] + label.down }));

/** @param {Frame} frame @param {Occupancy} occupancy @returns {NodeLabel[]} */
function nodeLabels(frame, occupancy) {
  const { size, x, y, r, seen } = frame;
  const boxes = new Map(seen.map((node) => [node, markBox(x[node], y[node], r[node])]));
  if (seen.length <= CROWD) for (const box of boxes.values()) occupancy.take(box);
  const labels = [];
  let tried = 0;
  for (const node of labelOrder(frame).slice(0, TRIED)) {
    if (labels.length >= MOST) break;
    const box = boxes.get(node);
    if (!box || !isInView(size, x[node], y[node]) || !frame.layout.data.label(node)) continue;
    const label = nodeLabel(frame, occupancy, node, box, tried++ < IMPORTANT);
    if (!label) continue;
    occupancy.take(label.box);
    labels.push(label);
  }
  return labels;
}

/** Order the nodes in view: the selected one, the highlighted ones, the others. @param {Frame} frame */
function labelOrder(frame) {
  const { selected } = frame.layout.shown;
  const first = frame.seen.filter((node) => isFirst(frame, node));
  first.sort((a, b) => Number(b === selected) - Number(a === selected));
  return [...first, ...frame.seen.filter((node) => !isFirst(frame, node))];
}

/** Tell whether a node is selected or highlighted. @param {Frame} frame @param {number} node */
const isFirst = ({ layout: { shown } }, node) => node === shown.selected || Boolean(shown.highlight?.nodes.has(node));

/** @param {Frame} frame @param {Occupancy} occupancy @param {number} node @param {Box} box of its mark
 * @param {boolean} important @returns {NodeLabel | null} */
function nodeLabel(frame, occupancy, node, box, important) {
  const { layout, size, x, y, r } = frame;
  const { data, shown } = layout;
  const selected = node === shown.selected;
  const large = (data.nodes[node].size ?? 0) >= 15;
  const mark = { x: x[node], y: y[node], r: selected ? r[node] * 1.25 : r[node], box };
  const label = placeLabel(occupancy, size, mark, {
    lines: data.label(node).split("\n"),
    size: selected ? 15 : large ? 13 : 12,
    bold: selected || large,
    required: selected,
    important,
  });
  const dim = Boolean(shown.highlight && !isFirst(frame, node));
  return label && { ...label, node, right: label.x - x[node], down: label.y - y[node], dim };
}

/** @param {import("./types.js").Size} size @param {number} x @param {number} y */
const isInView = (size, x, y) => x >= 0 && x <= size.width && y >= 0 && y <= size.height;

/** Label the edges of what is selected at any scale, and all when near.
 * @param {Frame} frame @param {Occupancy} occupancy @param {number[]} edges @returns {Label[]} */
function edgeLabels(frame, occupancy, edges) {
  const { shown } = frame.layout;
  const labels = [];
  for (const edge of edges) {
    const selected = isSelected(frame, edge);
    const dim = Boolean(shown.highlight && !shown.highlight.edges.has(edge));
    if (!selected && (frame.camera.scale < NEAR || dim)) continue;
    const label = edgeLabel(frame, edge, selected);
    if (!label || !occupancy.isFree(label.box)) continue;
    occupancy.take(label.box);
    labels.push(label);
    if (labels.length >= MOST) break;
  }
  return labels;
}

/** Tell whether an edge or one of its ends is selected. @param {Frame} frame @param {number} edge */
export function isSelected({ layout: { data, shown } }, edge) {
  const { from, to } = data.edges[edge];
  return from === shown.selected || to === shown.selected || edge === shown.selectedEdge;
}

/** @param {Frame} frame @param {number} edge @param {boolean} selected @returns {Label | null} */
function edgeLabel({ layout, size, x, y, r }, edge, selected) {
  const { from, to } = layout.data.edges[edge];
  const middle = { x: (x[from] + x[to]) / 2, y: (y[from] + y[to]) / 2 };
  if (!isInView(size, middle.x, middle.y)) return null;
  const whole = layout.data.edgeLabel(edge);
  const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
  const width = widthOf(text, fontOf(EDGE_FONT, false));
  const length = Math.hypot(x[to] - x[from], y[to] - y[from]) - r[from] - r[to];
  if (!text || (!selected && length < width * 0.7)) return null;
  const box = {
    left: middle.x - width / 2 - 2,
    top: middle.y - EDGE_FONT * 0.7,
    right: middle.x + width / 2 + 2,
    bottom: middle.y + EDGE_FONT * 0.7,
  };
  return { x: middle.x, y: box.top + 1, lines: [text], size: EDGE_FONT, bold: false, box };
}
