// Where the shown nodes stand: at their places on the map, in rings around one of them, or in a row.

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{from: number, to: number}} Ends */

const RING = { x: 270, y: 200 }; // from the middle to the first ring, if few stand on it
const FIRST = 16; // stand on the first ring before it has to be wider
const STEP = { x: 320, y: 220 }; // from one to the next in a row, and to those beside it

/** Rings around the middle: first its neighbours, then theirs. Each stays on the side where it is on the map.
 * @param {number} centre @param {number[]} shown @param {Ends[]} edges @param {Spot[]} places
 * @returns {Map<number, Spot>} */
export function around(centre, shown, edges, places) {
  const { x, y } = places[centre];
  const spots = new Map([[centre, { x, y }]]);
  let far = 0;
  for (const { depth, ring } of ringsAround(centre, shown, edges, places)) {
    far = Math.max(far + 1, ring.length / (depth === 1 ? FIRST / 2 : FIRST));
    const first = ring.length % 2 ? Math.PI : Math.PI + Math.PI / ring.length; // nobody right above or below
    ring.forEach((i, n) => {
      const angle = first + (2 * Math.PI * n) / ring.length;
      spots.set(i, { x: x + RING.x * far * Math.cos(angle), y: y + RING.y * far * Math.sin(angle) });
    });
  }
  return spots;
}

/** @param {number} centre @param {number[]} shown @param {Ends[]} edges @param {Spot[]} places */
function ringsAround(centre, shown, edges, places) {
  /** @param {number} i */
  const direction = (i) => Math.atan2(places[i].y - places[centre].y, places[i].x - places[centre].x);
  const near = new Map(shown.map((i) => [i, /** @type {number[]} */ ([])]));
  for (const { from, to } of edges) {
    near.get(from)?.push(to);
    near.get(to)?.push(from);
  }
  const left = new Set(shown.filter((i) => i !== centre));
  const rings = [];
  for (let inner = [centre], depth = 1; left.size; depth++) {
    let ring = [...new Set(inner.flatMap((i) => near.get(i) ?? []))].filter((i) => left.has(i));
    if (!ring.length) ring = [...left]; // those that nothing shown leads to
    if (depth === 1) ring.sort((a, b) => direction(a) - direction(b)); // later ones follow those that lead to them
    for (const i of ring) left.delete(i);
    rings.push({ depth, ring });
    inner = ring;
  }
  return rings;
}

/** A row from left to right; the others below it, in rows of the same length.
 * @param {number[]} row @param {number[]} shown @returns {Map<number, Spot>} */
export function inRow(row, shown) {
  const rest = shown.filter((i) => !row.includes(i));
  const wide = Math.max(row.length, Math.ceil(Math.sqrt(rest.length)));
  const spots = new Map(row.map((i, n) => [i, { x: n * STEP.x, y: 0 }]));
  rest.forEach((i, n) => spots.set(i, { x: (n % wide) * STEP.x, y: (1 + Math.floor(n / wide)) * STEP.y }));
  return spots;
}
