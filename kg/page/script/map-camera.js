// Moving about: mouse, wheel, touch and keys. The camera is the place in the middle and the scale.

/** @typedef {import("./map-scene.js").Camera} Camera */
/** @typedef {{x: number, y: number}} Point in pixels of the part, or on the map */

const SCALES = { least: 0.01, most: 4 };
const STILL = 5; // pixels that a finger may slip in a tap
const PUSH = 70; // pixels that an arrow key moves the map
const CLOSER = 1.3; // by key or button
const GLIDE = 350; // milliseconds
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {HTMLElement} part that shows the map and has the focus for keys
 * @param {{moved(): void, tap(at: Point): void, hover(at: Point | null): void, fit(): void}} on */
export function createCamera(part, on) {
  /** @type {Camera} */
  const camera = { x: 0, y: 0, scale: 1 };
  let gliding = 0;

  /** @param {Camera} to */
  function jump(to) {
    camera.x = to.x;
    camera.y = to.y;
    camera.scale = Math.min(SCALES.most, Math.max(SCALES.least, to.scale));
    on.moved();
  }

  /** Move there, smoothly if the reader likes it. @param {Camera} to @param {boolean} smooth */
  function go(to, smooth) {
    cancelAnimationFrame(gliding);
    if (!smooth || calm.matches) return jump(to);
    const [from, start] = [{ ...camera }, performance.now()];
    /** @param {number} now */
    const step = (now) => {
      const part = Math.min(1, (now - start) / GLIDE);
      const eased = part * part * (3 - 2 * part);
      /** @param {"x" | "y"} key */
      const between = (key) => from[key] + (to[key] - from[key]) * eased;
      jump({ x: between("x"), y: between("y"), scale: from.scale * (to.scale / from.scale) ** eased });
      if (part < 1) gliding = requestAnimationFrame(step);
    };
    gliding = requestAnimationFrame(step);
  }

  /** @param {number} right @param {number} down pixels that the map follows the hand */
  const push = (right, down) => jump({ ...camera, x: camera.x - right / camera.scale, y: camera.y - down / camera.scale });

  /** What is below a point stays there. @param {number} factor @param {Point} at */
  function zoomAt(factor, at) {
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, camera.scale * factor));
    const [right, down] = [at.x - part.clientWidth / 2, at.y - part.clientHeight / 2];
    const back = 1 / camera.scale - 1 / scale;
    jump({ x: camera.x + right * back, y: camera.y + down * back, scale });
  }

  /** @param {number} factor */
  const zoom = (factor) => go({ ...camera, scale: camera.scale * factor }, true);
  listenToPointers(part, { ...on, push, zoomAt, grab: () => cancelAnimationFrame(gliding) });
  listenToKeys(part, { push, zoom, fit: on.fit });
  return { camera, go, zoom };
}

/** @param {HTMLElement} part @param {MouseEvent} event @returns {Point} */
function pointIn(part, event) {
  const { left, top } = part.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** @param {HTMLElement} part
 * @param {{push(right: number, down: number): void, zoomAt(factor: number, at: Point): void, grab(): void,
 *   tap(at: Point): void, hover(at: Point | null): void}} on */
function listenToPointers(part, on) {
  /** @type {Map<number, Point>} */
  const down = new Map();
  let slipped = 0;
  const middle = () => {
    const [a, b = a] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  part.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    on.grab();
    if (!down.size) slipped = 0;
    down.set(event.pointerId, pointIn(part, event));
    if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
  });
  part.addEventListener("pointermove", (event) => {
    const at = pointIn(part, event);
    if (!down.has(event.pointerId)) return on.hover(event.pointerType === "mouse" ? at : null);
    const before = middle();
    down.set(event.pointerId, at);
    const after = middle();
    slipped += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(after.apart - before.apart);
    if (slipped < STILL) return;
    on.hover(null);
    on.push(after.x - before.x, after.y - before.y);
    if (before.apart && after.apart) on.zoomAt(after.apart / before.apart, after);
  });
  part.addEventListener("pointerup", (event) => {
    if (down.delete(event.pointerId) && !down.size && slipped < STILL) on.tap(pointIn(part, event));
  });
  part.addEventListener("pointercancel", (event) => void down.delete(event.pointerId));
  part.addEventListener("pointerleave", () => on.hover(null));
  part.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      on.grab();
      const rows = event.deltaY * (event.deltaMode ? 16 : 1);
      on.zoomAt(Math.exp(-Math.max(-200, Math.min(200, rows)) * (event.ctrlKey ? 0.01 : 0.002)), pointIn(part, event));
    },
    { passive: false },
  );
}

/** @param {HTMLElement} part
 * @param {{push(right: number, down: number): void, zoom(factor: number): void, fit(): void}} on */
function listenToKeys(part, on) {
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => on.push(PUSH, 0),
    ArrowRight: () => on.push(-PUSH, 0),
    ArrowUp: () => on.push(0, PUSH),
    ArrowDown: () => on.push(0, -PUSH),
    "+": () => on.zoom(CLOSER),
    "=": () => on.zoom(CLOSER),
    "-": () => on.zoom(1 / CLOSER),
    0: on.fit,
    Home: on.fit,
  };
  part.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}
