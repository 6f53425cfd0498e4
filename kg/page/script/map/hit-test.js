// The node or edge at a point of the map.

import { projection } from "./camera.js";
import { radiusOf } from "./scene.js";

/** @typedef {import("./types.js").Layout} Layout */
/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Size} Size */
/** @typedef {import("./types.js").Point} Point */

const REACH = 4; // pixels beside a mark or line that still count

/** Find the nearest node at a point. @param {Layout} layout @param {Camera} camera @param {Size} size
 * @param {Point} point */
export function nodeAt({ data, order, x, y }, camera, size, point) {
  const to = projection(camera, size);
  return nearest(order, (node) => {
    const distance = Math.hypot(to.x(x[node]) - point.x, to.y(y[node]) - point.y);
    return distance - radiusOf(data.nodes[node].size, camera.scale);
  });
}

/** Find the nearest edge at a point. @param {Layout} layout @param {Camera} camera @param {Size} size
 * @param {Point} point */
export function edgeAt({ data, edgeOrder, x, y }, camera, size, point) {
  const project = projection(camera, size);
  return nearest(edgeOrder, (edge) => {
    const { from, to } = data.edges[edge];
    const ends = [from, to].map((node) => ({ x: project.x(x[node]), y: project.y(y[node]) }));
    return distanceToLine(point, ends[0], ends[1]);
  });
}

/** @param {number[]} items @param {(item: number) => number} distanceTo @returns {number | null} within reach */
function nearest(items, distanceTo) {
  let [hit, least] = [/** @type {number | null} */ (null), REACH];
  for (const item of items) {
    const distance = distanceTo(item);
    if (distance < least) [hit, least] = [item, distance];
  }
  return hit;
}

/** Measure from a point to the line between two others. @param {Point} point @param {Point} one @param {Point} other */
function distanceToLine(point, one, other) {
  const [right, down] = [other.x - one.x, other.y - one.y];
  const along = ((point.x - one.x) * right + (point.y - one.y) * down) / (right * right + down * down || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - one.x - share * right, point.y - one.y - share * down);
}
