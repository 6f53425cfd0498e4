// The camera of the map, and its moves: jump, glide, push, zoom.

/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Size} Size */

const SCALES = { least: 0.01, most: 4 };
const GLIDE = 350; // milliseconds
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {number} scale */
const allowed = (scale) => Math.min(SCALES.most, Math.max(SCALES.least, scale));

/** Create functions from places on the map to pixels of the container. @param {Camera} camera @param {Size} size */
export const projection = (camera, size) => ({
  /** @param {number} x */
  x: (x) => (x - camera.x) * camera.scale + size.width / 2,
  /** @param {number} y */
  y: (y) => (y - camera.y) * camera.scale + size.height / 2,
});

/** Create a camera. @param {HTMLElement} container @param {() => void} moved called after each move */
export function createCamera(container, moved) {
  /** @type {Camera} */
  const camera = { x: 0, y: 0, scale: 1 };
  let animation = 0;

  /** @param {Camera} to */
  function jump(to) {
    Object.assign(camera, { x: to.x, y: to.y, scale: allowed(to.scale) });
    moved();
  }

  const stop = () => cancelAnimationFrame(animation);

  /** Move to a place; smoothly, unless the reader prefers less motion. @param {Camera} to @param {boolean} smooth */
  function go(to, smooth) {
    stop();
    if (!smooth || reducedMotion.matches) return jump(to);
    const [from, start] = [{ ...camera }, performance.now()];
    /** @param {number} now */
    const step = (now) => {
      const share = Math.min(1, (now - start) / GLIDE);
      jump(between(from, to, share));
      if (share < 1) animation = requestAnimationFrame(step);
    };
    animation = requestAnimationFrame(step);
  }

  return {
    camera,
    go,
    stop,
    /** @param {number} factor */
    zoom: (factor) => go({ ...camera, scale: camera.scale * factor }, true),
    /** Zoom; what is below a point stays there. @param {number} factor @param {Point} point */
    zoomAt: (factor, point) => jump(zoomed(camera, factor, point, container)),
    /** Move the map by pixels. @param {number} right @param {number} down */
    push: (right, down) =>
      jump({ ...camera, x: camera.x - right / camera.scale, y: camera.y - down / camera.scale }),
  };
}

/** Interpolate between cameras, slower at both ends. @param {Camera} from @param {Camera} to @param {number} share */
function between(from, to, share) {
  const eased = share * share * (3 - 2 * share);
  return {
    x: from.x + (to.x - from.x) * eased,
    y: from.y + (to.y - from.y) * eased,
    scale: from.scale * (to.scale / from.scale) ** eased,
  };
}

/** @param {Camera} camera @param {number} factor @param {Point} point @param {HTMLElement} container */
function zoomed(camera, factor, point, container) {
  const scale = allowed(camera.scale * factor);
  const [right, down] = [point.x - container.clientWidth / 2, point.y - container.clientHeight / 2];
  const back = 1 / camera.scale - 1 / scale;
  return { x: camera.x + right * back, y: camera.y + down * back, scale };
}
