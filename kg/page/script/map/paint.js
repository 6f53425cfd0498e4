// A scene painted on a canvas. Many lines share a path, because each call of the canvas costs time.

import { LEADING, fontOf } from "./label-placement.js";
import { outline } from "./shapes.js";

/** @typedef {import("./types.js").Scene} Scene */
/** @typedef {import("./types.js").Colours} Colours */
/** @typedef {import("./types.js").Label} Label */

const SMALL = 3; // pixels: a mark with a smaller radius is a plain square
const BATCH = 50; // lines in one path; with more, overlaps get expensive
const HEAD = { length: 7, width: 3 }; // of an arrow, in pixels
export const DASH = [6, 5];
export const DIM_LABEL = 0.45;

/** Paint a scene. @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Colours} colours */
export function paint(context, scene, colours) {
  scene.halos.forEach((halo) => paintHalo(context, halo));
  scene.lines.forEach((lines) => paintLines(context, lines));
  scene.marks.forEach((marks) => paintMarks(context, marks));
  Object.assign(context, { globalAlpha: 1, textAlign: "center", textBaseline: "top", lineJoin: "round" });
  for (const label of scene.edgeLabels) paintLabel(context, label, colours, 4);
  for (const label of scene.labels) {
    context.globalAlpha = label.dim ? DIM_LABEL : 1;
    paintLabel(context, label, colours, 3);
  }
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {import("./types.js").Halo} halo */
function paintHalo(context, { colour, width, points }) {
  const line = { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round", globalAlpha: 0.2 };
  Object.assign(context, line);
  context.beginPath();
  context.moveTo(points[0], points[1]);
  for (let p = 2; p < points.length; p += 2) context.lineTo(points[p], points[p + 1]);
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {import("./types.js").Lines} lines */
function paintLines(context, { colour, width, dashed, alpha, ends, heads }) {
  const line = { strokeStyle: colour, fillStyle: colour, lineWidth: width, lineCap: "butt", globalAlpha: alpha };
  Object.assign(context, line);
  context.setLineDash(dashed ? DASH : []);
  for (let start = 0; start < ends.length; start += 5 * BATCH) {
    context.beginPath();
    for (let p = start; p < Math.min(ends.length, start + 5 * BATCH); p += 5) {
      context.moveTo(ends[p], ends[p + 1]);
      context.lineTo(ends[p + 2], ends[p + 3]);
    }
    context.stroke();
  }
  context.setLineDash([]);
  if (heads) paintHeads(context, ends);
}

/** @param {CanvasRenderingContext2D} context @param {number[]} ends */
function paintHeads(context, ends) {
  context.beginPath();
  for (let p = 0; p < ends.length; p += 5) {
    const head = headOf(ends, p);
    context.moveTo(head[0], head[1]);
    context.lineTo(head[2], head[3]);
    context.lineTo(head[4], head[5]);
    context.closePath();
  }
  context.fill();
}

/** Compute the three corners of the arrow head of a line.
 * @param {number[]} ends @param {number} p where the line begins in `ends` */
export function headOf(ends, p) {
  const [x1, y1, x2, y2, r] = ends.slice(p, p + 5);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [right, down] = [(x2 - x1) / length, (y2 - y1) / length];
  const [x, y] = [x2 - right * (r + 1), y2 - down * (r + 1)];
  const [back, below] = [x - right * HEAD.length, y - down * HEAD.length];
  const [aside, across] = [down * HEAD.width, right * HEAD.width];
  return [x, y, back - aside, below + across, back + aside, below - across];
}

/** @param {CanvasRenderingContext2D} context @param {import("./types.js").Marks} marks */
function paintMarks(context, { shape, fill, stroke, width, dashed, alpha, at }) {
  Object.assign(context, { fillStyle: fill, strokeStyle: stroke, globalAlpha: alpha });
  const path = new Path2D(outline(shape));
  for (let p = 0; p < at.length; p += 3) {
    const [x, y, r] = [at[p], at[p + 1], at[p + 2]];
    if (r < SMALL) {
      context.fillRect(x - r, y - r, 2 * r, 2 * r);
      continue;
    }
    const scale = r / 8;
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    if (width) {
      context.lineWidth = (2 * width) / scale; // the inner half is painted over
      context.setLineDash(dashed ? [3 / scale, 3 / scale] : []);
      context.stroke(path);
    }
    context.fill(path);
    context.restore();
  }
}

/** @param {CanvasRenderingContext2D} context @param {Label} label @param {Colours} colours
 * @param {number} rim in pixels */
function paintLabel(context, { x, y, lines, size, bold }, colours, rim) {
  context.font = fontOf(size, bold);
  context.lineWidth = rim;
  context.strokeStyle = colours.paper;
  context.fillStyle = colours.ink;
  lines.forEach((line, n) => {
    context.strokeText(line, x, y + n * size * LEADING);
    context.fillText(line, x, y + n * size * LEADING);
  });
}
