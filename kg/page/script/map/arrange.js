// Arrangements of nodes that differ from their places on the map: rings around one of them, or a row.

/** @typedef {import("./types.js").Point} Point */
/** @typedef {{from: number, to: number}} Ends */

const RING = { x: 270, y: 200 }; // from the centre to the first ring, if few nodes stand on it
const FIRST = 16; // nodes on the first ring before it gets wider
const STEP = { x: 320, y: 220 }; // between neighbours in a row, and between rows

/** Place nodes in rings: first the neighbours of the centre, then theirs, each on the side where it is on the map.
 * @param {number} centre @param {number[]} shown @param {Ends[]} edges @param {Point[]} places on the map
 * @returns {Map<number, Point>} */
export function inRings(centre, shown, edges, places) {
  const { x, y } = places[centre];
  const spots = new Map([[centre, { x, y }]]);
  let radius = 0; // in rings
  for (const { depth, ring } of ringsAround(centre, shown, edges, places)) {
    radius = Math.max(radius + 1, ring.length / (depth === 1 ? FIRST / 2 : FIRST));
    const first = ring.length % 2 ? Math.PI : Math.PI + Math.PI / ring.length; // no node right above or below
    ring.forEach((node, n) => {
      const angle = first + (2 * Math.PI * n) / ring.length;
      spots.set(node, { x: x + RING.x * radius * Math.cos(angle), y: y + RING.y * radius * Math.sin(angle) });
    });
  }
  return spots;
}

/** Divide nodes into rings by their distance from the centre.
 * @param {number} centre @param {number[]} shown @param {Ends[]} edges @param {Point[]} places */
function ringsAround(centre, shown, edges, places) {
  /** @param {number} node */
  const direction = (node) => Math.atan2(places[node].y - places[centre].y, places[node].x - places[centre].x);
  const neighbours = neighboursOf(shown, edges);
  const remaining = new Set(shown.filter((node) => node !== centre));
  const rings = [];
  for (let inner = [centre], depth = 1; remaining.size; depth++) {
    let ring = [...new Set(inner.flatMap((node) => neighbours.get(node) ?? []))].filter((node) => remaining.has(node));
    if (!ring.length) ring = [...remaining]; // not connected with the centre
    if (depth === 1) ring.sort((a, b) => direction(a) - direction(b)); // outer rings keep the order of inner ones
    for (const node of ring) remaining.delete(node);
    rings.push({ depth, ring });
    inner = ring;
  }
  return rings;
}

/** @param {number[]} shown @param {Ends[]} edges */
function neighboursOf(shown, edges) {
  const neighbours = new Map(shown.map((node) => [node, /** @type {number[]} */ ([])]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  return neighbours;
}

/** Place nodes in a row from left to right, and the others below it in rows of the same length.
 * @param {number[]} row @param {number[]} shown @returns {Map<number, Point>} */
export function inRow(row, shown) {
  const others = shown.filter((node) => !row.includes(node));
  const columns = Math.max(row.length, Math.ceil(Math.sqrt(others.length)));
  const spots = new Map(row.map((node, n) => [node, { x: n * STEP.x, y: 0 }]));
  others.forEach((node, n) =>
    spots.set(node, { x: (n % columns) * STEP.x, y: (1 + Math.floor(n / columns)) * STEP.y }),
  );
  return spots;
}
