// Positions and drawing order of what is shown.

import { inRings, inRow } from "./arrange.js";

/** @typedef {import("./types.js").MapData} MapData */
/** @typedef {import("./types.js").Shown} Shown */
/** @typedef {import("./types.js").Layout} Layout */
/** @typedef {import("./types.js").Point} Point */

const LIMIT = 30_000; // edges drawn at rest; of more, those between the most important nodes

/** Lay out what is shown. @param {MapData} data @param {Shown} shown @returns {Layout} */
export function layoutOf(data, shown) {
  const { nodes, edges } = data;
  const spots = arrangement(data, shown);
  const importance = importanceIn(data, shown);
  /** @param {number} edge */
  const edgeImportance = (edge) => Math.min(importance(edges[edge].from), importance(edges[edge].to));
  return {
    data,
    shown,
    order: sortByImportance(shown.nodes, importance),
    edgeOrder: sortByImportance(shown.edges, edgeImportance).slice(0, LIMIT),
    x: Float64Array.from(nodes, (node, i) => spots.get(i)?.x ?? node.x),
    y: Float64Array.from(nodes, (node, i) => spots.get(i)?.y ?? node.y),
  };
}

/** Find the positions that differ from the places on the map. @param {MapData} data @param {Shown} shown
 * @returns {Map<number, Point>} */
function arrangement({ nodes, edges }, { nodes: shown, edges: shownEdges, centre = null, row = null }) {
  if (row) return inRow(row, shown);
  if (centre === null) return new Map();
  return inRings(
    centre,
    shown,
    shownEdges.map((edge) => edges[edge]),
    nodes,
  );
}

/** Create a measure of importance: larger nodes first, and those whose class is rarer.
 * @param {MapData} data @param {Shown} shown */
function importanceIn({ nodes }, shown) {
  /** @type {Map<number, number>} */
  const frequency = new Map();
  for (const node of shown.nodes) frequency.set(nodes[node].class, (frequency.get(nodes[node].class) ?? 0) + 1);
  /** @param {number} node */
  return (node) => (nodes[node].size ?? 1) ** 2 / Math.sqrt(frequency.get(nodes[node].class) ?? 1);
}

/** @param {number[]} items @param {(item: number) => number} importance computed once per item */
function sortByImportance(items, importance) {
  const weights = new Map(items.map((item) => [item, importance(item)]));
  /** @param {number} item */
  const weight = (item) => weights.get(item) ?? 0;
  return [...items].sort((a, b) => weight(b) - weight(a) || a - b);
}

/** Find left, top, right and bottom of some nodes. @param {Layout} layout @param {number[]} nodes */
export function extent({ x, y }, nodes) {
  const ends = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    ends[0] = Math.min(ends[0], x[node]);
    ends[1] = Math.min(ends[1], y[node]);
    ends[2] = Math.max(ends[2], x[node]);
    ends[3] = Math.max(ends[3], y[node]);
  }
  return nodes.length ? ends : [0, 0, 0, 0];
}
