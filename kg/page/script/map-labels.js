// Which labels are drawn, and where: the most important first, none over another or over a mark.

/** @typedef {{left: number, top: number, right: number, bottom: number, mark?: boolean}} Box */
/** @typedef {{x: number, y: number, lines: string[], size: number, bold: boolean, box: Box}} Label around x, from y down */

export const LEADING = 1.2; // from line to line, in sizes of the font
const CELL = 64; // of the grid in which boxes look for each other

/** Boxes that must not overlap. */
export function createRoom() {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();

  /** @param {Box} box @param {(cell: number) => boolean | void} visit @returns {boolean} whether a visit said so */
  function some(box, visit) {
    const [last, bottom] = [Math.floor(box.right / CELL), Math.floor(box.bottom / CELL)];
    for (let column = Math.floor(box.left / CELL); column <= last; column++)
      for (let row = Math.floor(box.top / CELL); row <= bottom; row++) if (visit(column * 65536 + row)) return true;
    return false;
  }

  return {
    /** @param {Box} box @param {Box} [own] that does not count @param {boolean} [keen] whether it may lie over marks */
    isFree: (box, own, keen = false) =>
      !some(box, (cell) => (cells.get(cell) ?? []).some((other) => other !== own && !(keen && other.mark) && overlap(box, other))),
    /** @param {Box} box */
    take: (box) =>
      void some(box, (cell) => {
        const there = cells.get(cell);
        if (there) there.push(box);
        else cells.set(cell, [box]);
      }),
  };
}

/** @param {Box} box @param {{width: number, height: number}} view */
const isWithin = ({ left, top, right, bottom }, view) =>
  left >= 0 && top >= 0 && right <= view.width && bottom <= view.height;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {number} x @param {number} y @param {number} r @returns {Box} */
export const boxAround = (x, y, r) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r, mark: true });

const ruler = document.createElement("canvas").getContext("2d");
/** @type {Map<string, number>} */
const widths = new Map();

/** @param {string} text @param {string} font */
export function widthOf(text, font) {
  const key = font + text;
  let found = widths.get(key);
  if (found === undefined && ruler) {
    ruler.font = font;
    found = ruler.measureText(text).width;
    widths.set(key, found);
  }
  return found ?? 0;
}

/** @param {number} size @param {boolean} bold */
export const fontOf = (size, bold) => `${bold ? 600 : 400} ${size}px ${FACE()}`;
/** @type {string | undefined} */
let face;
export const FACE = () => (face ??= getComputedStyle(document.body).fontFamily);

/** The label of a mark below, above or beside it, the first place that is free and in view; null if none is.
 * @param {ReturnType<typeof createRoom>} room @param {{width: number, height: number}} view
 * @param {{x: number, y: number, r: number, box: Box}} mark
 * @param {{lines: string[], size: number, bold: boolean, must: boolean, keen: boolean}} label @returns {Label | null} */
export function placed(room, view, { x, y, r, box }, { lines, size, bold, must, keen }) {
  const wide = Math.max(...lines.map((line) => widthOf(line, fontOf(size, bold))));
  const high = lines.length * size * LEADING;
  const [aside, above, below] = [r + 4 + wide / 2, -r - 3 - high, r + 3];
  const near = wide / 2 + r / 2;
  const ways = [
    [0, below],
    [0, above],
    [aside, -high / 2],
    [-aside, -high / 2],
    [near, below - 3],
    [-near, below - 3],
    [near, above + 3],
    [-near, above + 3],
  ];
  for (const over of keen ? [false, true] : [false]) {
    for (const [right, down] of ways) {
      const label = labelAt(x + right, y + down, wide, high);
      if (isWithin(label.box, view) && room.isFree(label.box, box, over)) return { ...label, lines, size, bold };
    }
  }
  return must ? { ...labelAt(x, y + r + 3, wide, high), lines, size, bold } : null;
}

/** @param {number} x @param {number} y @param {number} wide @param {number} high */
function labelAt(x, y, wide, high) {
  return { x, y, box: { left: x - wide / 2 - 2, top: y - 1, right: x + wide / 2 + 2, bottom: y + high + 1 } };
}
