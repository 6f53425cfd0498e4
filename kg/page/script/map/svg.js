// A scene as SVG text that needs nothing else.

import { LEADING, fontFamily } from "./label-placement.js";
import { DASH, DIM_LABEL, headOf } from "./paint.js";
import { outline } from "./shapes.js";

/** @typedef {import("./types.js").Scene} Scene */

/** Round to a tenth. @param {number} number */
const short = (number) => `${Math.round(number * 10) / 10}`;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Escape markup, and replace characters that XML does not allow. @param {string} text */
const escapeXml = (text) => text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"]/g, (c) => ENTITIES[c]);

/** Write a scene as SVG. @param {Scene} scene @param {import("./types.js").Colours} colours
 * @param {import("./types.js").Size} size */
export function asSvg(scene, colours, { width, height }) {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...scene.halos.map(haloSvg),
    ...scene.lines.map(linesSvg),
    ...scene.marks.flatMap(marksSvg),
    `<g fill="${colours.ink}" stroke="${colours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` +
      ` text-anchor="middle" font-family="${escapeXml(fontFamily())}">`,
    ...scene.edgeLabels.map((label) => labelSvg(label, 1)),
    ...scene.labels.map((label) => labelSvg(label, label.dim ? DIM_LABEL : 1)),
    "</g></svg>",
  ];
  return parts.join("\n");
}

/** @param {import("./types.js").Halo} halo */
function haloSvg({ colour, width, points }) {
  const style = `stroke="${colour}" stroke-width="${short(width)}" stroke-opacity="0.2"`;
  const line = `fill="none" stroke-linecap="round" stroke-linejoin="round" ${style}`;
  return `<polyline ${line} points="${points.map(short).join(" ")}"/>`;
}

/** @param {import("./types.js").Lines} lines */
function linesSvg({ colour, width, dashed, alpha, ends, heads }) {
  let line = "";
  let head = "";
  for (let p = 0; p < ends.length; p += 5) {
    const [x1, y1, x2, y2] = ends.slice(p, p + 4).map(short);
    line += `M${x1} ${y1}L${x2} ${y2}`;
    if (heads) head += `M${headOf(ends, p).map(short).join(" ")}Z`;
  }
  const dash = dashed ? ` stroke-dasharray="${DASH.join(" ")}"` : "";
  const path = `<path fill="none" stroke="${colour}" stroke-width="${width}"${dash} d="${line}"/>`;
  return `<g opacity="${short(alpha)}">${path}${head && `<path fill="${colour}" d="${head}"/>`}</g>`;
}

/** @param {import("./types.js").Marks} marks */
function marksSvg({ shape, fill, stroke, width, dashed, alpha, at }) {
  const paths = [];
  for (let p = 0; p < at.length; p += 3) {
    const scale = at[p + 2] / 8;
    const place = `transform="translate(${short(at[p])} ${short(at[p + 1])}) scale(${scale.toFixed(3)})"`;
    const dash = dashed ? ` stroke-dasharray="${short(3 / scale)}"` : "";
    const thickness = short((2 * width) / scale);
    const rim = width ? ` stroke="${stroke}" stroke-width="${thickness}" paint-order="stroke"${dash}` : "";
    paths.push(`<path ${place} fill="${fill}"${rim} opacity="${alpha}" d="${outline(shape)}"/>`);
  }
  return paths;
}

/** @param {import("./types.js").Label} label @param {number} alpha */
function labelSvg({ x, y, lines, size, bold }, alpha) {
  const rows = lines.map((line, n) => {
    const down = short(y + size * (0.85 + n * LEADING));
    return `<tspan x="${short(x)}" y="${down}">${escapeXml(line)}</tspan>`;
  });
  return `<text font-size="${size}" font-weight="${bold ? 600 : 400}" opacity="${alpha}">${rows.join("")}</text>`;
}
