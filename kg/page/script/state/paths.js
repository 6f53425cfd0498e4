// Searches in the graph over what passes the filters: neighbourhoods, shortest paths, connecting entities.

import { edgesOf, isStatement, nodes, otherEnd } from "./data.js";

/** @typedef {import("./filtering.js").Filters} Filters */

/** List the nodes one step away. @param {number} node @param {Filters} filters
 * @param {(node: number) => boolean} accepts */
const neighbours = (node, filters, accepts) =>
  edgesOf(node)
    .filter((edge) => filters.edge(edge))
    .map((edge) => otherEnd(edge, node))
    .filter(accepts);

/** Collect the visible nodes within a number of steps. @param {number} centre @param {number} depth
 * @param {Filters} filters */
export function neighbourhood(centre, depth, filters) {
  const reached = new Set([centre]);
  let ring = [centre];
  for (let step = 0; step < depth && ring.length; step++) {
    ring = ring.flatMap((node) => neighbours(node, filters, (end) => filters.node(end) && !reached.has(end)));
    for (const node of ring) reached.add(node);
  }
  return reached;
}

/** Find a shortest path between entities: through visible ones or, if there is none, through all available ones.
 * @param {number} from @param {number} to @param {Filters} filters @returns {number[] | null} */
export function shortestPath(from, to, filters) {
  return (
    breadthFirst(from, to, filters, (node) => filters.node(node) && !isStatement(node)) ??
    breadthFirst(from, to, filters, (node) => filters.available(node) && !isStatement(node))
  );
}

/** @param {number} from @param {number} to @param {Filters} filters @param {(node: number) => boolean} accepts */
function breadthFirst(from, to, filters, accepts) {
  /** @type {Map<number, number>} */
  const previous = new Map([[from, from]]);
  const queue = [from];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === to) break;
    for (const end of neighbours(node, filters, (next) => accepts(next) && !previous.has(next))) {
      previous.set(end, node);
      queue.push(end);
    }
  }
  if (!previous.has(to)) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(/** @type {number} */ (previous.get(path[0])));
  return path;
}

/** Collect a node and the nodes drawn inside it. @param {number} node */
const withInside = (node) => [node, ...nodes.flatMap(({ inside }, n) => (inside === node ? [n] : []))];

/** List the visible entities linked with both nodes, or with something inside each. @param {number} one
 * @param {number} other @param {Filters} filters */
export function connectors(one, other, filters) {
  /** @param {number} end */
  const visible = (end) => filters.node(end) && !isStatement(end);
  const [near, far] = [one, other].map(
    (end) => new Set(withInside(end).flatMap((node) => neighbours(node, filters, visible))),
  );
  return [...near].filter((node) => far.has(node) && node !== one && node !== other);
}
