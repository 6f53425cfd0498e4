// The shapes of marks: SVG paths between -10 and 10, the same on the canvas, in SVG and in the legend.

/** @type {Record<string, string>} */
const SHAPES = {
  dot: "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0",
  square: "M-7-7H7V7H-7Z",
  triangle: "M0-9L9 7H-9Z",
  triangleDown: "M0 9L9-7H-9Z",
  diamond: "M0-10L8 0L0 10L-8 0Z",
  hexagon: "M-9 0L-4.5-8H4.5L9 0L4.5 8H-4.5Z",
  star: "M0-10L2.5-3.4L9.5-3.1L4 1.2L5.9 8.1L0 4.2L-5.9 8.1L-4 1.2L-9.5-3.1L-2.5-3.4Z",
  box: "M-9-5H9V5H-9Z",
  ellipse: "M-9 0a9 6 0 1 0 18 0a9 6 0 1 0-18 0",
  database: "M-7-6a7 2.5 0 0 1 14 0V6a7 2.5 0 0 1-14 0Z",
};

/** Get the path of a shape; a dot for an unknown one. @param {string} shape */
export const outline = (shape) => (Object.hasOwn(SHAPES, shape) ? SHAPES[shape] : SHAPES.dot);
