// Mouse, wheel, touch and keys on the map.

/** @typedef {import("./types.js").Point} Point */
/** @typedef {{push(right: number, down: number): void, zoomAt(factor: number, point: Point): void, stop(): void,
 *   tap(point: Point): void, hover(point: Point | null): void}} PointerActions */
/** Pointers that are down, and pixels moved since the first.
 * @typedef {{down: Map<number, Point>, moved: number}} Gesture */

const STILL = 5; // pixels that a finger may move in a tap
const PUSH = 70; // pixels that an arrow key moves the map
const CLOSER = 1.3; // zoom of a key

/** @param {HTMLElement} container @param {MouseEvent} event @returns {Point} */
function pointIn(container, event) {
  const { left, top } = container.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Turn moves of mouse and fingers into actions. @param {HTMLElement} container @param {PointerActions} actions */
export function listenToPointers(container, actions) {
  /** @type {Gesture} */
  const gesture = { down: new Map(), moved: 0 };
  container.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    actions.stop();
    if (!gesture.down.size) gesture.moved = 0;
    gesture.down.set(event.pointerId, pointIn(container, event));
    if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
  });
  container.addEventListener("pointermove", (event) => {
    const point = pointIn(container, event);
    if (gesture.down.has(event.pointerId)) drag(gesture, event.pointerId, point, actions);
    else actions.hover(event.pointerType === "mouse" ? point : null);
  });
  container.addEventListener("pointerup", (event) => {
    const { down, moved } = gesture;
    if (down.delete(event.pointerId) && !down.size && moved < STILL) actions.tap(pointIn(container, event));
  });
  container.addEventListener("pointercancel", (event) => void gesture.down.delete(event.pointerId));
  container.addEventListener("pointerleave", () => actions.hover(null));
}

/** Move the map with one pointer, move and zoom it with two.
 * @param {Gesture} gesture @param {number} pointer @param {Point} point @param {PointerActions} actions */
function drag(gesture, pointer, point, actions) {
  const before = centreOf(gesture.down);
  gesture.down.set(pointer, point);
  const after = centreOf(gesture.down);
  gesture.moved += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(after.span - before.span);
  if (gesture.moved < STILL) return;
  actions.hover(null);
  actions.push(after.x - before.x, after.y - before.y);
  if (before.span && after.span) actions.zoomAt(after.span / before.span, after);
}

/** Find the middle of one or two pointers, and the pixels between them. @param {Map<number, Point>} down */
function centreOf(down) {
  const [a, b = a] = [...down.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, span: Math.hypot(a.x - b.x, a.y - b.y) };
}

/** Zoom with the wheel. @param {HTMLElement} container @param {PointerActions} actions */
export function listenToWheel(container, actions) {
  /** @param {WheelEvent} event */
  const turn = (event) => {
    event.preventDefault();
    actions.stop();
    const pixels = event.deltaY * (event.deltaMode ? 16 : 1);
    const factor = Math.exp(-Math.max(-200, Math.min(200, pixels)) * (event.ctrlKey ? 0.01 : 0.002));
    actions.zoomAt(factor, pointIn(container, event));
  };
  container.addEventListener("wheel", turn, { passive: false });
}

/** Move and zoom with keys. @param {HTMLElement} container
 * @param {{push(right: number, down: number): void, zoom(factor: number): void, fit(): void}} actions */
export function listenToKeys(container, actions) {
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => actions.push(PUSH, 0),
    ArrowRight: () => actions.push(-PUSH, 0),
    ArrowUp: () => actions.push(0, PUSH),
    ArrowDown: () => actions.push(0, -PUSH),
    "+": () => actions.zoom(CLOSER),
    "=": () => actions.zoom(CLOSER),
    "-": () => actions.zoom(1 / CLOSER),
    0: actions.fit,
    Home: actions.fit,
  };
  container.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}
