// Placement of labels: beside their mark, in view, and over no other label or mark.

/** @typedef {import("./types.js").Box} Box */
/** @typedef {import("./types.js").Label} Label */
/** @typedef {import("./types.js").Size} Size */

export const LEADING = 1.2; // from line to line, in font sizes
const CELL = 64; // pixels of the grid by which boxes are looked up

/** Create a set of boxes that must not overlap. */
export function createOccupancy() {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();
  return {
    /** @param {Box} box @param {Box} [own] ignored @param {boolean} [overMarks] whether it may overlap marks */
    isFree: (box, own, overMarks = false) =>
      !cellsOf(box).some((cell) =>
        (cells.get(cell) ?? []).some(
          (other) => other !== own && !(overMarks && other.mark) && overlap(box, other),
        ),
      ),
    /** @param {Box} box */
    take: (box) => {
      for (const cell of cellsOf(box)) {
        const taken = cells.get(cell);
        if (taken) taken.push(box);
        else cells.set(cell, [box]);
      }
    },
  };
}

/** List the cells of the grid that a box touches. @param {Box} box */
function cellsOf(box) {
  const [lastColumn, lastRow] = [Math.floor(box.right / CELL), Math.floor(box.bottom / CELL)];
  const cells = [];
  for (let column = Math.floor(box.left / CELL); column <= lastColumn; column++) {
    for (let row = Math.floor(box.top / CELL); row <= lastRow; row++) cells.push(column * 65536 + row);
  }
  return cells;
}

/** @param {Box} box @param {Size} size */
const isWithin = ({ left, top, right, bottom }, size) =>
  left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {number} x @param {number} y @param {number} r @returns {Box} */
export const markBox = (x, y, r) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r, mark: true });

const ruler = document.createElement("canvas").getContext("2d");
/** @type {Map<string, number>} */
const widths = new Map();

/** Measure a text in pixels. @param {string} text @param {string} font */
export function widthOf(text, font) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined && ruler) {
    ruler.font = font;
    width = ruler.measureText(text).width;
    widths.set(key, width);
  }
  return width ?? 0;
}

/** @type {string | undefined} */
let family;
/** Name the fonts of the page. */
export const fontFamily = () => (family ??= getComputedStyle(document.body).fontFamily);
/** @param {number} size @param {boolean} bold */
export const fontOf = (size, bold) => `${bold ? 600 : 400} ${size}px ${fontFamily()}`;

/** Place a label below, above or beside its mark, at the first free place in view; null if there is none.
 * A required label stands below its mark then; an important one may lie over other marks.
 * @param {ReturnType<typeof createOccupancy>} occupancy @param {Size} size
 * @param {{x: number, y: number, r: number, box: Box}} mark
 * @param {{lines: string[], size: number, bold: boolean, required: boolean, important: boolean}} text
 * @returns {Label | null} */
export function placeLabel(occupancy, size, { x, y, r, box }, { required, important, ...text }) {
  const width = Math.max(...text.lines.map((line) => widthOf(line, fontOf(text.size, text.bold))));
  const height = text.lines.length * text.size * LEADING;
  for (const overMarks of important ? [false, true] : [false]) {
    for (const [right, down] of offsets(r, width, height)) {
      const label = { ...labelAt(x + right, y + down, width, height), ...text };
      if (isWithin(label.box, size) && occupancy.isFree(label.box, box, overMarks)) return label;
    }
  }
  return required ? { ...labelAt(x, y + r + 3, width, height), ...text } : null;
}

/** List the places of a label around a mark, the best first.
 * @param {number} r @param {number} width @param {number} height */
function offsets(r, width, height) {
  const [beside, above, below] = [r + 4 + width / 2, -r - 3 - height, r + 3];
  const near = width / 2 + r / 2;
  return [
    [0, below],
    [0, above],
    [beside, -height / 2],
    [-beside, -height / 2],
    [near, below - 3],
    [-near, below - 3],
    [near, above + 3],
    [-near, above + 3],
  ];
}

/** @param {number} x @param {number} y @param {number} width @param {number} height */
function labelAt(x, y, width, height) {
  return { x, y, box: { left: x - width / 2 - 2, top: y - 1, right: x + width / 2 + 2, bottom: y + height + 1 } };
}
