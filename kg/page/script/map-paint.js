// A scene -> pixels. Many lines and small marks share a path: the canvas is asked as seldom as it pays.

import { fontOf, LEADING } from "./map-labels.js";
import { outline } from "./map-shapes.js";

/** @typedef {import("./map-scene.js").Scene} Scene */
/** @typedef {import("./map-scene.js").Colours} Colours */
/** @typedef {import("./map-labels.js").Label} Label */

const SMALL = 3; // pixels: a mark with this radius is a plain square
const BATCH = 50; // lines in one path; with more of them overlaps get expensive
export const HEAD = { long: 7, wide: 3 }; // of an arrow, in pixels
export const DASH = [6, 5];

/** @param {CanvasRenderingContext2D} to @param {Scene} scene @param {Colours} colours */
export function paint(to, scene, colours) {
  scene.halos.forEach((halo) => paintHalo(to, halo));
  scene.lines.forEach((lines) => paintLines(to, lines));
  scene.marks.forEach((marks) => paintMarks(to, marks));
  to.globalAlpha = 1;
  to.textAlign = "center";
  to.textBaseline = "top";
  to.lineJoin = "round";
  for (const label of scene.texts) write(to, label, colours, 4);
  for (const label of scene.labels) {
    to.globalAlpha = label.dim ? 0.45 : 1;
    write(to, label, colours, 3);
  }
  to.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} to @param {import("./map-scene.js").Halo} halo */
function paintHalo(to, { colour, width, points }) {
  Object.assign(to, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round", globalAlpha: 0.2 });
  to.beginPath();
  to.moveTo(points[0], points[1]);
  for (let p = 2; p < points.length; p += 2) to.lineTo(points[p], points[p + 1]);
  to.stroke();
}

/** @param {CanvasRenderingContext2D} to @param {import("./map-scene.js").Lines} lines */
function paintLines(to, { colour, width, dashed, alpha, ends, heads }) {
  Object.assign(to, { strokeStyle: colour, fillStyle: colour, lineWidth: width, lineCap: "butt", globalAlpha: alpha });
  to.setLineDash(dashed ? DASH : []);
  for (let start = 0; start < ends.length; start += 5 * BATCH) {
    to.beginPath();
    for (let p = start; p < Math.min(ends.length, start + 5 * BATCH); p += 5) {
      to.moveTo(ends[p], ends[p + 1]);
      to.lineTo(ends[p + 2], ends[p + 3]);
    }
    to.stroke();
  }
  to.setLineDash([]);
  if (!heads) return;
  to.beginPath();
  for (let p = 0; p < ends.length; p += 5) {
    const tip = headOf(ends, p);
    to.moveTo(tip[0], tip[1]);
    to.lineTo(tip[2], tip[3]);
    to.lineTo(tip[4], tip[5]);
    to.closePath();
  }
  to.fill();
}

/** The three corners of the arrow at the end of a line. @param {number[]} ends @param {number} p */
export function headOf(ends, p) {
  const [x1, y1, x2, y2, r] = ends.slice(p, p + 5);
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [right, down] = [(x2 - x1) / long, (y2 - y1) / long];
  const [x, y] = [x2 - right * (r + 1), y2 - down * (r + 1)];
  const [back, below] = [x - right * HEAD.long, y - down * HEAD.long];
  return [x, y, back - down * HEAD.wide, below + right * HEAD.wide, back + down * HEAD.wide, below - right * HEAD.wide];
}

/** @param {CanvasRenderingContext2D} to @param {import("./map-scene.js").Marks} marks */
function paintMarks(to, { shape, fill, stroke, width, dashed, alpha, at }) {
  Object.assign(to, { fillStyle: fill, strokeStyle: stroke, globalAlpha: alpha });
  const path = new Path2D(outline(shape));
  for (let p = 0; p < at.length; p += 3) {
    const [x, y, r] = [at[p], at[p + 1], at[p + 2]];
    if (r < SMALL) {
      to.fillRect(x - r, y - r, 2 * r, 2 * r);
      continue;
    }
    const scale = r / 8;
    to.save();
    to.translate(x, y);
    to.scale(scale, scale);
    if (width) {
      to.lineWidth = (2 * width) / scale; // the inner half is painted over
      to.setLineDash(dashed ? [3 / scale, 3 / scale] : []);
      to.stroke(path);
    }
    to.fill(path);
    to.restore();
  }
}

/** @param {CanvasRenderingContext2D} to @param {Label} label @param {Colours} colours @param {number} rim */
function write(to, { x, y, lines, size, bold }, colours, rim) {
  to.font = fontOf(size, bold);
  to.lineWidth = rim;
  to.strokeStyle = colours.paper;
  to.fillStyle = colours.ink;
  lines.forEach((line, n) => {
    to.strokeText(line, x, y + n * size * LEADING);
    to.fillText(line, x, y + n * size * LEADING);
  });
}
