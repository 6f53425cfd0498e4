// The map as a picture file.

import { currentScene } from "./drawing.js";
import { paint } from "./paint.js";
import { asSvg } from "./svg.js";

/** @typedef {import("./drawing.js").MapState} MapState */

const SHARPNESS = 2; // pixels of a PNG for each pixel of the map

/** Save the current view. @param {MapState} map @param {"png" | "svg"} kind @returns {Promise<Blob>} */
export async function pictureOf(map, kind) {
  const { colours, size } = map;
  const scene = currentScene(map);
  if (kind === "svg") return new Blob([asSvg(scene, colours, size)], { type: "image/svg+xml" });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size.width * SHARPNESS, size.height * SHARPNESS];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, size.width, size.height);
  paint(context, scene, colours);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the browser could not write a PNG picture")))),
  );
}
