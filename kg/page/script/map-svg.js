// A scene -> SVG text that needs nothing else.

import { FACE, LEADING } from "./map-labels.js";
import { DASH, headOf } from "./map-paint.js";
import { outline } from "./map-shapes.js";

/** @typedef {import("./map-scene.js").Scene} Scene */

/** @param {number} number */
const short = (number) => `${Math.round(number * 10) / 10}`;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text that is no markup, without what XML does not allow. @param {string} text */
const escaped = (text) =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/[&<>"]/g, (c) => ENTITIES[c]);

/** @param {Scene} scene @param {import("./map-scene.js").Colours} colours @param {import("./map-scene.js").Size} size */
export function asSvg(scene, colours, { width, height }) {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...scene.halos.map(haloSvg),
    ...scene.lines.map(linesSvg),
    ...scene.marks.flatMap(marksSvg),
    `<g fill="${colours.ink}" stroke="${colours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` +
      ` text-anchor="middle" font-family="${escaped(FACE())}">`,
    ...scene.texts.map((label) => textSvg(label, 1)),
    ...scene.labels.map((label) => textSvg(label, label.dim ? 0.45 : 1)),
    "</g></svg>",
  ];
  return parts.join("\n");
}

/** @param {import("./map-scene.js").Halo} halo */
function haloSvg({ colour, width, points }) {
  const style = `stroke="${colour}" stroke-width="${short(width)}" stroke-opacity="0.2"`;
  return `<polyline fill="none" stroke-linecap="round" stroke-linejoin="round" ${style} points="${points.map(short).join(" ")}"/>`;
}

/** @param {import("./map-scene.js").Lines} lines */
function linesSvg({ colour, width, dashed, alpha, ends, heads }) {
  let line = "";
  let head = "";
  for (let p = 0; p < ends.length; p += 5) {
    const [x1, y1, x2, y2] = ends.slice(p, p + 4).map(short);
    line += `M${x1} ${y1}L${x2} ${y2}`;
    if (heads) head += `M${headOf(ends, p).map(short).join(" ")}Z`;
  }
  const dash = dashed ? ` stroke-dasharray="${DASH.join(" ")}"` : "";
  const drawn = `<path fill="none" stroke="${colour}" stroke-width="${width}"${dash} d="${line}"/>`;
  return `<g opacity="${short(alpha)}">${drawn}${head && `<path fill="${colour}" d="${head}"/>`}</g>`;
}

/** @param {import("./map-scene.js").Marks} marks */
function marksSvg({ shape, fill, stroke, width, dashed, alpha, at }) {
  const found = [];
  for (let p = 0; p < at.length; p += 3) {
    const scale = at[p + 2] / 8;
    const place = `transform="translate(${short(at[p])} ${short(at[p + 1])}) scale(${scale.toFixed(3)})"`;
    const dash = dashed ? ` stroke-dasharray="${short(3 / scale)}"` : "";
    const rim = width ? ` stroke="${stroke}" stroke-width="${short((2 * width) / scale)}" paint-order="stroke"${dash}` : "";
    found.push(`<path ${place} fill="${fill}"${rim} opacity="${alpha}" d="${outline(shape)}"/>`);
  }
  return found;
}

/** @param {import("./map-labels.js").Label} label @param {number} alpha */
function textSvg({ x, y, lines, size, bold }, alpha) {
  const rows = lines.map((line, n) => {
    const down = short(y + size * (0.85 + n * LEADING));
    return `<tspan x="${short(x)}" y="${down}">${escaped(line)}</tspan>`;
  });
  return `<text font-size="${size}" font-weight="${bold ? 600 : 400}" opacity="${alpha}">${rows.join("")}</text>`;
}
